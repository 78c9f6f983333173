package cn.caitong.simulators.sftp;

import java.util.ArrayList;
import java.util.List;

/** Records of fields between commas, quoted where they must be. */
final class Csv {
    private Csv() {}

    static String line(List<String> fields) {
        return String.join(",", fields.stream().map(Csv::quoted).toList());
    }

    private static String quoted(String field) {
        boolean plain = field.chars().noneMatch(c -> c == ',' || c == '"');
        return plain ? field : '"' + field.replace("\"", "\"\"") + '"';
    }

    /** The fields of a line; an open quote is an IllegalArgumentException. */
    static List<String> fields(String line) {
        var fields = new ArrayList<String>();
        var field = new StringBuilder();
        boolean inQuotes = false;
        for (int at = 0; at < line.length(); at++) {
            char c = line.charAt(at);
            if (inQuotes && c == '"' && at + 1 < line.length() && line.charAt(at + 1) == '"') {
                field.append(c);
                at++;
            } else if (c == '"') {
                inQuotes = !inQuotes;
            } else if (c == ',' && !inQuotes) {
                fields.add(field.toString());
                field.setLength(0);
            } else {
                field.append(c);
            }
        }
        if (inQuotes) {
            throw new IllegalArgumentException("a quote is open");
        }
        fields.add(field.toString());
        return fields;
    }
}
