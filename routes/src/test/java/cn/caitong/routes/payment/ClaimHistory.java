package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** One invoice's life, drawn from its seed: people who answer twice, late, wrongly or never. */
final class ClaimHistory {
    private static final String[] GROUNDS = {"wrong-amount", "wrong-items", "not-accepted", "wrong-payee", "other"};

    final Desk desk = new Desk();
    final List<Moment> moments = new ArrayList<>();
    private final Random random;
    private Instant now = Fixtures.at("2026-04-09T10:00");
    private int objections;

    /** What the claim was before and after one event. */
    record Moment(Instant arrived, ClaimEvent event, ClaimState before, Draft draft) {}

    ClaimHistory(long seed) {
        this.random = new Random(seed);
    }

    void run() {
        int events = 4 + random.nextInt(14);
        for (int n = 0; n < events; n++) {
            happen(n == 0 ? Fixtures.submitted() : any());
            Instant later = now.plus(Duration.ofMinutes(1 + random.nextInt(60 * 40)));
            desk.until(later);
            now = later;
        }
        desk.until(now.plus(Duration.ofDays(90)));
    }

    private void happen(ClaimEvent event) {
        ClaimState before = desk.state;
        moments.add(new Moment(now, event, before, desk.at(now, now, event)));
        if (random.nextInt(20) == 0) {
            desk.at(now, now, event);
        }
    }

    private ClaimEvent any() {
        return switch (random.nextInt(15)) {
            case 0, 1, 2 -> delivered();
            case 3, 4, 5 -> raised();
            case 6 -> Fixtures.evidence(id());
            case 7, 8 -> Fixtures.withdrawn(id());
            case 9 -> new ClaimEvent.Decided(id(), random.nextBoolean(), random.nextBoolean(), Fixtures.FINANCE);
            case 10 -> random.nextInt(3) == 0 ? new ClaimEvent.Confirmed(Fixtures.PURCHASER) : Fixtures.withdrawn(id());
            case 11 -> random.nextInt(3) == 0 ? taken() : delivered();
            case 12 -> paidOut();
            case 13 -> random.nextBoolean() ? paidOut() : recovered();
            default -> Fixtures.submitted();
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
                red, Fixtures.NUMBER, sum, random.nextInt(3) > 0, LocalDate.of(2026, 5, 8), Fixtures.FINANCE);
    }

    /** Of any sum, the news in any order, some of them twice. */
    private ClaimEvent paidOut() {
        desk.unapplied.forEach((item, free) -> {
            if (free.signum() > 0 && random.nextInt(3) > 0) {
                desk.apply(item, free);
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
                place == 1 ? Fixtures.NUMBER : Fixtures.NUMBER + "." + place,
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
