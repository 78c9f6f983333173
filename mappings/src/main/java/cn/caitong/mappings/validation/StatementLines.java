package cn.caitong.mappings.validation;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Collection;

/** The lines of any daily statement: each once, booked by the end of its day, and with an instruction only where one was carried out. */
final class StatementLines {
    private static final String LINES = "/data/lines";

    private StatementLines() {}

    static void check(JsonNode data, Collection<Issue> into) {
        JsonNode lines = data.path("lines");
        BusinessRules.distinct(lines, "line", LINES, into);
        String date = data.path("date").asText();
        for (int index = 0; index < lines.size(); index++) {
            JsonNode line = lines.path(index);
            String at = LINES + "/" + index;
            if (isAfter(line.path("bookedOn").asText(), date)) {
                into.add(Issue.of(ErrorCode.NUMBER_OUT_OF_RANGE, at + "/bookedOn", date));
            }
            if (line.path("kind").asText().equals("received") && line.has("instructionId")) {
                into.add(Issue.of(ErrorCode.FIELDS_EXCLUDE_EACH_OTHER, at + "/instructionId", "kind received"));
            }
        }
    }

    private static boolean isAfter(String booked, String date) {
        return LegalTimeFormat.isDate(booked) && LegalTimeFormat.isDate(date) && booked.compareTo(date) > 0;
    }
}
