package cn.caitong.mappings.dialect;

import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.xml.StrictXml;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Refuses stylesheets that calculate, reach out of their folder, or give another result at another time. Only instructions
 * that move text are known here, and no function that reads numbers, clocks, files or addresses may be called.
 */
final class XsltLint {
    private static final String XSL = "http://www.w3.org/1999/XSL/Transform";
    private static final Set<String> INSTRUCTIONS = Set.of(
            "stylesheet",
            "transform",
            "import",
            "include",
            "param",
            "with-param",
            "variable",
            "template",
            "function",
            "sequence",
            "value-of",
            "text",
            "if",
            "choose",
            "when",
            "otherwise",
            "for-each",
            "apply-templates",
            "call-template",
            "element",
            "attribute",
            "map",
            "map-entry");
    private static final Set<String> EXPRESSIONS = Set.of("select", "test", "match", "key", "use-when");
    private static final Pattern TEXT_OR_COMMENT = Pattern.compile("\"[^\"]*\"|'[^']*'|\\(:.*?:\\)", Pattern.DOTALL);
    private static final Pattern FUNCTION = Pattern.compile("(?<![\\w-])("
        + "number|round|round-half-to-even|floor|ceiling|abs|sum|avg|min|max|format-number|format-integer|(?:math|xs|fn):"
        + "(?:double|decimal|float|numeric|pi|exp\\w*|log\\w*|pow|sqrt|number|sum|round|abs)|"
        + "current-dateTime|current-date|current-time|implicit-timezone|random-number-generator|generate-id|"
        + "adjust-\\w+-to-timezone|doc|doc-available|document|collection|uri-collection|unparsed-text[\\w-]*|json-doc|"
        + "parse-json|parse-xml[\\w-]*|json-to-xml|xml-to-json|serialize|transform|evaluate|environment-variable|"
        + "available-environment-variables|system-property|function-lookup|load-xquery-module|stream-available"
        + ")\\s*[(#]");
    private static final Pattern OPERATOR = Pattern.compile("\\+"
            + "|(?<![\\w.:/@$-])(?:div|idiv|mod)(?![\\w.:-])"
            + "|(?<=[\\w)\\]'\"*.])\\s*\\*(?!\\))"
            + "|(?<!\\w)-|-(?!\\w)");

    private final String path;

    private XsltLint(String path) {
        this.path = path;
    }

    static void check(String path, String source) {
        try {
            XMLStreamReader reader = StrictXml.reader(source);
            XsltLint lint = new XsltLint(path);
            while (reader.hasNext()) {
                lint.event(reader, reader.next());
            }
        } catch (XMLStreamException malformed) {
            throw DialectFiles.invalid(path + " is not well-formed in line "
                    + malformed.getLocation().getLineNumber() + ".");
        } catch (RefusedException refused) {
            throw refused.code() == cn.caitong.mappings.report.ErrorCode.DIALECT_INVALID
                    ? refused
                    : DialectFiles.invalid(path + ": " + refused.issue().en());
        }
    }

    private void event(XMLStreamReader reader, int event) {
        if (event == XMLStreamConstants.START_ELEMENT) {
            boolean isInstruction = XSL.equals(reader.getNamespaceURI());
            if (isInstruction && !INSTRUCTIONS.contains(reader.getLocalName())) {
                throw wrong(reader, "uses xsl:" + reader.getLocalName());
            }
            for (int at = 0; at < reader.getAttributeCount(); at++) {
                attribute(reader, at, isInstruction);
            }
        } else if (event == XMLStreamConstants.CHARACTERS || event == XMLStreamConstants.CDATA) {
            expression(reader, templates(reader.getText()));
        } else if (event == XMLStreamConstants.PROCESSING_INSTRUCTION) {
            throw wrong(reader, "holds a processing instruction");
        }
    }

    /** {@code _select} is another way to write {@code select} (XSLT 3.0, shadow attributes), by which anything could be said in a text. */
    private void attribute(XMLStreamReader reader, int at, boolean isInstruction) {
        boolean isOfXsl = isInstruction || XSL.equals(reader.getAttributeNamespace(at));
        String name = reader.getAttributeLocalName(at);
        String value = reader.getAttributeValue(at);
        if (isOfXsl && name.startsWith("_")) {
            throw wrong(reader, "uses the shadow attribute " + name);
        }
        expression(reader, isOfXsl && EXPRESSIONS.contains(name) ? value : templates(value));
    }

    private void expression(XMLStreamReader reader, String expression) {
        String code = TEXT_OR_COMMENT.matcher(expression).replaceAll(found -> blanked(found.group()));
        refuse(reader, code, FUNCTION, "calls ");
        refuse(reader, code, OPERATOR, "calculates with ");
    }

    private void refuse(XMLStreamReader reader, String code, Pattern forbidden, String verb) {
        Matcher found = forbidden.matcher(code);
        if (found.find()) {
            throw wrong(reader, verb + found.group().strip());
        }
    }

    /** Texts keep their quotes, so that an operator after one is still seen; comments vanish. */
    private static String blanked(String found) {
        return found.startsWith("(:") ? "" : "''";
    }

    /** What stands in braces is an expression; between two of them stands a comma here. */
    private static String templates(String text) {
        StringBuilder code = new StringBuilder();
        int depth = 0;
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            depth -= character == '}' && depth > 0 ? 1 : 0;
            if (depth > 0) {
                code.append(character);
            } else if (character == '}') {
                code.append(',');
            }
            depth += character == '{' ? 1 : 0;
        }
        return code.toString();
    }

    private RefusedException wrong(XMLStreamReader reader, String what) {
        return DialectFiles.invalid(
                path + " " + what + " near line " + reader.getLocation().getLineNumber() + ".");
    }
}
