package cn.caitong.mappings.json;

/**
 * Walks over text that may or may not be JSON, telling names from values by the colon that follows. NULs are passed over, so that
 * UTF-16 read as single bytes still shows its words. One pass; a word is made a text of only where something depends on it.
 */
final class SecretScanner {
    private static final int LONGEST_WORD = 256;
    /** Not inside the value of a classification. */
    private static final int OUTSIDE = -1;

    private final String text;
    private int at;
    /** The word at hand, as it stands in the text. */
    private int from;

    private int to;
    private boolean hasEscapes;
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
                    if (isWordStart(character) && isMark(character)) {
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

    private boolean isMark(char first) {
        passWord(first);
        if (isFollowedByColon()) {
            expectsMark = markedDepth != OUTSIDE || SecretMark.isName(word());
            return false;
        }
        boolean nested = markedDepth != OUTSIDE;
        boolean found = expectsMark && isMark(word(), nested);
        expectsMark = nested;
        return found;
    }

    private static boolean isMark(String word, boolean nested) {
        return SecretMark.isMark(word) || (!nested && SecretMark.isYes(word));
    }

    private boolean isFollowedByColon() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == 0)) {
            at++;
        }
        return at < text.length() && text.charAt(at) == ':';
    }

    private void passWord(char first) {
        boolean quoted = !Character.isLetterOrDigit(first);
        at += quoted ? 1 : 0;
        from = at;
        hasEscapes = false;
        while (at < text.length() && !endsWord(text.charAt(at), quoted, first)) {
            char character = text.charAt(at++);
            hasEscapes |= character == '\\' || character == 0;
            if (character == '\\' && at < text.length()) {
                at = afterEscape(at);
            }
        }
        to = at;
        at += quoted ? 1 : 0;
    }

    private static boolean endsWord(char character, boolean quoted, char quote) {
        return quoted ? character == quote : character != 0 && !Character.isLetterOrDigit(character);
    }

    /** The word that was passed, escapes resolved; only its beginning, which is enough to know it by. */
    private String word() {
        if (!hasEscapes) {
            return text.substring(from, Math.min(to, from + LONGEST_WORD));
        }
        StringBuilder word = new StringBuilder();
        int next = from;
        while (next < to && word.length() < LONGEST_WORD) {
            char character = text.charAt(next++);
            if (character == '\\' && next < text.length()) {
                character = escaped(next);
                next = afterEscape(next);
            }
            if (character != 0) {
                word.append(character);
            }
        }
        return word.toString();
    }

    private int afterEscape(int escape) {
        return isUnicode(escape) ? escape + 5 : escape + 1;
    }

    private boolean isUnicode(int escape) {
        return text.charAt(escape) == 'u' && escape + 5 <= text.length();
    }

    private char escaped(int escape) {
        if (!isUnicode(escape)) {
            return text.charAt(escape);
        }
        int value = 0;
        for (int digit = escape + 1; digit < escape + 5; digit++) {
            value = value * 16 + Math.max(0, Character.digit(text.charAt(digit), 16));
        }
        return (char) value;
    }
}
