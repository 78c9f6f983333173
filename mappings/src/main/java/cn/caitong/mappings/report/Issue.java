package cn.caitong.mappings.report;

import java.util.Comparator;
import java.util.List;

/**
 * One finding: what is wrong, where, and what to do about it.
 *
 * @param severity the catalogue's, unless a rule lowers it (an imported code's failed check becomes a warning)
 * @param code the catalogue's entry
 * @param pointer JSON Pointer (RFC 6901) into the message; empty for the message as a whole
 * @param parameters fill the text's places; names of fields, limits and rules, never received values
 */
public record Issue(Severity severity, ErrorCode code, String pointer, List<String> parameters) {
    static final Comparator<Issue> BY_PLACE = Comparator.comparing(Issue::severity)
            .thenComparing(Issue::pointer)
            .thenComparing(issue -> issue.code().code())
            .thenComparing(issue -> issue.parameters().toString());
    private static final int LONGEST_POINTER = 200;
    private static final int LONGEST_PARAMETER = 120;

    public Issue {
        pointer = shortened(pointer, LONGEST_POINTER);
        parameters = parameters.stream()
                .map(parameter -> shortened(parameter, LONGEST_PARAMETER))
                .toList();
    }

    public static Issue of(ErrorCode code, String pointer, Object... parameters) {
        return of(code.severity(), code, pointer, parameters);
    }

    public static Issue of(Severity severity, ErrorCode code, String pointer, Object... parameters) {
        return new Issue(
                severity,
                code,
                pointer,
                List.of(parameters).stream().map(String::valueOf).toList());
    }

    /** The text in Chinese. */
    public String zh() {
        return filled(code.zh());
    }

    /** The text in English. */
    public String en() {
        return filled(code.en());
    }

    private String filled(String template) {
        String text = template.replace("{field}", pointer.isEmpty() ? "/" : pointer);
        for (int place = 0; place < parameters.size(); place++) {
            text = text.replace("{" + place + "}", parameters.get(place));
        }
        return text;
    }

    private static String shortened(String text, int longest) {
        return text.length() <= longest ? text : text.substring(0, longest) + "…";
    }
}
