package cn.caitong.routes.payment;

import cn.caitong.engine.silence.Heard;
import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;
import java.util.function.Function;

/**
 * The invoices of one milestone, drawn from a seed: people who answer twice, late, wrongly, never, or in the second in which a window
 * ends; a hub that decides in part, and long after it had the message; clocks that fire late.
 */
final class ClaimHistory {
    static final BigDecimal MILESTONE = new BigDecimal("120000.00");
    private static final String[] GROUNDS = {"wrong-amount", "wrong-items", "not-accepted", "wrong-payee", "other"};
    private static final String[] TOTALS = {"120000.00", "120000.00", "70000.00", "50000.00", "120000.01"};
    private static final Duration ASKED_AGAIN = Duration.ofHours(6);

    final List<Life> lives = new ArrayList<>();

    /** The most that living claims came to together, at any moment. */
    BigDecimal highest = BigDecimal.ZERO;

    private final Random random;
    private final Function<Step, Draft> law;
    private BigDecimal free = MILESTONE;
    private Instant now = Fixtures.at("2026-04-09T10:00");

    ClaimHistory(long seed, Function<Step, Draft> law) {
        this.random = new Random(seed);
        this.law = law;
    }

    void run() {
        int invoices = 1 + random.nextInt(3);
        int events = invoices * (4 + random.nextInt(12));
        for (int n = 0; n < events; n++) {
            if (n < invoices) {
                lives.add(new Life(n));
            }
            Life life = lives.get(n < invoices ? n : random.nextInt(invoices));
            pass(n == 0 ? now : life.next());
            life.hear(n < invoices ? Fixtures.submitted(life.bill) : life.any());
            life.decide(random.nextInt(4) > 0 ? life.waiting.size() : random.nextInt(1 + life.waiting.size()));
        }
        lives.forEach(life -> life.decide(life.waiting.size()));
        now = now.plus(Duration.ofDays(90));
        lives.forEach(Life::clocks);
    }

    /** Now and then clocks do not fire when they should. */
    private void pass(Instant later) {
        now = later.isAfter(now) ? later : now;
        lives.stream().filter(life -> random.nextInt(5) > 0).forEach(Life::clocks);
    }

    /** One invoice: its case, and what it has not decided yet of what arrived, in the order of arrival. */
    final class Life {
        final Desk desk = new Desk();
        final Bill bill;
        private final Deque<Arrived> waiting = new ArrayDeque<>();
        private int objections;

        private record Arrived(Instant at, ClaimEvent event) {}

        Life(int n) {
            Money total = Money.cny(TOTALS[random.nextInt(TOTALS.length)]);
            this.bill = new Bill(
                    Fixtures.NUMBER.substring(0, 19) + n,
                    "digital",
                    LocalDate.of(2026, 4, 9),
                    Fixtures.SUPPLIER,
                    Fixtures.BUYER,
                    total,
                    List.of(total),
                    Fixtures.EVIDENCE,
                    null);
            desk.law = law;
            desk.heard = this::heard;
        }

        /** What the engine would find: nobody is known to be silent while something of it is undecided. */
        private Heard heard(Instant at) {
            if (!waiting.isEmpty()) {
                return new Heard.NotKnown(at.plus(ASKED_AGAIN), JsonNodeFactory.instance.objectNode());
            }
            return random.nextInt(30) == 0
                    ? new Heard.Interrupted(Duration.ofHours(3), JsonNodeFactory.instance.objectNode())
                    : new Heard.Nobody(at, JsonNodeFactory.instance.objectNode());
        }

        /** Some time later; often within two seconds of the end of its window. */
        private Instant next() {
            Window window = desk.hasClaim() ? desk.claim().window() : null;
            return window != null && random.nextInt(3) == 0
                    ? window.cutOff().plusSeconds(random.nextInt(5) - 3)
                    : now.plus(Duration.ofMinutes(1 + random.nextInt(60 * 40)));
        }

        /** Some arrive twice. */
        private void hear(ClaimEvent event) {
            waiting.add(new Arrived(now, event));
            if (random.nextInt(20) == 0) {
                waiting.add(new Arrived(now, event));
            }
        }

        private void decide(int events) {
            for (int n = 0; n < events; n++) {
                Arrived next = waiting.remove();
                desk.free = free;
                desk.at(next.at(), now, next.event());
                booked();
            }
        }

        private void clocks() {
            desk.free = free;
            desk.until(now);
            booked();
        }

        private void booked() {
            free = desk.free;
            BigDecimal claimed = lives.stream()
                    .filter(life -> life.desk.state.lives())
                    .map(life -> life.desk.claim().amount().amount())
                    .reduce(BigDecimal.ZERO, BigDecimal::add);
            highest = highest.max(claimed);
        }

        private ClaimEvent any() {
            return switch (random.nextInt(16)) {
                case 0, 1, 2 -> delivered();
                case 3, 4, 5, 15 -> raised();
                case 6 -> Fixtures.evidence(id());
                case 7, 8 -> Fixtures.withdrawn(id());
                case 9 -> new ClaimEvent.Decided(id(), random.nextBoolean(), random.nextBoolean(), Fixtures.FINANCE);
                case 10 ->
                    random.nextInt(3) == 0 ? new ClaimEvent.Confirmed(Fixtures.PURCHASER) : Fixtures.withdrawn(id());
                case 11 -> random.nextInt(3) == 0 ? taken() : delivered();
                case 12 -> paidOut();
                case 13 -> random.nextBoolean() ? paidOut() : recovered();
                default -> Fixtures.submitted(bill);
            };
        }

        private ClaimEvent taken() {
            String red = "2650200000000000" + (9000 + random.nextInt(900));
            return random.nextBoolean()
                    ? new ClaimEvent.RedIssued(red, sum(), id())
                    : new ClaimEvent.Voided(LocalDate.of(2026, 4, 20));
        }

        /** Of what is to come back, all or a part of it, or more; or it never left, which only the ledger knows. */
        private ClaimEvent recovered() {
            String red = "26502000000000009999";
            Money sum = sum();
            if (desk.hasClaim() && !desk.claim().recoveries().isEmpty()) {
                Recovery any = desk.claim().recoveries().getLast();
                sum = random.nextBoolean() && any.isOpen() ? any.open() : sum;
                red = any.red();
            }
            return new ClaimEvent.Recovered(
                    red,
                    bill.number(),
                    sum,
                    random.nextInt(3) > 0,
                    LocalDate.of(2026, 5, 8),
                    Fixtures.FINANCE,
                    Fixtures.FINANCE_TOO);
        }

        /** Of any sum, the news in any order, some of them twice. */
        private ClaimEvent paidOut() {
            desk.unapplied.forEach((item, left) -> {
                if (left.signum() > 0 && random.nextInt(3) > 0) {
                    desk.apply(item, left);
                }
            });
            EventKind[] kinds = {
                EventKind.PAYMENT_APPLIED,
                EventKind.PAYMENT_CREDITED,
                EventKind.PAYMENT_CREDITED,
                EventKind.PAYMENT_RETURNED
            };
            int place = 1 + random.nextInt(3);
            return new ClaimEvent.PaidOut(
                    kinds[random.nextInt(kinds.length)],
                    place == 1 ? bill.number() : bill.number() + "." + place,
                    LocalDate.ofInstant(now, ZoneId.of("Asia/Shanghai")));
        }

        private ClaimEvent delivered() {
            return desk.hasClaim() ? desk.sent(EventKind.SEND_DELIVERED, now) : new ClaimEvent.ContractChanged();
        }

        private ClaimEvent raised() {
            objections++;
            boolean part = random.nextInt(3) > 0;
            return new ClaimEvent.Raised(
                    "YY-" + objections,
                    GROUNDS[random.nextInt(GROUNDS.length)],
                    part ? sum() : null,
                    List.of(),
                    random.nextInt(3) == 0 ? "" : Fixtures.EVIDENCE,
                    Fixtures.PURCHASER);
        }

        private Money sum() {
            return Money.cny((1 + random.nextInt(70_000)) + ".00");
        }

        private String id() {
            return "YY-" + (1 + random.nextInt(Math.max(1, objections)));
        }
    }
}
