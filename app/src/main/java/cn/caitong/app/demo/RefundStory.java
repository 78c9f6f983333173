package cn.caitong.app.demo;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What became of one deposit's money, read from what the evidence says of the ledger's moves. */
final class RefundStory {
    private static final Pattern LATE_CHARGE = Pattern.compile("late charge (\\d+\\.\\d{2}) CNY");

    private final Map<Integer, Attempt> attempts = new TreeMap<>();
    private final List<String> instructions = new ArrayList<>();
    private @Nullable LocalDate received;
    private BigDecimal amount = BigDecimal.ZERO;
    private BigDecimal lateCharge = new BigDecimal("0.00");
    private String state = "";

    RefundStory(List<Witnessed> rows) {
        rows.stream().filter(Witnessed::isDecision).forEach(this::read);
    }

    private static final class Attempt {
        private final LocalDateTime issued;
        private final String why;
        private @Nullable LocalDate delivered;
        private @Nullable LocalDate credited;
        private @Nullable LocalDate returned;

        Attempt(LocalDateTime issued, String why) {
            this.issued = issued;
            this.why = why;
        }

        DepositLine.Refund line() {
            return new DepositLine.Refund(issued, why, delivered, credited, returned);
        }
    }

    private void read(Witnessed row) {
        state = row.text("state");
        LocalDate today = Times.day(row.at());
        row.changes("money", "received").forEach(money -> {
            received = Times.day(Instant.parse(money.path("at").asText()));
            amount = new BigDecimal(money.path("amount").asText());
        });
        row.changes("money", "instructed")
                .forEach(money -> attempts.put(number(money), new Attempt(Times.local(row.at()), row.reason("code"))));
        row.changes("money", "delivered").forEach(money -> attempt(money).delivered = today);
        row.changes("money", "credited")
                .forEach(money -> attempt(money).credited =
                        LocalDate.parse(money.path("on").asText()));
        Matcher late = LATE_CHARGE.matcher(row.reason("detail"));
        if (late.find()) {
            lateCharge = new BigDecimal(late.group(1));
        }
        row.changes("money", "returned").forEach(money -> attempt(money).returned = today);
        row.changes("told", "tell").stream()
                .filter(told -> told.path("type").asText().equals("deposit.refund-instructed.v1"))
                .forEach(told -> instructions.add(told.path("businessId").asText()));
    }

    private Attempt attempt(JsonNode money) {
        Attempt attempt = attempts.get(number(money));
        if (attempt == null) {
            throw new IllegalStateException("money moved that was never instructed: " + money);
        }
        return attempt;
    }

    private static int number(JsonNode money) {
        return money.path("n").asInt();
    }

    /** The wire ids of its attempts, in order. */
    List<String> instructions() {
        return List.copyOf(instructions);
    }

    /** Its line of the table; nothing was received without a date. */
    DepositLine line(String deposit, Optional<RunningClocks.Running> first) {
        if (received == null) {
            throw new IllegalStateException("no money was received for " + deposit);
        }
        List<DepositLine.Refund> refunds =
                attempts.values().stream().map(Attempt::line).toList();
        return new DepositLine(
                deposit,
                received,
                amount,
                first.map(RunningClocks.Running::clause).orElse(null),
                first.map(RunningClocks.Running::due).orElse(null),
                refunds,
                lateCharge,
                state);
    }
}
