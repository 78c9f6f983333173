package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fen;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * One application for payment (支付申请) that the treasury took.
 *
 * @param number the treasury's own
 * @param year the budget year that it goes on under
 */
public record Application(
        Form form, String number, Instant acceptedAt, Course course, int year, List<Item> items, Standing standing) {

    /**
     * What was applied for.
     *
     * @param id the hub's application id
     * @param payment the hub's payment id
     * @param division whose treasury (行政区划)
     * @param purchaser the name of the unit that pays
     * @param content digest of all that was said, by which a repetition is told from a conflict
     */
    public record Form(
            String id,
            String payment,
            String contract,
            String invoice,
            String division,
            String purchaser,
            int year,
            Account payee,
            Fen amount,
            List<Item> items,
            String content) {
        public Form {
            items = List.copyOf(items);
        }
    }

    /**
     * How far it is.
     *
     * @param passed the last step that was taken; null before the first
     * @param since when it was taken, or the application was let go on
     */
    public record Standing(
            @Nullable Stage passed,
            Instant since,
            @Nullable Refusal refusal,
            @Nullable Voucher voucher,
            @Nullable Hold hold) {}

    /** A review's no, and the instruction ids that it is about; none: all of them. */
    public record Refusal(Stage stage, Why why, List<String> instructions, Instant at) {
        public Refusal {
            instructions = List.copyOf(instructions);
        }
    }

    /** Issued by the treasury. */
    public record Voucher(String number, LocalDate date) {}

    /** Why it stands still; {@code court} or finance. */
    public record Hold(boolean court, String reference) {}

    public Application {
        items = List.copyOf(items);
    }

    static Application accepted(Form form, String number, Instant at, Course course) {
        var start = new Standing(null, at, null, null, null);
        return new Application(form, number, at, course, form.year(), form.items(), start);
    }

    public String id() {
        return form.id();
    }

    public String payment() {
        return form.payment();
    }

    public boolean wasRefused() {
        return standing.refusal() != null;
    }

    /** The bank has answered for every line. */
    public boolean wasExecuted() {
        return standing.passed() == Stage.BANK;
    }

    /** Neither refused nor executed. */
    public boolean goesOn() {
        return !wasRefused() && !wasExecuted();
    }

    /** Lines that need their money: from the check of the quota until they fail or come back. */
    Stream<Item> binding() {
        boolean isBound = standing.passed() != null && standing.passed().compareTo(Stage.QUOTA_CHECK) >= 0;
        return isBound ? items.stream().filter(Item::binds) : Stream.empty();
    }

    /** The next step of its way, unless it ended, stands still or is stuck. */
    Optional<Stage> next() {
        if (!goesOn() || standing.hold() != null) {
            return Optional.empty();
        }
        var passed = standing.passed();
        return (passed == null ? Optional.of(Stage.RECEIVED) : passed.next())
                .filter(stage -> stage != course.stuckAt());
    }

    /** When {@link #next} falls due where a step usually takes so long. */
    Optional<Instant> nextAt(Duration pace) {
        return next().map(stage -> standing.since().plus(course.delays().getOrDefault(stage, pace)));
    }

    /** The credited line that comes back first, of those that have not. */
    Optional<Item> goingBack() {
        return items.stream()
                .filter(item -> item.wasCredited() && !item.cameBack())
                .filter(item -> returnsAt(item).isPresent())
                .min(Comparator.comparing(item -> returnsAt(item).orElseThrow()));
    }

    Optional<Instant> returnsAt(Item item) {
        return course.end(item)
                .filter(end -> end.fate() == Course.Fate.CREDITED_THEN_RETURNS)
                .map(end -> standing.since().plus(end.after()));
    }

    Application passing(Stage stage, Instant at) {
        return standing(new Standing(stage, at, null, standing.voucher(), null));
    }

    Application refusing(Refusal refusal) {
        return standing(new Standing(standing.passed(), refusal.at(), refusal, null, null));
    }

    Application issuing(Voucher voucher, Instant at) {
        return standing(new Standing(Stage.VOUCHER, at, null, voucher, null));
    }

    Application holding(Hold hold) {
        return standing(new Standing(standing.passed(), standing.since(), null, standing.voucher(), hold));
    }

    Application released(Instant at) {
        return standing(new Standing(standing.passed(), at, null, standing.voucher(), null));
    }

    Application goingOnIn(int other) {
        return new Application(form, number, acceptedAt, course, other, items, standing);
    }

    Application with(List<Item> others) {
        return new Application(form, number, acceptedAt, course, year, others, standing);
    }

    private Application standing(Standing other) {
        return new Application(form, number, acceptedAt, course, year, items, other);
    }
}
