package cn.caitong.app.papers;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hub has written down about a case. */
public final class CaseRecords {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;

    public CaseRecords(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** Clause, day of the fact that started it, and state of each clock of a case. */
    public List<String> clocks(String flow, String key) {
        return jdbc.sql("select split_part(clause, '/', 1) || ' ' || basis_date || ' ' || o.state from obligation o"
                        + " join case_file c on c.id = o.case_id where c.flow = ? and c.key = ?")
                .params(flow, key)
                .query(String.class)
                .list();
    }

    /** The reasons of its decisions, the first one first. */
    public List<String> reasons(String flow, String key) {
        return decisions(flow, key).stream()
                .map(decision -> decision.at("/reason/code").asText())
                .toList();
    }

    /** Its decisions for this reason, as evidence has them. */
    public List<JsonNode> decisions(String flow, String key, String reason) {
        return decisions(flow, key).stream()
                .filter(decision -> decision.at("/reason/code").asText().equals(reason))
                .toList();
    }

    private List<JsonNode> decisions(String flow, String key) {
        return jdbc
                .sql("select convert_from(e.payload, 'UTF8') from evidence e join case_file c on c.id = e.case_id"
                        + " where c.flow = ? and c.key = ? order by e.case_seq")
                .params(flow, key)
                .query(String.class)
                .list()
                .stream()
                .map(CaseRecords::read)
                .toList();
    }

    /** A JSON that somebody wrote; what is none is an IllegalArgumentException. */
    public static JsonNode read(String text) {
        try {
            return JSON.readTree(text);
        } catch (JsonProcessingException broken) {
            throw new IllegalArgumentException(text, broken);
        }
    }
}
