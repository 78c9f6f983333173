package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.witness.RunningClocks;
import cn.caitong.app.demo.witness.Times;
import cn.caitong.app.demo.witness.Witnessed;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** What became of one invoice, read from its case's evidence; what people were told of it is in the application's hands. */
final class ClaimStory {
    private static final String BY_SILENCE = "receipt-confirmed-by-silence";
    private static final String ACCEPTED = "invoice-accepted";
    private static final String PAYABLE = "payable:";

    private final RunningClocks clocks = new RunningClocks();
    private final List<ClaimLine.Sum> confirmed = new ArrayList<>();
    private @Nullable BigDecimal amount;
    private String state = "";

    private ClaimStory(List<Witnessed> rows) {
        rows.stream().filter(Witnessed::isDecision).forEach(this::read);
    }

    static ClaimLine of(String invoice, List<Witnessed> rows, Tidings tidings) {
        ClaimStory story = new ClaimStory(rows);
        return new ClaimLine(
                invoice,
                story.amount,
                tidings.refusals(invoice),
                story.confirmed,
                Term.of(story.clocks),
                tidings.ofClaim(invoice),
                story.state);
    }

    private void read(Witnessed row) {
        clocks.read(row);
        if (!row.isSettled()) {
            state = row.text("state");
        }
        if (row.reason("code").equals(ACCEPTED)) {
            row.changes("money", "owed")
                    .forEach(money ->
                            amount = new BigDecimal(money.path("amount").asText()));
        }
        row.changes("money", "received").stream()
                .filter(money -> money.path("item").asText().startsWith(PAYABLE))
                .forEach(money -> confirmed.add(sum(row, money)));
    }

    /** A silence is complete at the end of its last day, which is the one that counts. */
    private static ClaimLine.Sum sum(Witnessed row, JsonNode money) {
        boolean silence = row.reason("code").equals(BY_SILENCE);
        Instant at = Instant.parse(money.path("at").asText());
        LocalDate on = silence ? Times.lastDay(at) : Times.day(at);
        return new ClaimLine.Sum(
                money.path("item").asText().substring(PAYABLE.length()),
                new BigDecimal(money.path("amount").asText()),
                on,
                silence ? "silence" : "purchaser");
    }
}
