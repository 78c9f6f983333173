package cn.caitong.routes.payment;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.schedule.ClockTimes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * The terms of payment that a confirmed receipt opens (N5.4): start in five working days, credited in ten, counted from
 * delivery and from confirmation, and of a small or medium firm thirty days from acceptance (款项条例 art. 9). They warn and
 * escalate; paying is the purchaser's act, and nothing starts by itself.
 */
final class PaymentClocks {
    static final String START = "C37";
    static final String CREDIT = "C37b";
    static final String SMALL_FIRM = "C33";
    private static final String FROM_DELIVERY = "/delivery";
    private static final String FROM_CONFIRMATION = "/confirmation";

    private PaymentClocks() {}

    /** What a confirmation opens, of all or of a part. */
    static Draft open(Draft draft, Step step, Confirmation confirmation) {
        List<String> running = new ArrayList<>(draft.claim().clocks());
        Claim claim = draft.claim();
        LocalDate confirmed = confirmation.on();
        LocalDate delivered = deliveredOn(claim, confirmed);
        for (String clause : List.of(START, CREDIT)) {
            running.add(start(draft, step, clause, FROM_DELIVERY, confirmation, "invoice.delivered", delivered, true));
            running.add(
                    start(draft, step, clause, FROM_CONFIRMATION, confirmation, "invoice.received", confirmed, false));
        }
        if (claim.size() != null
                && claim.acceptedOn() != null
                && step.policy().smallFirms().contains(claim.size())) {
            running.add(
                    start(draft, step, SMALL_FIRM, "", confirmation, "delivery.accepted", claim.acceptedOn(), true));
        }
        return draft.claim(draft.claim().change().clocks(running).done());
    }

    /** Of an invoice registered after it was handed over, its own day. */
    private static LocalDate deliveredOn(Claim claim, LocalDate otherwise) {
        LocalDate offline = claim.bill().receivedOn();
        if (offline != null) {
            return offline;
        }
        return claim.window() == null ? otherwise : claim.window().basis();
    }

    /** Whoever is late by the earlier counting is warned by it; the later one is silent until its end. */
    private static String start(
            Draft draft,
            Step step,
            String clause,
            String from,
            Confirmation confirmation,
            String event,
            LocalDate basis,
            boolean warns) {
        Claim claim = draft.claim();
        ClockTimes times = step.reckon(clause, claim.regime(), basis, List.of());
        String part = confirmation.of().isEmpty() ? "" : "/" + confirmation.of();
        String name = claim.clock(clause + from + part);
        draft.clock(new ObligationChange.Open(
                name,
                clause,
                claim.regime(),
                "purchaser",
                claim.supplier(),
                event,
                "hub",
                basis,
                times.calendar(),
                times.provisional(),
                warns ? times.warnAt() : null,
                null,
                times.dueAt()));
        return name;
    }

    /** Whether the end of this clock is a breach, by policy; the other counting only shows. */
    static boolean breaches(String clock, PaymentPolicy policy) {
        return switch (policy.breachFrom()) {
            case DELIVERY -> !clock.contains(FROM_CONFIRMATION);
            case CONFIRMATION -> !clock.contains(FROM_DELIVERY);
        };
    }

    static boolean isOne(Claim claim, String clock) {
        return claim.clocks().contains(clock);
    }

    /** The clause that a clock's name begins with. */
    static String clause(String clock) {
        return clock.split("[/@]", 2)[0];
    }

    /** Nothing is owed on this claim any longer. */
    static Draft end(Draft draft, String why) {
        draft.claim().clocks().forEach(name -> draft.clock(new ObligationChange.Voided(name, why)));
        return draft.claim(draft.claim().change().clocks(List.of()).done());
    }

    /** The day that a task names: the earliest of those by which payment is to start. */
    static LocalDate startBy(Step step, Claim claim, LocalDate confirmed) {
        LocalDate basis = deliveredOn(claim, confirmed);
        return step.reckon(START, claim.regime(), basis, List.of()).dueOn();
    }
}
