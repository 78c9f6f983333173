package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.InstructionId;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.payment.ClaimFacts;
import cn.caitong.routes.payment.ClaimFacts.Credit;
import cn.caitong.routes.treasury.Line.Standing;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The payment of one confirmed sum, as its case keeps it. Immutable.
 *
 * @param id the invoice's number; with {@code .2}, {@code .3} … for what was confirmed of it later
 * @param sum what was confirmed, as the last application that was prepared found it
 * @param prepared what waits for its approval
 * @param deductions what the approved application does not pay out
 * @param payee of the approved application, or of its last repair
 * @param told what others were told once
 */
record Payment(
        String id,
        String invoice,
        String contract,
        String tender,
        Money sum,
        @Nullable Prepared prepared,
        List<Prepared.Deduction> deductions,
        @Nullable Concealed<Account> payee,
        String purpose,
        List<Line> lines,
        List<Application> applications,
        List<Stop> stops,
        Set<String> told) {
    Payment {
        deductions = List.copyOf(deductions);
        lines = List.copyOf(lines);
        applications = List.copyOf(applications);
        stops = List.copyOf(stops);
        told = Set.copyOf(told);
    }

    static Payment of(String id, Payable payable) {
        return new Payment(
                id,
                payable.invoice(),
                payable.contract(),
                payable.tender(),
                payable.sum(),
                null,
                List.of(),
                null,
                "",
                List.of(),
                List.of(),
                List.of(),
                Set.of());
    }

    /** By which the ledger knows the confirmed sum. */
    String item() {
        return ClaimFacts.item(id);
    }

    String applicationId(int number) {
        return InstructionId.of(item(), Purpose.PAY, "", number);
    }

    String instructionId(Line line, int n) {
        return InstructionId.of(item(), Purpose.PAY, line.code(), n);
    }

    Optional<Application> application(String applicationId) {
        return applications.stream()
                .filter(each -> applicationId(each.number()).equals(applicationId))
                .findFirst();
    }

    Optional<Line> line(String code) {
        return lines.stream().filter(each -> each.code().equals(code)).findFirst();
    }

    /** Lines that this application carries now, in this standing. */
    List<Line> lines(int application, Standing standing) {
        return lines.stream()
                .filter(line -> line.is(standing) && line.current().application() == application)
                .toList();
    }

    /** What an application came to when it was made. */
    Money total(Application application) {
        return lines.stream()
                .flatMap(line -> line.attempts().stream())
                .filter(attempt -> attempt.application() == application.number())
                .map(Line.Attempt::amount)
                .reduce(Money.zero(sum.currency()), Money::plus);
    }

    List<Line> failed() {
        return lines.stream().filter(Line::hasFailed).toList();
    }

    /** Whether all that was applied for was refused, was not paid or came back: nothing of it goes on. */
    boolean hasFailedWholly() {
        List<Line> standing = standingLines();
        return !standing.isEmpty() && standing.stream().allMatch(Line::hasFailed);
    }

    /** Whether an application was made, and nothing of it is to be paid any more. */
    boolean isGivenUp() {
        return !applications.isEmpty() && standingLines().isEmpty();
    }

    private List<Line> standingLines() {
        return lines.stream().filter(line -> !line.replaced()).toList();
    }

    /** What the ledger has reserved for it: its lines, and what is deducted. */
    Money reserved() {
        return Stream.concat(
                        standingLines().stream().map(Line::amount),
                        deductions.stream().map(Prepared.Deduction::amount))
                .reduce(Money.zero(sum.currency()), Money::plus);
    }

    boolean isCredited() {
        List<Line> standing = standingLines();
        return !standing.isEmpty() && standing.stream().allMatch(line -> line.is(Standing.CREDITED));
    }

    /** What the bank credited and has not sent back, line by line. */
    List<Credit> credits() {
        return lines.stream()
                .filter(line -> line.is(Standing.CREDITED))
                .map(Line::current)
                .map(last -> new Credit(last.amount(), Objects.requireNonNull(last.creditedOn())))
                .toList();
    }

    /** Where it stands: at its repair while a line failed, else where the slowest of its living applications is. */
    PaymentState standing() {
        if (applications.isEmpty() || isGivenUp()) {
            return prepared == null ? PaymentState.REQUESTED : PaymentState.PREPARED;
        }
        if (!failed().isEmpty()) {
            return PaymentState.REPAIR;
        }
        return isCredited() ? PaymentState.CREDITED : slowest();
    }

    private PaymentState slowest() {
        return applications.stream()
                .filter(each -> !lines(each.number(), Standing.SENT).isEmpty())
                .map(Application::stage)
                .min(PaymentState::compareTo)
                .orElseThrow(() -> new IllegalStateException("Payment " + id + " neither goes on nor has ended"));
    }

    Payment sum(Money confirmed) {
        return with(confirmed, prepared, stops, told);
    }

    Payment prepared(@Nullable Prepared draft) {
        return with(sum, draft, stops, told);
    }

    Payment stopped(Stop stop) {
        return with(
                sum, prepared, Stream.concat(stops.stream(), Stream.of(stop)).toList(), told);
    }

    Payment released(Stop stop) {
        return with(
                sum, prepared, stops.stream().filter(each -> !each.equals(stop)).toList(), told);
    }

    Payment told(String what) {
        Set<String> more = new TreeSet<>(told);
        more.add(what);
        return with(sum, prepared, stops, more);
    }

    Payment forgotten(String what) {
        Set<String> less = new TreeSet<>(told);
        less.remove(what);
        return with(sum, prepared, stops, less);
    }

    private Payment with(Money confirmed, @Nullable Prepared draft, List<Stop> standing, Set<String> known) {
        return new Payment(
                id,
                invoice,
                contract,
                tender,
                confirmed,
                draft,
                deductions,
                payee,
                purpose,
                lines,
                applications,
                standing,
                known);
    }

    /** What was prepared is applied for; {@code all} its lines, and those that went before them. */
    Payment applied(Prepared approved, Money confirmed, List<Line> all, Application next) {
        return new Payment(
                id,
                invoice,
                contract,
                tender,
                confirmed,
                null,
                approved.deductions(),
                approved.payee(),
                approved.purpose(),
                all,
                Stream.concat(applications.stream(), Stream.of(next)).toList(),
                stops,
                told);
    }

    /** Failed lines are repaired, and come to so much less; what was prepared in their place is no more. */
    Payment repaired(List<Line> all, Money less, Concealed<Account> account, List<Application> next) {
        return new Payment(
                id,
                invoice,
                contract,
                tender,
                sum.minus(less),
                null,
                deductions,
                account,
                purpose,
                all,
                Stream.concat(applications.stream(), next.stream()).toList(),
                stops,
                told);
    }

    /** Nothing is to be paid any more, so that nothing is deducted. */
    Payment withoutDeductions() {
        return new Payment(
                id,
                invoice,
                contract,
                tender,
                sum,
                prepared,
                List.of(),
                payee,
                purpose,
                lines,
                applications,
                stops,
                told);
    }

    Payment lines(UnaryOperator<Line> changed) {
        return with(payee, lines.stream().map(changed).toList(), applications);
    }

    Payment application(int number, UnaryOperator<Application> changed) {
        return with(
                payee,
                lines,
                applications.stream()
                        .map(each -> each.number() == number ? changed.apply(each) : each)
                        .toList());
    }

    private Payment with(@Nullable Concealed<Account> account, List<Line> changed, List<Application> all) {
        return new Payment(
                id, invoice, contract, tender, sum, prepared, deductions, account, purpose, changed, all, stops, told);
    }
}
