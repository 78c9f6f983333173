package cn.caitong.app.demo;

import cn.caitong.app.demo.witness.RunningClocks;
import cn.caitong.app.demo.witness.Times;
import cn.caitong.app.demo.witness.Witnessed;
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
    private static final Pattern INTEREST = Pattern.compile("bank interest (\\d+\\.\\d{2}) CNY");
    private static final String DELIVERED = "refund-delivered";

    private final Map<Integer, Attempt> attempts = new TreeMap<>();
    private final List<String> instructions = new ArrayList<>();
    private @Nullable LocalDate received;
    private BigDecimal amount = new BigDecimal("0.00");
    private BigDecimal lateCharge = new BigDecimal("0.00");
    private BigDecimal interest = new BigDecimal("0.00");
    private BigDecimal forfeited = new BigDecimal("0.00");
    private BigDecimal converted = new BigDecimal("0.00");
    private @Nullable LocalDate paidOver;
    private boolean isMoney;
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
            isMoney = true;
            received = Times.day(Instant.parse(money.path("at").asText()));
            amount = new BigDecimal(money.path("amount").asText());
        });
        refund(row, "instructed")
                .forEach(money -> attempts.put(number(money), new Attempt(Times.local(row.at()), row.reason("code"))));
        refund(row, "delivered").forEach(money -> attempt(money).delivered = today);
        refund(row, "credited")
                .forEach(money -> attempt(money).credited =
                        LocalDate.parse(money.path("on").asText()));
        refund(row, "returned").forEach(money -> attempt(money).returned = today);
        lateCharge = said(LATE_CHARGE, row, lateCharge);
        interest = said(INTEREST, row, interest);
        kept(row);
        told(row, "deposit.refund-instructed.v1");
        if (!isMoney) {
            guarantee(row, today);
        }
    }

    private static List<JsonNode> refund(Witnessed row, String change) {
        return of(row, change, "REFUND");
    }

    private static List<JsonNode> of(Witnessed row, String change, String purpose) {
        return row.changes("money", change).stream()
                .filter(money -> money.path("purpose").asText().equals(purpose))
                .toList();
    }

    private static BigDecimal said(Pattern sum, Witnessed row, BigDecimal before) {
        Matcher found = sum.matcher(row.reason("detail"));
        return found.find() ? new BigDecimal(found.group(1)) : before;
    }

    private void kept(Witnessed row) {
        of(row, "owed", "FORFEIT")
                .forEach(
                        money -> forfeited = new BigDecimal(money.path("amount").asText()));
        of(row, "credited", "FORFEIT")
                .forEach(money -> paidOver = LocalDate.parse(money.path("on").asText()));
        of(row, "owed", "CONVERT")
                .forEach(
                        money -> converted = new BigDecimal(money.path("amount").asText()));
    }

    private boolean told(Witnessed row, String type) {
        List<String> ids = row.changes("told", "tell").stream()
                .filter(told -> told.path("type").asText().equals(type))
                .map(told -> told.path("businessId").asText())
                .toList();
        return instructions.addAll(ids);
    }

    /** No ledger counts it: what the case and its clocks say is all there is. */
    private void guarantee(Witnessed row, LocalDate today) {
        if (received == null && row.text("event").equals("deposit.received.v1")) {
            received = today;
        }
        if (told(row, "deposit.release-instructed.v1")) {
            attempts.put(attempts.size() + 1, new Attempt(Times.local(row.at()), row.reason("code")));
        }
        Attempt last = attempts.get(attempts.size());
        if (last != null && state.equals(DELIVERED) && last.delivered == null) {
            last.delivered = today;
        }
        if (last != null) {
            row.changes("obligations", "discharged")
                    .forEach(clock ->
                            last.credited = LocalDate.parse(clock.path("on").asText()));
        }
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
                new DepositLine.Beside(interest, forfeited, paidOver, converted),
                state);
    }
}
