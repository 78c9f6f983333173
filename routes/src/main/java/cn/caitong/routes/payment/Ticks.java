package cn.caitong.routes.payment;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.routes.casefile.Excuse;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** A clock's time has come. */
final class Ticks {
    private Ticks() {}

    static Draft warn(Step step) {
        String clock = ((ClaimEvent.ClockFired) step.event()).clock();
        Claim claim = step.known();
        Optional<Window> window = window(claim, clock);
        if (window.isPresent() && window.get().stands()) {
            return step.stay("window-stands-still", "N5.3", "an objection stands; nobody is asked to confirm");
        }
        if (window.isPresent()) {
            return step.stay("window-ends-soon", "N5.3", "confirm receipt, or object with evidence")
                    .send(task(
                            step,
                            ClaimMessages.PURCHASER,
                            "confirm",
                            clock + Excuse.run(window.get().excuses()),
                            window.get().lastDay()));
        }
        if (Recoveries.isOne(claim, clock)) {
            return Recoveries.soon(step, clock);
        }
        return PaymentClocks.isOne(claim, clock)
                ? step.stay("payment-due-soon", PaymentClocks.clause(clock), "payment is wanted soon")
                        .send(task(step, ClaimMessages.PURCHASER, "warn", clock, null))
                : Rule.noted(step);
    }

    static Draft due(Step step) {
        String clock = ((ClaimEvent.ClockFired) step.event()).clock();
        Claim claim = step.known();
        if (clock.equals(claim.clock(Submissions.PUSH_CLAUSE))) {
            return undelivered(step, clock);
        }
        if (window(claim, clock).isPresent()) {
            return Silences.ended(step, clock);
        }
        if (Recoveries.isOne(claim, clock)) {
            return Recoveries.overdue(step, clock);
        }
        return PaymentClocks.isOne(claim, clock) ? late(step, clock) : Rule.noted(step);
    }

    /** The day of the push is over: finance hears of it, and sending goes on (N5.2). */
    private static Draft undelivered(Step step, String clock) {
        return step.stay("invoice-undelivered", Submissions.PUSH_CLAUSE, "not delivered on the day of its push")
                .clock(new ObligationChange.Breached(clock))
                .alarm("invoice-undelivered", "the purchaser's client has not taken the invoice / 采购人客户端尚未接收发票")
                .send(Submissions.undelivered(step.known(), step, "day"));
    }

    /** By one of the two countings it is late; whether that is a breach, policy says. */
    private static Draft late(Step step, String clock) {
        String clause = PaymentClocks.clause(clock);
        if (!PaymentClocks.breaches(clock, step.policy())) {
            return step.stay("late-by-other-count", clause, "late by the counting that is no limit here");
        }
        return step.stay("payment-overdue", clause, "the last lawful day has passed")
                .clock(new ObligationChange.Breached(clock))
                .alarm("payment-overdue", "a clock ran out: %1$s / 期限已过：%1$s".formatted(clause))
                .send(task(step, ClaimMessages.PURCHASER, "overdue", clock, null))
                .send(task(step, ClaimMessages.FINANCE, "overdue", clock, null));
    }

    /** What is due when follows the calendar. */
    static Draft move(Step step) {
        ClaimEvent.ClockMoved moved = (ClaimEvent.ClockMoved) step.event();
        Claim claim = step.known();
        Draft draft = step.stay("clock-moved", "P5", "another calendar: the last day is " + moved.dueOn());
        draft.claim(PaymentClocks.moved(claim, moved.clock(), moved.dueOn(), moved.dueAt()));
        Window window = claim.window();
        if (window != null && moved.clock().equals(WindowClocks.main(claim))) {
            draft.claim(draft.claim()
                    .change()
                    .window(window.movedTo(moved.dueOn(), moved.dueAt()))
                    .done());
        }
        for (Objection part : WindowClocks.runningParts(claim)) {
            if (moved.clock().equals(WindowClocks.part(claim, part))) {
                Window later = WindowClocks.windowOf(part).movedTo(moved.dueOn(), moved.dueAt());
                draft.claim(draft.claim()
                        .change()
                        .objection(part.id(), each -> each.running(later))
                        .done());
            }
        }
        return draft;
    }

    /** The window that a clock is of, while it runs. */
    static Optional<Window> window(Claim claim, String clock) {
        if (clock.equals(WindowClocks.main(claim))) {
            return Optional.ofNullable(claim.window()).filter(any -> !claim.isConfirmed(Confirmation.UNDISPUTED));
        }
        return part(claim, clock).map(WindowClocks::windowOf);
    }

    static Optional<Objection> part(Claim claim, String clock) {
        return WindowClocks.runningParts(claim).stream()
                .filter(part -> clock.equals(WindowClocks.part(claim, part)))
                .findFirst();
    }

    private static Outgoing task(Step step, String to, String kind, String clock, @Nullable LocalDate due) {
        return ClaimMessages.task(step.known(), step, to, kind, PaymentClocks.clause(clock), clock, due);
    }
}
