package cn.caitong.routes.treasury;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Person;
import cn.caitong.routes.treasury.Line.Standing;
import cn.caitong.routes.treasury.PaymentEvent.Repaired;
import cn.caitong.routes.treasury.PaymentEvent.Sent;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Applications on their way to the treasury: of the whole sum, and those for lines that failed (P2, P3). */
final class Applications {
    private Applications() {}

    /**
     * All lines, and what is deducted, are owed; each line is instructed, carried by the one application. What was applied for before
     * has failed wholly: it is void by its proof and the two persons who prepared and approved this one.
     */
    static Draft whole(Step step, Prepared approved, Money confirmed, Person approver) {
        Payment before = step.known();
        int number = before.applications().size() + 1;
        Draft draft = step.stay(
                number == 1 ? "applied" : "applied-anew",
                Flaws.CLAUSE,
                "approved by a second person; the application goes out");
        Map<String, Line> all = new LinkedHashMap<>();
        before.lines().forEach(line -> all.put(line.code(), line.hasFailed() ? line.annulled() : line));
        before.failed().forEach(line -> annul(draft, before, line, approved.by(), approver.id()));
        deduct(draft, before);
        approved.lines()
                .forEach(asked -> all.compute(
                        asked.budget().code(),
                        (code, line) -> Line.next(line, asked.budget(), asked.amount(), number)));
        draft.payment(
                before.applied(approved, confirmed, List.copyOf(all.values()), Application.sent(number, year(step))));
        Payment payment = draft.payment();
        payment.deductions()
                .forEach(each -> draft.move(new MoneyMove.Owed(
                        payment.item(), Purpose.DEDUCT, each.id(), each.amount().amount())));
        return send(draft, step, number);
    }

    /** What was deducted is deducted no more; but a retention that is owed elsewhere by now is kept back for ever. */
    private static void deduct(Draft draft, Payment before) {
        before.deductions().stream()
                .filter(each -> !Retentions.isReleased(before, each))
                .forEach(each -> draft.move(new MoneyMove.Released(before.item(), Purpose.DEDUCT, each.id())));
    }

    /**
     * Lines that failed are applied for anew, under two persons' eyes: the attempt that failed is void by its proof. The total stays,
     * unless a red invoice took back a part of it meanwhile.
     */
    static Draft repair(Step step) {
        Repaired repair = (Repaired) step.event();
        Optional<Draft> hindered = hindered(step, repair);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        Flaws flaws = Repairs.flaws(step, repair);
        return flaws.isEmpty() ? again(step, repair) : flaws.refusal(step, "repair-wrong");
    }

    private static Optional<Draft> hindered(Step step, Repaired repair) {
        Person second = repair.confirmedBy();
        if (!repair.by().isSomeoneElseThan(second.id())) {
            return Optional.of(
                    step.refuse("second-person-missing", "P2", "the one who repairs may not be the one who confirms"));
        }
        if (!repair.by().isPurchaser() || !second.isPurchaser()) {
            return Optional.of(step.notEntitled());
        }
        if (step.isSaidAhead()) {
            return Optional.of(step.saidAhead());
        }
        return step.known().stops().isEmpty() ? Optional.empty() : Optional.of(Stops.standing(step));
    }

    private static Draft again(Step step, Repaired repair) {
        Payment before = step.known();
        int number = before.applications().size() + 1;
        boolean isSent = !repair.givesUpAll();
        Draft draft = step.stay(
                isSent ? "applied-again" : "given-up",
                "P2",
                isSent ? "failed lines alone, repaired by two persons" : "two persons pay failed lines no more");
        repair.lines()
                .forEach(fix -> annul(
                        draft,
                        before,
                        before.line(fix.line()).orElseThrow(),
                        repair.by().id(),
                        repair.confirmedBy().id()));
        Account named = repair.payee();
        draft.payment(before.repaired(
                Repairs.lines(before, repair.lines(), number),
                Repairs.less(before, repair.lines()),
                payee(step, named),
                isSent ? List.of(Application.sent(number, year(step))) : List.of()));
        if (Assignments.isNews(step)) {
            Assignments.noticed(draft, step);
        }
        return isSent ? send(draft, step, number) : givenUp(draft, step);
    }

    /** Left out, it is the account of the last repair, unless payments were assigned: two persons found the contract's to be wrong. */
    private static Concealed<Account> payee(Step step, @Nullable Account named) {
        if (named != null) {
            return Concealed.of(named);
        }
        Concealed<Account> last = Objects.requireNonNull(step.known().payee(), "what was applied for has a payee");
        return step.claim().locked() ? step.claim().payee() : last;
    }

    /** If nothing else is to be paid nothing is deducted either; if all else is credited the claim hears of it. */
    private static Draft givenUp(Draft draft, Step step) {
        Payment payment = draft.payment();
        if (payment.isGivenUp()) {
            deduct(draft, payment);
            return draft.payment(payment.withoutDeductions());
        }
        return Results.settled(draft, step);
    }

    /** What failed is void, by the message that shows it and two persons; what the line reserved is free for what follows. */
    private static void annul(Draft draft, Payment payment, Line line, String by, String confirmedBy) {
        UUID proof = Objects.requireNonNull(line.current().proof(), "an attempt without proof passed its check");
        draft.move(new MoneyMove.Voided(
                        payment.item(), Purpose.PAY, line.code(), line.current().n(), proof, by, confirmedBy))
                .move(new MoneyMove.Released(payment.item(), Purpose.PAY, line.code()));
    }

    private static void owe(Draft draft, Line line) {
        Payment payment = draft.payment();
        Line.Attempt attempt = line.current();
        draft.move(new MoneyMove.Owed(
                        payment.item(), Purpose.PAY, line.code(), line.amount().amount()))
                .move(new MoneyMove.Instructed(
                        payment.item(),
                        Purpose.PAY,
                        line.code(),
                        attempt.n(),
                        payment.applicationId(attempt.application())));
    }

    private static Draft send(Draft draft, Step step, int number) {
        List<Line> lines = draft.payment().lines(number, Standing.SENT);
        lines.forEach(line -> owe(draft, line));
        return draft.send(Messages.application(draft.payment(), step, lines, number));
    }

    /** The year whose budget it is of, until the treasury carries it over: that in which it was approved, whenever that is decided. */
    private static int year(Step step) {
        return step.saidOn().getYear();
    }

    /** The sending ended well. */
    static Draft delivered(Step step) {
        return ours(step)
                .map(application -> delivered(
                        step.stay("application-delivered", "P3", "the treasury has the application"),
                        step,
                        application.number()))
                .orElseGet(step::noted);
    }

    /**
     * The treasury has it, as its answer or any of its news shows: the start of the payment (C37). Once. News settles what is unknown of
     * its sending too, so that nobody is asked and nothing waits behind it.
     */
    static Draft delivered(Draft draft, Step step, int number) {
        Payment payment = draft.payment();
        boolean known = payment.applications().get(number - 1).deliveredOn() != null;
        if (known) {
            return draft;
        }
        for (Line line : payment.lines(number, Standing.SENT)) {
            draft.move(new MoneyMove.Delivered(
                    payment.item(), Purpose.PAY, line.code(), line.current().n()));
        }
        if (!(step.event() instanceof Sent)) {
            draft.send(Messages.shown(payment, step, number));
        }
        return draft.payment(payment.application(number, each -> each.delivered(LegalDay.of(step.arrivedAt()))))
                .raise(Messages.raised("payment.applied.v1", payment, step, LegalDay.of(step.arrivedAt())));
    }

    /** The treasury would not take it: nothing of it was or will be paid. */
    static Draft rejected(Step step) {
        Sent sent = (Sent) step.event();
        Optional<Application> application = ours(step);
        if (application.isEmpty()) {
            return step.noted();
        }
        Application ours = application.get();
        if (ours.refusedAt() != null) {
            return step.noted();
        }
        return ours.isOnItsWay()
                ? refused(
                        step.stay("application-rejected", "P3", "the treasury did not take it; nothing was paid"),
                        step,
                        ours.number(),
                        PaymentState.APPLIED,
                        sent.proof(),
                        null)
                : step.park(
                        "rejected-after-its-news",
                        "the treasury has spoken of it, and now says it never took it / 国库此前已有回音，现又称未曾受理");
    }

    /** All that the application carries failed, by this proof; two persons must repair it. */
    static Draft refused(
            Draft draft, Step step, int number, PaymentState at, @Nullable UUID proof, @Nullable String reason) {
        Payment payment = draft.payment();
        List<Line> lines = payment.lines(number, Standing.SENT);
        for (Line line : lines) {
            draft.move(new MoneyMove.Rejected(
                    payment.item(), Purpose.PAY, line.code(), line.current().n()));
        }
        String why = Objects.requireNonNullElse(reason, "X99");
        draft.payment(payment.application(number, each -> each.refused(at))
                .lines(line -> lines.contains(line)
                        ? line.attempt(line.current().n(), attempt -> attempt.failed(proof, why))
                        : line));
        return Messages.repairable(draft, step, lines, why, "refused/" + number);
    }

    /** Nobody knows whether it arrived. It is never sent again blindly: delivery asks the treasury first (P3). */
    static Draft unknown(Step step) {
        return ours(step).isPresent()
                ? step.stay("outcome-unknown", "P3", "the treasury is being asked what became of it")
                : step.noted();
    }

    /** The application that a sending's end speaks of; of a task none. */
    static Optional<Application> ours(Step step) {
        Sent sent = (Sent) step.event();
        return sent.type().equals(Messages.APPLIED) && step.payment() != null
                ? step.payment().application(sent.businessId())
                : Optional.empty();
    }
}
