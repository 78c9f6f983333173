package cn.caitong.routes.payment;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.payment.ClaimEvent.EvidenceAdded;
import cn.caitong.routes.payment.ClaimEvent.Raised;
import cn.caitong.routes.payment.Objection.Standing;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** The purchaser objects (N5.3): in time, with evidence, once on a ground; of all or of a part. */
final class Objections {
    /** The reason's code of an objection that was taken. */
    static final String RAISED = "objection-raised";

    private static final String CLAUSE = "N5.3";

    private Objections() {}

    static Draft raise(Step step) {
        Raised raised = (Raised) step.event();
        if (!raised.by().isPurchaser()) {
            return step.notEntitled();
        }
        Claim claim = step.known();
        if (claim.past().objections().contains(raised.id())) {
            return step.refuse("objection-id-used", "P8", "an objection to an earlier claim has this id");
        }
        if (claim.objection(raised.id()).isPresent()) {
            return Rule.noted(step);
        }
        return late(step).orElseGet(() -> raise(step, raised));
    }

    private static Draft raise(Step step, Raised raised) {
        Claim claim = step.known();
        if (claim.isSpent(raised.ground())) {
            return step.refuse("ground-spent", CLAUSE, "a ground can be raised once on an invoice: " + raised.ground());
        }
        Optional<Money> asked = raised.lines().isEmpty()
                ? Optional.ofNullable(raised.amount())
                : claim.bill().sumOf(raised.lines());
        if (!raised.lines().isEmpty() && asked.isEmpty()) {
            return step.refuse("no-such-line", CLAUSE, "the invoice has no such line");
        }
        if (asked.filter(sum -> !sum.currency().equals(claim.amount().currency()))
                .isPresent()) {
            return step.refuse("currency-differs", CLAUSE, "the invoice is in another currency");
        }
        Objection objection = new Objection(
                raised.id(),
                raised.ground(),
                asked.orElse(null),
                raised.by().id(),
                step.arrivedAt(),
                null,
                "",
                Standing.INCOMPLETE,
                null,
                null);
        Draft draft = Submissions.knownBy(step.stay(RAISED, CLAUSE, "by " + raised.ground()), step);
        draft.claim(draft.claim().change().with(objection).done());
        if (draft.next() == ClaimState.PUSHED) {
            draft.reach(ClaimState.WINDOW);
        }
        return watched(
                raised.evidence().isEmpty()
                        ? incomplete(draft, step, objection)
                        : effective(draft, step, objection, raised.evidence()),
                step);
    }

    static Draft complete(Step step) {
        EvidenceAdded added = (EvidenceAdded) step.event();
        if (!added.by().isPurchaser()) {
            return step.notEntitled();
        }
        return known(step, added.id(), objection -> switch (objection.standing()) {
            case INCOMPLETE ->
                late(step)
                        .orElseGet(() -> effective(
                                step.stay("objection-completed", CLAUSE, "it counts from here"),
                                step,
                                objection,
                                added.evidence()));
            case STANDING -> step.stay("noted", CLAUSE, "it is complete already");
            case WITHDRAWN, DISMISSED, UPHELD, REMEDIED, LAPSED ->
                step.refuse("objection-ended", "P8", "that objection has ended");
        });
    }

    /** What came early is held: an objection's own message may be on its way. */
    static Draft known(Step step, String id, Function<Objection, Draft> then) {
        return step.known().objection(id).map(then).orElseGet(() -> step.hold("no such objection is known yet"));
    }

    /**
     * It counts at its trusted arrival, however long it took to decide it. After the end of one window, and in another that is open, it
     * waits until it is decided what the end of the first means: what silence confirms it does not dispute.
     */
    private static Optional<Draft> late(Step step) {
        Claim claim = step.known();
        Window window = claim.window();
        if (window == null) {
            return Optional.empty();
        }
        List<Window> running = WindowClocks.running(claim);
        List<Window> taking =
                running.stream().filter(each -> each.takes(step.arrivedAt())).toList();
        if (taking.isEmpty()) {
            return Optional.of(tooLate(claim, window, step));
        }
        return taking.size() == running.size()
                ? Optional.empty()
                : Optional.of(step.hold("a window ended before it came, and its silence is not decided yet"));
    }

    private static Draft tooLate(Claim claim, Window window, Step step) {
        return wasInTime(claim, window, step)
                ? step.park(
                                "objection-before-silence",
                                "it arrived in time, and silence was confirmed over it / 异议在期限内到达，而已按沉默确认")
                        .alarm(
                                "objection-before-silence",
                                "a receipt was confirmed over an objection in time / 在期限内已有异议，却被确认收票")
                : step.refuse("objection-too-late", CLAUSE, "the window ended at " + LegalDay.local(window.cutOff()));
    }

    /** In the days of what silence was taken for: the whole, or a part that went its own way. */
    private static boolean wasInTime(Claim claim, Window window, Step step) {
        return claim.confirmations().stream()
                .filter(each -> each.how() == Confirmation.How.SILENCE)
                .flatMap(each -> windowOf(claim, window, each).stream())
                .anyMatch(each -> each.takes(step.arrivedAt()));
    }

    private static Optional<Window> windowOf(Claim claim, Window main, Confirmation silence) {
        return silence.of().equals(Confirmation.UNDISPUTED)
                ? Optional.of(main)
                : claim.objection(silence.of()).map(Objection::window);
    }

    private static Draft incomplete(Draft draft, Step step, Objection objection) {
        Window window = draft.claim().window();
        return draft.send(ClaimMessages.task(
                draft.claim(),
                step,
                ClaimMessages.PURCHASER,
                "complete",
                CLAUSE,
                objection.id(),
                window == null ? null : window.lastDay()));
    }

    /** With evidence it counts: what it disputes stands still, the rest goes on. */
    private static Draft effective(Draft draft, Step step, Objection objection, String evidence) {
        Optional<Money> part = disputed(draft.claim(), objection);
        draft.claim(draft.claim()
                .change()
                .objection(
                        objection.id(),
                        each -> each.disputing(part.orElse(null)).completed(step.arrivedAt(), evidence))
                .done());
        if (part.isEmpty()) {
            WindowClocks.stop(draft, new Excuse(step.arrivedAt(), null, "objection", evidence));
            if (draft.next() != ClaimState.CONFIRMED) {
                draft.reach(ClaimState.OBJECTED);
            }
        }
        return draft.send(ClaimMessages.task(
                draft.claim(),
                step,
                ClaimMessages.FINANCE,
                "decide",
                CLAUSE,
                objection.id(),
                null,
                part.orElse(draft.claim().amount())));
    }

    /** No more than is left undisputed; empty where all that is left is meant. */
    private static Optional<Money> disputed(Claim claim, Objection objection) {
        Money left = claim.undisputed();
        return Optional.ofNullable(objection.part())
                .filter(part -> !claim.isConfirmed(Confirmation.UNDISPUTED) && left.isPositive())
                .filter(part -> part.compareTo(left) < 0 || !claim.parts().isEmpty())
                .map(part -> Money.least(part, left));
    }

    /** Whoever objects again and again is shown to finance. */
    private static Draft watched(Draft draft, Step step) {
        Claim claim = draft.claim();
        int raised = claim.objections().size() + claim.past().objections().size();
        if (raised < step.policy().manyObjections() || claim.told().contains("repeated-objections")) {
            return draft;
        }
        draft.claim(claim.change().told("repeated-objections").done());
        return draft.alarm("repeated-objections", "%1$d objections to one invoice / 对同一发票提出 %1$d 次异议".formatted(raised))
                .send(ClaimMessages.task(
                        claim,
                        step,
                        ClaimMessages.FINANCE,
                        "repeated-objections",
                        CLAUSE,
                        Integer.toString(raised),
                        null));
    }
}
