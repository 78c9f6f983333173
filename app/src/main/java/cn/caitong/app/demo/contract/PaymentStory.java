package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.contract.PaymentLine.Attempt;
import cn.caitong.app.demo.contract.PaymentLine.End;
import cn.caitong.app.demo.witness.Times;
import cn.caitong.app.demo.witness.Witnessed;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;

/** What became of one confirmed sum's payment, read from what the evidence says of the ledger's moves. */
final class PaymentStory {
    private final Map<String, Attempt> attempts = new LinkedHashMap<>();
    private final Map<String, String> applications = new LinkedHashMap<>();
    private final Map<String, BigDecimal> owed = new HashMap<>();
    private String state = "";

    private PaymentStory(List<Witnessed> rows) {
        rows.stream().filter(Witnessed::isDecision).forEach(this::read);
    }

    /**
     * A payment's line, and under which applications its attempts went, in order.
     *
     * @param applications one id for each attempt
     */
    record Applied(PaymentLine line, List<String> applications) {}

    static Applied of(String payment, List<Witnessed> rows, Tidings tidings) {
        PaymentStory story = new PaymentStory(rows);
        PaymentLine line =
                new PaymentLine(payment, List.copyOf(story.attempts.values()), tidings.ofPayment(payment), story.state);
        return new Applied(line, List.copyOf(story.applications.values()));
    }

    private void read(Witnessed row) {
        if (!row.isSettled()) {
            state = row.text("state");
        }
        LocalDate today = Times.day(row.at());
        row.changes("money", "owed")
                .forEach(money -> owed.put(
                        line(money), new BigDecimal(money.path("amount").asText())));
        row.changes("money", "instructed").forEach(money -> instructed(row, money));
        ended(row, "delivered", money -> new End(today, null, null, null));
        ended(row, "credited", money -> new End(null, day(money), null, null));
        ended(row, "returned", money -> new End(null, null, today, null));
        ended(row, "rejected", money -> new End(null, null, null, today));
    }

    private void instructed(Witnessed row, JsonNode money) {
        BigDecimal amount = owed.get(line(money));
        if (amount == null) {
            throw new IllegalStateException("instructed and never owed: " + money);
        }
        attempts.put(key(money), new Attempt(Times.local(row.at()), line(money), amount, End.OPEN));
        applications.put(key(money), money.path("carrier").asText());
    }

    private void ended(Witnessed row, String change, Function<JsonNode, End> end) {
        for (JsonNode money : row.changes("money", change)) {
            Attempt was = attempts.get(key(money));
            if (was == null) {
                throw new IllegalStateException("money moved that was never instructed: " + money);
            }
            attempts.put(
                    key(money),
                    new Attempt(
                            was.issued(), was.budget(), was.amount(), was.end().and(end.apply(money))));
        }
    }

    private static LocalDate day(JsonNode money) {
        return LocalDate.parse(money.path("on").asText());
    }

    private static String line(JsonNode money) {
        return money.path("line").asText();
    }

    private static String key(JsonNode money) {
        return line(money) + "#" + money.path("n").asText();
    }
}
