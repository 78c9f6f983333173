package cn.caitong.app.demo;

import cn.caitong.engine.evidence.Heads.Head;
import cn.caitong.simulators.log.JournalLine;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.util.List;
import java.util.UUID;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * What the hub gave a partner for a message (P1): its promise that the message is on disk.
 *
 * @param seq the row of the case's evidence that witnesses it
 * @param head the newest sealed head there was
 */
record HubReceipt(UUID caseId, long seq, Head head) {
    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern ROW = Pattern.compile("[0-9a-f-]{36} \\S+ sm3:[0-9a-f]{64}");

    static HubReceipt read(String answer) {
        try {
            JsonNode json = JSON.readTree(receipt(answer));
            return new HubReceipt(
                    UUID.fromString(json.path("caseId").asText()),
                    json.path("evidence").path("seq").asLong(),
                    Head.parse(json.path("head").asText()));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException("not a receipt of the hub: " + answer, e);
        }
    }

    /** A SOAP answer carries the same receipt, as the text of its only element that has any. */
    private static String receipt(String answer) {
        int from = answer.indexOf('{');
        int to = answer.lastIndexOf('}');
        return answer.startsWith("<") && from >= 0 && to > from ? answer.substring(from, to + 1) : answer;
    }

    /** All that a centre was given, by its own journal. */
    static List<HubReceipt> in(List<JournalLine> journal) {
        return given(journal).filter(line -> !isRow(line)).map(HubReceipt::read).toList();
    }

    /** What an answer file says of a row is the hub's id of it, when it was taken, and its digest; here are the ids. */
    static List<String> ofRows(List<JournalLine> journal) {
        return given(journal)
                .filter(HubReceipt::isRow)
                .map(row -> row.substring(0, row.indexOf(' ')))
                .toList();
    }

    private static Stream<String> given(List<JournalLine> journal) {
        return journal.stream()
                .filter(line -> line.direction() == JournalLine.Direction.TO_HUB && line.status() / 100 == 2)
                .map(JournalLine::answer);
    }

    private static boolean isRow(String answer) {
        return ROW.matcher(answer).matches();
    }
}
