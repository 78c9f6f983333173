package cn.caitong.mappings.json;

import java.util.ArrayDeque;
import java.util.Deque;

/**
 * Walks over text that may or may not be XML, telling names (of elements, of attributes, or told in an attribute's value) from
 * what stands under them. It trusts no parser, so that what is malformed cannot hide its mark. One pass.
 */
final class XmlSecretScanner {
    private static final int LONGEST_WORD = 256;
    private static final int LONGEST_REFERENCE = 12;
    private static final int DEEPEST = 256;
    private static final String SECTION = "<![CDATA[";

    /** What an element's own name, or one around it, says of its text. */
    private enum Under {
        NOTHING,
        INHERITED,
        NAMED
    }

    private final String text;
    private final Deque<Under> open = new ArrayDeque<>();
    /** The text of the element at hand so far: a comment or a section must not part a word. */
    private final StringBuilder said = new StringBuilder();

    private int at;

    XmlSecretScanner(String text) {
        this.text = text;
    }

    boolean finds() {
        while (at < text.length()) {
            if (text.charAt(at) != '<') {
                characters();
            } else if (inTag()) {
                return true;
            }
        }
        return saidMark();
    }

    private Under under() {
        Under innermost = open.peek();
        return innermost == null ? Under.NOTHING : innermost;
    }

    private boolean saidMark() {
        String value = said.toString();
        said.setLength(0);
        return switch (under()) {
            case NOTHING -> false;
            case INHERITED -> SecretMark.isMark(value);
            case NAMED -> SecretMark.isMark(value) || SecretMark.isYes(value);
        };
    }

    /** One tag, comment or section of characters. */
    private boolean inTag() {
        if (text.startsWith("<!--", at)) {
            skipPast("-->");
            return false;
        }
        if (text.startsWith(SECTION, at)) {
            int start = at + SECTION.length();
            skipPast("]]>");
            append(text.substring(start, Math.min(Math.max(start, at - 3), start + LONGEST_WORD)));
            return false;
        }
        boolean isMarked = saidMark();
        at++;
        if (at < text.length() && text.charAt(at) == '/') {
            open.poll();
            skipPast(">");
            return isMarked;
        }
        return inStartTag() || isMarked;
    }

    private boolean inStartTag() {
        boolean isNamed = SecretMark.isName(local(word()));
        boolean isFound = false;
        boolean holdsMark = false;
        boolean isClosed = false;
        while (at < text.length() && text.charAt(at) != '>' && text.charAt(at) != '<') {
            isClosed = text.charAt(at) == '/';
            String attribute = local(word());
            if (attribute.isEmpty()) {
                at++;
            } else if (text.startsWith("=", at)) {
                at++;
                String value = quoted();
                boolean isName = SecretMark.isName(value);
                boolean isMark = !isName && SecretMark.isMark(value);
                isFound |= SecretMark.isName(attribute) && (isMark || SecretMark.isYes(value));
                isNamed |= isName;
                holdsMark |= isMark;
            }
        }
        at += at < text.length() && text.charAt(at) == '>' ? 1 : 0;
        if (!isClosed && open.size() < DEEPEST) {
            open.push(isNamed ? Under.NAMED : under() == Under.NOTHING ? Under.NOTHING : Under.INHERITED);
        }
        return isFound || (holdsMark && (isNamed || under() != Under.NOTHING));
    }

    /** A name up to what cannot be part of one; NULs and spaces before a sign of equality are passed over. */
    private String word() {
        StringBuilder word = new StringBuilder();
        while (at < text.length() && isPart(text.charAt(at))) {
            if (text.charAt(at) != 0 && word.length() < LONGEST_WORD) {
                word.append(text.charAt(at));
            }
            at++;
        }
        int after = word.isEmpty() ? text.length() : at;
        while (after < text.length() && (Character.isWhitespace(text.charAt(after)) || text.charAt(after) == 0)) {
            after++;
        }
        if (!word.isEmpty() && after < text.length() && text.charAt(after) == '=') {
            at = after;
        }
        return word.toString();
    }

    private static boolean isPart(char character) {
        return character == 0
                || character == ':'
                || character == '_'
                || character == '-'
                || character == '.'
                || Character.isLetterOrDigit(character);
    }

    private static String local(String name) {
        return name.substring(name.lastIndexOf(':') + 1);
    }

    private String quoted() {
        while (at < text.length() && (Character.isWhitespace(text.charAt(at)) || text.charAt(at) == 0)) {
            at++;
        }
        char quote = at < text.length() ? text.charAt(at) : ' ';
        if (quote != '"' && quote != '\'') {
            return "";
        }
        at++;
        StringBuilder value = new StringBuilder();
        while (at < text.length() && text.charAt(at) != quote) {
            appendOne(value);
        }
        at++;
        return value.toString();
    }

    /** Characters up to the next tag, references resolved. */
    private void characters() {
        while (at < text.length() && text.charAt(at) != '<') {
            appendOne(said);
        }
    }

    private void append(String section) {
        if (said.length() < LONGEST_WORD) {
            said.append(section);
        }
    }

    private void appendOne(StringBuilder into) {
        int reference = text.charAt(at) == '&' ? reference() : text.charAt(at++);
        if (reference != 0 && into.length() < LONGEST_WORD) {
            into.appendCodePoint(reference);
        }
    }

    // a character by its number, decimal or hexadecimal; of anything else, the ampersand
    private int reference() {
        int end = text.indexOf(';', at, Math.min(text.length(), at + LONGEST_REFERENCE));
        boolean isNumber = text.startsWith("&#", at) && end > 0;
        if (!isNumber) {
            at++;
            return '&';
        }
        String digits = text.substring(at + 2, end);
        at = end + 1;
        try {
            boolean isHex = digits.startsWith("x");
            int point = Integer.parseInt(isHex ? digits.substring(1) : digits, isHex ? 16 : 10);
            return Character.isValidCodePoint(point) ? point : ' ';
        } catch (NumberFormatException none) {
            return ' ';
        }
    }

    private void skipPast(String end) {
        int found = text.indexOf(end, at);
        at = found < 0 ? text.length() : found + end.length();
    }
}
