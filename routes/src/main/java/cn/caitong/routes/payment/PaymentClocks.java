package cn.caitong.routes.payment;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.schedule.AgreedTerm;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.routes.contract.ContractFacts;
import cn.caitong.routes.payment.ClaimFacts.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The terms of payment that a confirmed receipt opens (N5.4): start in five working days, credited in ten, counted from
 * delivery and from confirmation, and of a small or medium firm thirty days from acceptance (款项条例 art. 9). They warn and
 * escalate; paying is the purchaser's act, and nothing starts by itself.
 */
final class PaymentClocks {
    static final String START = "C37";
    static final String CREDIT = "C37b";
    static final String SMALL_FIRM = "C33";
    static final String AGREED = "C33b";

    /** What a confirmation may open, at the most. */
    static final Set<String> ALL = Set.of(START, CREDIT, SMALL_FIRM, AGREED);

    private static final Set<String> FIRMS = Set.of(SMALL_FIRM, AGREED);
    private static final String FROM_DELIVERY = "/delivery";
    private static final String FROM_CONFIRMATION = "/confirmation";
    private static final String RELEASED = "payment.retention-released";

    private PaymentClocks() {}

    /**
     * From what a term is counted.
     *
     * @param from which of the countings it is, as its clock's name says
     * @param warns whoever is late by the earlier counting is warned by it; the later one is silent until its end
     */
    private record Basis(String clause, String from, String event, LocalDate on, boolean warns) {}

    /** What a confirmation opens, of all or of a part. */
    static Draft open(Draft draft, Step step, Confirmation confirmation) {
        return start(draft, step, confirmation, bases(step, draft.claim(), confirmation), "");
    }

    /** The bank took a credit back: it is owed again, and as late as it is, by clocks under another name. */
    static Draft reopen(Draft draft, Step step, Confirmation confirmation) {
        List<Basis> owed = bases(step, draft.claim(), confirmation).stream()
                .filter(basis -> !basis.clause().equals(START))
                .toList();
        return start(draft, step, confirmation, owed, "#" + (confirmation.returns() + 1));
    }

    private static List<Basis> bases(Step step, Claim claim, Confirmation confirmation) {
        LocalDate confirmed = confirmation.on();
        if (confirmation.how() == Confirmation.How.RETENTION) {
            return List.of(
                    new Basis(START, "", RELEASED, confirmed, true), new Basis(CREDIT, "", RELEASED, confirmed, true));
        }
        LocalDate delivered = deliveredOn(claim, confirmed);
        List<Basis> bases = new ArrayList<>();
        for (String clause : List.of(START, CREDIT)) {
            bases.add(new Basis(clause, FROM_DELIVERY, "invoice.delivered", delivered, true));
            bases.add(new Basis(clause, FROM_CONFIRMATION, "invoice.received", confirmed, false));
        }
        if (claim.size() != null
                && claim.acceptedOn() != null
                && step.policy().smallFirms().contains(claim.size())) {
            bases.add(new Basis(
                    firms(step, claim, claim.acceptedOn()), "", "delivery.accepted", claim.acceptedOn(), true));
        }
        return bases;
    }

    /** A small or medium firm's term: the law's, or what its contract agreed, as far as the clock table's C33b lets it (款项条例 art. 9). */
    private static String firms(Step step, Claim claim, LocalDate accepted) {
        ContractFacts.Credit agreed = claim.agreed().credit();
        Integer days = agreed == null ? null : agreed.days();
        if (days == null) {
            return SMALL_FIRM;
        }
        String clause = new AgreedTerm(AGREED, days, "calendar-days").clause();
        LocalDate longest =
                step.reckon(AGREED, claim.regime(), accepted, List.of()).dueOn();
        LocalDate wanted =
                step.reckon(clause, claim.regime(), accepted, List.of()).dueOn();
        return wanted.isAfter(longest) ? AGREED : clause;
    }

    /** The last day of that term, where the confirmed sum has one. */
    static Optional<LocalDate> firmsLimit(Confirmation confirmation) {
        return confirmation.terms().stream()
                .filter(term -> FIRMS.contains(term.row()))
                .map(Term::on)
                .findFirst();
    }

    private static Draft start(Draft draft, Step step, Confirmation confirmation, List<Basis> bases, String again) {
        List<String> running = new ArrayList<>(draft.claim().clocks());
        List<Term> terms = new ArrayList<>(confirmation.terms());
        for (Basis basis : bases) {
            Term term = start(draft, step, confirmation, basis, again);
            running.add(term.clock());
            terms.removeIf(each -> base(each.clock()).equals(base(term.clock())));
            terms.add(term);
        }
        return draft.claim(draft.claim()
                .change()
                .clocks(running)
                .confirmation(confirmation.of(), each -> each.within(terms))
                .done());
    }

    /** A clock's name without the number of the return after which it was opened again. */
    private static String base(String clock) {
        return clock.split("#", 2)[0];
    }

    /** Of an invoice registered after it was handed over, its own day. */
    private static LocalDate deliveredOn(Claim claim, LocalDate otherwise) {
        LocalDate offline = claim.bill().receivedOn();
        if (offline != null) {
            return offline;
        }
        return claim.window() == null ? otherwise : claim.window().basis();
    }

    private static Term start(Draft draft, Step step, Confirmation confirmation, Basis basis, String again) {
        Claim claim = draft.claim();
        ClockTimes times = step.reckon(basis.clause(), claim.regime(), basis.on(), List.of());
        String name = name(claim, confirmation, clause(basis.clause()) + basis.from()) + again;
        draft.clock(new ObligationChange.Open(
                name,
                basis.clause(),
                claim.regime(),
                "purchaser",
                claim.supplier(),
                basis.event(),
                "hub",
                basis.on(),
                times.calendar(),
                times.provisional(),
                basis.warns() ? times.warnAt() : null,
                null,
                times.dueAt()));
        return new Term(name, basis.clause(), times.dueOn(), times.dueAt(), breaches(name, step.policy()));
    }

    private static String name(Claim claim, Confirmation confirmation, String counted) {
        String part = confirmation.of().isEmpty() ? "" : "/" + confirmation.of();
        return claim.clock(counted + part);
    }

    /** What was owed of a confirmed sum by these clauses is done; what is late stays late. */
    static Draft discharge(Draft draft, Confirmation confirmation, LocalDate on, Set<String> clauses) {
        List<String> running = new ArrayList<>(draft.claim().clocks());
        for (Term term : confirmation.terms()) {
            if (clauses.contains(term.row()) && running.remove(term.clock())) {
                draft.clock(new ObligationChange.Discharged(term.clock(), on));
            }
        }
        return draft.claim(draft.claim().change().clocks(running).done());
    }

    /** Another calendar moved a term's last day. */
    static Claim moved(Claim claim, String clock, LocalDate on, Instant at) {
        return claim.change()
                .confirmations(claim.confirmations().stream()
                        .map(each -> each.within(each.terms().stream()
                                .map(term -> term.clock().equals(clock) ? term.movedTo(on, at) : term)
                                .toList()))
                        .toList())
                .done();
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

    /** The row of the clock table that a clock's name, or a clause with an agreed term, begins with. */
    static String clause(String clock) {
        return clock.split("[/@#]", 2)[0];
    }

    /** Nothing is owed of this confirmed sum any longer. */
    static Draft end(Draft draft, Confirmation confirmation, String why) {
        List<String> running = new ArrayList<>(draft.claim().clocks());
        for (Term term : confirmation.terms()) {
            if (running.remove(term.clock())) {
                draft.clock(new ObligationChange.Voided(term.clock(), why));
            }
        }
        return draft.claim(draft.claim().change().clocks(running).done());
    }

    /** Nothing is owed on this claim any longer. */
    static Draft end(Draft draft, String why) {
        draft.claim().clocks().forEach(name -> draft.clock(new ObligationChange.Voided(name, why)));
        return draft.claim(draft.claim().change().clocks(List.of()).done());
    }

    /** The day that a task names: the earliest of those by which payment is to start. */
    static LocalDate startBy(Step step, Claim claim, Confirmation confirmation) {
        LocalDate basis = confirmation.how() == Confirmation.How.RETENTION
                ? confirmation.on()
                : deliveredOn(claim, confirmation.on());
        return step.reckon(START, claim.regime(), basis, List.of()).dueOn();
    }
}
