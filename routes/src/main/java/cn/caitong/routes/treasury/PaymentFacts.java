package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.payment.ClaimFacts.Credit;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What others may read of the payment of one confirmed sum: how far it is, and nobody's account.
 *
 * @param applications in the order in which they went to the treasury
 * @param lines by budget line, with their attempts in order
 * @param credits what the bank credited and has not sent back, line by line
 * @param prepared what waits for its approval; null while nothing does
 * @param stoppedBy {@code finance}, {@code court}, {@code contract-suspended} or {@code contract-terminated}, while it stands; the references are theirs
 */
public record PaymentFacts(
        PaymentState state,
        List<Applied> applications,
        List<Paying> lines,
        List<Credit> credits,
        List<Deducted> deductions,
        @Nullable ToCheck prepared,
        List<String> stoppedBy) {
    public PaymentFacts {
        applications = List.copyOf(applications);
        lines = List.copyOf(lines);
        credits = List.copyOf(credits);
        deductions = List.copyOf(deductions);
        stoppedBy = List.copyOf(stoppedBy);
    }

    /** Nobody has spoken of it yet. */
    public static final PaymentFacts NONE = none(PaymentState.NEW);

    /**
     * An application at the treasury.
     *
     * @param stage the code of the furthest step that it is known to have reached
     * @param deliveredOn when the treasury is first known to have it
     * @param refusedAt the code of the step that refused it
     */
    public record Applied(
            String id,
            String stage,
            int fiscalYear,
            @Nullable LocalDate deliveredOn,
            @Nullable String voucher,
            @Nullable LocalDate voucherOn,
            @Nullable String refusedAt) {}

    /**
     * What one budget line pays, or no longer pays.
     *
     * @param stands whether it is still to pay, or has paid; else another line pays in its place
     */
    public record Paying(String line, Money amount, List<Instruction> instructions, boolean stands) {}

    /**
     * One attempt.
     *
     * @param application the id of the application that carried it
     * @param state the code of its {@link Line.Standing}
     * @param reason the treasury's code, where it gave one
     */
    public record Instruction(
            String id,
            String application,
            Money amount,
            String state,
            @Nullable LocalDate creditedOn,
            @Nullable LocalDate returnedOn,
            @Nullable String reason) {}

    /**
     * What one person prepared and another has to check.
     *
     * @param digest by which its approval names it
     * @param by who prepared it, by the sign-in system's id
     * @param at when, UTC
     */
    public record ToCheck(
            String digest, List<Planned> lines, List<Deducted> deductions, String purpose, String by, Instant at) {
        public ToCheck {
            lines = List.copyOf(lines);
            deductions = List.copyOf(deductions);
        }
    }

    /** What one budget line is to pay. */
    public record Planned(String line, Money amount) {}

    /** What is not paid out, such as a penalty. */
    public record Deducted(String id, String kind, Money amount, String basis) {}

    /**
     * What is credited, and with it what is not, as if it were credited that day: what interest is asked for (C34).
     *
     * @param owed of the confirmed sum, paid or not
     */
    public List<Credit> creditedBy(LocalDate day, Money owed) {
        List<Credit> all = new ArrayList<>(credits);
        Money paid = credits.stream().map(Credit::amount).reduce(Money.zero(owed.currency()), Money::plus);
        Money left = Money.least(toBePaid(owed).minus(paid), owed.minus(paid));
        if (left.isPositive()) {
            all.add(new Credit(left, day));
        }
        return List.copyOf(all);
    }

    /** What is deducted is in no line: it is not paid late. Until somebody approved lines, all of it is to be paid. */
    private Money toBePaid(Money owed) {
        List<Paying> standing = lines.stream().filter(Paying::stands).toList();
        return standing.isEmpty()
                ? owed
                : standing.stream().map(Paying::amount).reduce(Money.zero(owed.currency()), Money::plus);
    }

    /** Of a payment's case. */
    public static PaymentFacts of(CaseCodec codec, CaseFile file) {
        PaymentState state = PaymentState.of(file.state());
        return file.data().isEmpty() ? none(state) : of(codec.read(file.data(), Payment.class), state);
    }

    private static PaymentFacts none(PaymentState state) {
        return new PaymentFacts(state, List.of(), List.of(), List.of(), List.of(), null, List.of());
    }

    static PaymentFacts of(Payment payment, PaymentState state) {
        return new PaymentFacts(
                state,
                payment.applications().stream()
                        .map(each -> applied(payment, each))
                        .toList(),
                payment.lines().stream().map(each -> paying(payment, each)).toList(),
                payment.credits(),
                payment.deductions().stream().map(PaymentFacts::deducted).toList(),
                payment.prepared() == null ? null : toCheck(payment.prepared()),
                payment.stops().stream().map(Stop::by).distinct().sorted().toList());
    }

    private static ToCheck toCheck(Prepared prepared) {
        return new ToCheck(
                prepared.digest(),
                prepared.lines().stream()
                        .map(asked -> new Planned(asked.budget().code(), asked.amount()))
                        .toList(),
                prepared.deductions().stream().map(PaymentFacts::deducted).toList(),
                prepared.purpose(),
                prepared.by(),
                prepared.at());
    }

    private static Deducted deducted(Prepared.Deduction each) {
        return new Deducted(each.id(), each.kind(), each.amount(), each.basis());
    }

    private static Applied applied(Payment payment, Application application) {
        Application.Voucher voucher = application.voucher();
        PaymentState refusedAt = application.refusedAt();
        return new Applied(
                payment.applicationId(application.number()),
                application.stage().code(),
                application.fiscalYear(),
                application.deliveredOn(),
                voucher == null ? null : voucher.number(),
                voucher == null ? null : voucher.date(),
                refusedAt == null ? null : refusedAt.code());
    }

    private static Paying paying(Payment payment, Line line) {
        return new Paying(
                line.code(),
                line.amount(),
                line.attempts().stream()
                        .map(attempt -> instruction(payment, line, attempt))
                        .toList(),
                !line.replaced());
    }

    private static Instruction instruction(Payment payment, Line line, Line.Attempt attempt) {
        return new Instruction(
                payment.instructionId(line, attempt.n()),
                payment.applicationId(attempt.application()),
                attempt.amount(),
                attempt.standing().name().toLowerCase(Locale.ROOT),
                attempt.creditedOn(),
                attempt.returnedOn(),
                attempt.reason());
    }
}
