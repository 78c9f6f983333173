package cn.caitong.mappings.json;

/**
 * Walks over text that may or may not be JSON, telling names from values by the colon that follows. NULs are passed over, so that
 * UTF-16 read as single bytes still shows its words. One pass, no memory beyond the word at hand.
 */
final class SecretScanner {
    private static final int LONGEST_WORD = 256;
    /** Not inside the value of a classification. */
    private static final int OUTSIDE = -1;

    private final String text;
    private int at;
    private int depth;
    private int markedDepth = OUTSIDE;
    private boolean expectsMark;

    SecretScanner(String text) {
        this.text = text;
    }

    boolean finds() {
        while (at < text.length()) {
            char character = text.charAt(at);
            switch (character) {
                case '{', '[' -> open();
                case '}', ']' -> close();
                case ',' -> {
                    expectsMark = markedDepth != OUTSIDE;
                    at++;
                }
                default -> {
                    if (isWordStart(character) && isMark(word(character))) {
                        return true;
                    }
                }
            }
        }
        return false;
    }

    private void open() {
        depth++;
        at++;
        if (expectsMark && markedDepth == OUTSIDE) {
            markedDepth = depth;
        }
    }

    private void close() {
        if (depth == markedDepth) {
            markedDepth = OUTSIDE;
            expectsMark = false;
        }
        depth--;
        at++;
    }

    private boolean isWordStart(char character) {
        boolean quoted = character == '"' || character == '\'';
        if (!quoted && !Character.isLetterOrDigit(character)) {
            at++;
            return false;
        }
        return true;
    }

    private boolean isMark(String word) {
        if (isFollowedByColon()) {
            expectsMark = markedDepth != OUTSIDE || SecretMark.isName(word);
            return false;
        }
        boolean nested = markedDepth != OUTSIDE;
        boolean found = expectsMark && (SecretMark.isMark(word) || (!nested && SecretMark.isYes(word)));
        expectsMark = nested;
        return found;
    }

    private boolean isFollowedByColon() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == 0)) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':';
    }

    /** The word at hand, escapes resolved; only its beginning is kept, which is enough to know it by. */
    private String word(char first) {
        boolean quoted = !Character.isLetterOrDigit(first);
        StringBuilder word = new StringBuilder();
        at += quoted ? 1 : 0;
        while (at < text.length() && !endsWord(text.charAt(at), quoted, first)) {
            char character = text.charAt(at++);
            if (character == '\\' && at < text.length()) {
                character = escaped();
            }
            if (character != 0 && word.length() < LONGEST_WORD) {
                word.append(character);
            }
        }
        at += quoted ? 1 : 0;
        return word.toString();
    }

    private static boolean endsWord(char character, boolean quoted, char quote) {
        return quoted ? character == quote : character != 0 && !Character.isLetterOrDigit(character);
    }

    private char escaped() {
        char kind = text.charAt(at++);
        if (kind != 'u' || at + 4 > text.length()) {
            return kind;
        }
        int value = 0;
        for (int digit = 0; digit < 4; digit++) {
            value = value * 16 + Math.max(0, Character.digit(text.charAt(at++), 16));
        }
        return (char) value;
    }
}
