package cn.caitong.app.kill;

import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What the hub's own tables say, for whoever looks for a fault. It judges nothing. */
public final class Findings {
    private static final List<String> QUESTIONS = List.of(
            "select flow, state, count(*) from case_file group by 1, 2",
            "select flow, type, state, origin, count(*) from inbox group by 1, 2, 3, 4",
            "select state, name, warn_at, act_at, due_at, count(*) from obligation group by 1, 2, 3, 4, 5",
            "select partner, type, state, count(*), min(next_attempt_at) from outgoing group by 1, 2, 3",
            "select kind, code, detail, count(*) from parked group by 1, 2, 3",
            "select code, detail, count(*) from alarm where cleared_at is null group by 1, 2",
            "select * from outage",
            "select * from hold",
            "select *, legal_now() from legal_clock");

    private Findings() {}

    public static String of(JdbcClient jdbc) {
        return QUESTIONS.stream()
                .map(question ->
                        question + "\n" + lines(jdbc.sql(question).query().listOfRows()))
                .collect(Collectors.joining("\n"));
    }

    private static String lines(List<Map<String, Object>> rows) {
        return rows.stream().map(row -> "    " + row + "\n").collect(Collectors.joining());
    }
}
