package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.treasury.PaymentEvent.Approved;
import cn.caitong.routes.treasury.PaymentEvent.Made;
import cn.caitong.routes.treasury.PaymentEvent.Requested;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Before anything is applied for: the supplier's reminder (N5.5), and two persons of the purchaser (经办、复核). */
final class Preparations {
    private static final String REMINDER = "N5.5";
    /** As the schema of an application has it. */
    private static final int LONGEST_PURPOSE = 100;

    private Preparations() {}

    /** It starts nothing: the purchaser is reminded once a day, and the supplier told how it stands. */
    static Draft request(Step step) {
        Optional<Draft> hindered = hindered(step);
        if (hindered.isPresent()) {
            return hindered.get();
        }
        Draft draft =
                opened(step, "payment-requested", REMINDER, "the purchaser is reminded; nothing is started by it");
        String once = "requested/" + step.today();
        if (draft.payment().told().contains(once)) {
            return step.stay("reminded-today", REMINDER, "the purchaser was reminded today already");
        }
        draft.payment(payment -> payment.told(once))
                .send(Messages.task(draft.payment(), step, Messages.PURCHASER, "requested", REMINDER, once));
        return Messages.progress(draft, step);
    }

    /** It was applied for: the supplier is told how it stands, and nobody is reminded. */
    static Draft progress(Step step) {
        return hindered(step).orElseGet(() -> {
            Draft draft =
                    step.stay("progress-told", REMINDER, "it was applied for; the supplier is told how it stands");
            return Messages.progress(draft, step);
        });
    }

    private static Optional<Draft> hindered(Step step) {
        if (!step.claim().supplier().equals(((Requested) step.event()).supplier())) {
            return Optional.of(step.refuse("not-the-supplier", REMINDER, "another supplier's payment"));
        }
        return step.claim().confirmed() == null
                ? Optional.of(step.refuse(
                        "nothing-confirmed", REMINDER, "no sum of it is confirmed; there is nothing to pay"))
                : Optional.empty();
    }

    /** One person makes the application; it takes the place of an earlier one that was not approved. */
    static Draft prepare(Step step) {
        Made made = (Made) step.event();
        if (!made.by().isPurchaser()
                && !(step.policy().agencyPrepares() && made.by().isAgency())) {
            return step.notEntitled();
        }
        Prepared prepared = new Prepared(
                made.lines(),
                made.deductions(),
                payee(step.claim().payee(), made.payee()),
                Objects.requireNonNullElse(made.purpose(), ofTheContract(step.claim())),
                made.digest(),
                made.by().id(),
                made.at());
        Flaws flaws = released(Flaws.of(prepared, step.claim()), step, prepared);
        if (!flaws.isEmpty()) {
            return flaws.refusal(step, "application-wrong");
        }
        Draft draft = opened(step, "application-prepared", Flaws.CLAUSE, "another person must check it");
        draft.payment(payment -> payment.prepared(null));
        ContractStops.ended(draft, step);
        draft.payment(payment -> payment.prepared(prepared));
        return Messages.toCheck(draft, step, prepared, moment("approve", draft, made.at()));
    }

    /** Paid is to what was agreed; whoever names that account adds what it leaves out of its bank. Another one is kept to be refused. */
    private static Concealed<Account> payee(Concealed<Account> agreed, @Nullable Account named) {
        if (named == null) {
            return agreed;
        }
        Account known = agreed.open();
        return Concealed.of(named.isThatOf(known) ? known.completedBy(named) : named);
    }

    /** A contract's id may be as long as all that a purpose holds; it stands whole in a field of its own. */
    private static String ofTheContract(Payable payable) {
        String purpose = "合同款 " + payable.contract();
        return purpose.substring(0, Math.min(purpose.length(), LONGEST_PURPOSE));
    }

    /** A new application in the place of one that failed wholly: refused, not paid, come back, or withdrawn. */
    static Draft prepareAnew(Step step) {
        return step.known().hasFailedWholly()
                ? prepare(step)
                : step.refuse(
                        "lines-go-on", Flaws.CLAUSE, "a line was paid or is on its way: repair the failed ones alone");
    }

    /** Another person checked what was prepared, as it is now: one application goes to the treasury. */
    static Draft approve(Step step) {
        Approved approved = (Approved) step.event();
        Prepared prepared = step.known().prepared();
        if (prepared == null) {
            return nothingPrepared(step);
        }
        if (!approved.by().isPurchaser()) {
            return step.notEntitled();
        }
        if (!approved.by().isSomeoneElseThan(prepared.by())) {
            return step.refuse(
                    "second-person-missing", Flaws.CLAUSE, "the one who prepares may not be the one who approves");
        }
        if (!approved.preparation().equals(prepared.digest()) || approved.at().isBefore(prepared.at())) {
            return another(step, approved, prepared);
        }
        if (step.isSaidAhead()) {
            return step.saidAhead();
        }
        if (!step.known().stops().isEmpty()) {
            return Stops.standing(step);
        }
        Flaws flaws = ContractStops.flaws(released(Flaws.of(prepared, step.claim()), step, prepared), step);
        Money confirmed = step.claim().confirmed();
        flaws.addIf(
                        confirmed != null && isReserved(step, confirmed),
                        "sum-reserved: a part of it is reserved for something else, such as a red invoice")
                .addIf(
                        step.known().failed().stream()
                                .anyMatch(line -> line.current().proof() == null),
                        "attempt-not-void: nothing shows that an earlier attempt will never pay");
        return flaws.isEmpty() && confirmed != null
                ? Applications.whole(step, prepared, confirmed, approved.by())
                : flaws.refusal(step, "application-wrong");
    }

    /** What was checked is not what is prepared now: approving binds to what the second person saw. */
    private static Draft another(Step step, Approved approved, Prepared prepared) {
        return step.refuse(
                "prepared-anew",
                Flaws.CLAUSE,
                ("data.preparation: %s is not what is prepared now, %s of %s; check that, and approve it by its digest"
                                + " / data.preparation：所批准的编制稿已被替换，请复核现行编制稿并按其摘要批准")
                        .formatted(approved.preparation(), prepared.digest(), prepared.at()));
    }

    /** The same of one that takes the place of what failed wholly. */
    static Draft approveAnew(Step step) {
        return step.known().prepared() == null || step.known().hasFailedWholly()
                ? approve(step)
                : step.refuse("lines-go-on", Flaws.CLAUSE, "a line was paid or is on its way since it was prepared");
    }

    /** A retention that was released is owed elsewhere: its id deducts nothing any more. */
    private static Flaws released(Flaws flaws, Step step, Prepared prepared) {
        Payment payment = step.payment();
        prepared.deductions().stream()
                .filter(each -> payment != null && Retentions.isReleased(payment, each))
                .forEach(each -> flaws.addIf(true, "retention-released: " + each.id()));
        return flaws;
    }

    /** Whether it does not fit beside what others have reserved; what failed of this payment itself is free for it. */
    private static boolean isReserved(Step step, Money confirmed) {
        BigDecimal free = step.free();
        return free == null || free.add(step.known().reserved().amount()).compareTo(confirmed.amount()) < 0;
    }

    /** Of which application, and when: one in the place of another may be prepared at the same second. */
    private static String moment(String kind, Draft draft, Instant at) {
        int before = draft.payment().applications().size();
        return before == 0 ? kind + "/" + at : kind + "/" + before + "/" + at;
    }

    private static Draft nothingPrepared(Step step) {
        return step.refuse("nothing-prepared", Flaws.CLAUSE, "no application is prepared");
    }

    static Draft sendBack(Step step) {
        PaymentEvent.SentBack back = (PaymentEvent.SentBack) step.event();
        if (!back.by().isPurchaser()) {
            return step.notEntitled();
        }
        Prepared prepared = step.known().prepared();
        if (prepared == null) {
            return nothingPrepared(step);
        }
        Draft draft = step.stay("application-sent-back", Flaws.CLAUSE, "to be prepared anew");
        draft.payment(payment -> payment.prepared(null));
        return Messages.again(draft, step, "prepare", Flaws.CLAUSE, moment("sent-back", draft, prepared.at()));
    }

    /** The payment, begun if it was not; until something is applied for it is of what is confirmed now. */
    static Draft opened(Step step, String code, String clause, String detail) {
        Payment payment = step.payment();
        Payment opened = payment == null ? Payment.of(step.id(), step.claim()) : payment;
        Payment current = opened.applications().isEmpty() || opened.isGivenUp()
                ? opened.sum(step.claim().sum())
                : opened;
        return new Draft(Outcome.APPLIED, step.state(), current, code, clause, detail).payment(current);
    }
}
