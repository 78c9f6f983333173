package cn.caitong.mappings.dialect;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Refuses transforms that calculate. JSLT computes in doubles, which lose cents; so there is no arithmetic in a transform at all, and
 * nothing whose result differs from one run to the next. Texts are put together with {@code join}, amounts with the functions given.
 */
final class JsltLint {
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile("\"(?:[^\"\\\\]|\\\\.)*\"|//[^\\n]*");
    private static final Pattern FUNCTION = Pattern.compile(
            "(?<![\\w-])(number|round|floor|ceiling|sum|mod|random|now|uuid|hash-int|from-json|to-json|parse-time|format-time)\\s*\\(");
    private static final Pattern OPERATOR =
            Pattern.compile("[+*/]|(?<=[\\w)\\]\"])(?:\\s+-|-(?![\\w]))|(?<=[)\\]\"])-");

    private JsltLint() {}

    static void check(String path, String source) {
        String code = TEXT_OR_COMMENT.matcher(source).replaceAll(found -> blanked(found.group()));
        refuse(path, code, FUNCTION, "calls");
        refuse(path, code, OPERATOR, "calculates with");
    }

    private static void refuse(String path, String code, Pattern forbidden, String verb) {
        Matcher found = forbidden.matcher(code);
        if (found.find()) {
            long line = code.substring(0, found.start()).lines().count();
            throw DialectFiles.invalid(
                    path + " " + verb + " " + found.group().strip() + " in line " + Math.max(1, line) + ".");
        }
    }

    /** Texts keep their quotes, so that an operator after one is still seen; comments vanish. */
    private static String blanked(String found) {
        return found.startsWith("\"") ? "\"\"" : "";
    }
}
