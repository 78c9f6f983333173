package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.InstructionId;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.deposit.DepositPolicy.Excuse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * One received item of deposit money, as its case keeps it. Immutable; {@code with…} gives the changed one.
 *
 * @param supplier the party's key, the same that awards name winners by
 * @param supplierId who that is, for those who must know the number
 * @param payee where a refund goes: the paying account, until a repair by two persons
 * @param attempt the number of the newest instruction, 0 before the first
 * @param voidProof what shows that the newest instruction will never pay, once something does
 */
public record Deposit(
        String holder,
        String receiptId,
        String tender,
        String lot,
        String supplier,
        Identity supplierId,
        Money received,
        Instant receivedAt,
        Account payer,
        Account payee,
        Set<Flaw> flaws,
        List<Clock> clocks,
        @Nullable Mark mark,
        @Nullable Mark askedMark,
        List<Excuse> blocks,
        @Nullable DepositState blockedFrom,
        int attempt,
        @Nullable UUID voidProof,
        @Nullable LocalDate creditedOn,
        @Nullable LocalDate returnedOn,
        @Nullable Money lateCharge) {

    /** A statutory clock of this deposit and what it was reckoned to. */
    public record Clock(
            String name,
            String clause,
            LocalDate basisDate,
            LocalDate dueOn,
            Instant dueAt,
            Instant latestDueAt,
            boolean hubActs) {}

    /** A mark (不予退还标记, N4.3): a ground from the law's list, one who asked, one who confirmed, evidence by digest. */
    public record Mark(
            String ground, String askedBy, @Nullable String confirmedBy, Instant from, String evidence) {}

    /** The ledger's name of this item. */
    public String item() {
        return holder + ":" + receiptId;
    }

    /** The wire id of the newest instruction. */
    public String instruction() {
        return InstructionId.of(item(), Purpose.REFUND, attempt);
    }

    public Optional<Clock> clock(String name) {
        return clocks.stream().filter(clock -> clock.name().equals(name)).findFirst();
    }

    public boolean hasClause(String clause) {
        return clocks.stream().anyMatch(clock -> clock.clause().equals(clause));
    }

    /** The end of the refund period, within which a mark must come (N4.3): the last clock's, on its latest reading. */
    public Optional<Instant> windowEnd() {
        return clocks.stream().map(Clock::latestDueAt).max(Instant::compareTo);
    }

    /** The first statutory limit, which stays the limit of every later attempt. */
    public Optional<Clock> firstDue() {
        return clocks.stream().min((a, b) -> a.dueAt().compareTo(b.dueAt()));
    }

    Change change() {
        return new Change(this);
    }

    /** Collects changes to a deposit; what is not set stays. */
    static final class Change {
        private final Deposit from;
        private Account payee;
        private Set<Flaw> flaws;
        private List<Clock> clocks;
        private @Nullable Mark mark;
        private @Nullable Mark askedMark;
        private List<Excuse> blocks;
        private @Nullable DepositState blockedFrom;
        private int attempt;
        private @Nullable UUID voidProof;
        private @Nullable LocalDate creditedOn;
        private @Nullable LocalDate returnedOn;
        private @Nullable Money lateCharge;

        private Change(Deposit from) {
            this.from = from;
            payee = from.payee;
            flaws = from.flaws;
            clocks = from.clocks;
            mark = from.mark;
            askedMark = from.askedMark;
            blocks = from.blocks;
            blockedFrom = from.blockedFrom;
            attempt = from.attempt;
            voidProof = from.voidProof;
            creditedOn = from.creditedOn;
            returnedOn = from.returnedOn;
            lateCharge = from.lateCharge;
        }

        Change payee(Account account) {
            payee = account;
            return this;
        }

        Change flaws(Set<Flaw> found) {
            flaws = found;
            return this;
        }

        Change clocks(List<Clock> running) {
            clocks = running;
            return this;
        }

        Change mark(@Nullable Mark confirmed) {
            mark = confirmed;
            askedMark = null;
            return this;
        }

        Change askedMark(@Nullable Mark asked) {
            askedMark = asked;
            return this;
        }

        Change blocks(List<Excuse> all, @Nullable DepositState resumeTo) {
            blocks = all;
            blockedFrom = resumeTo;
            return this;
        }

        Change nextAttempt() {
            attempt = from.attempt + 1;
            voidProof = null;
            return this;
        }

        Change voidProof(@Nullable UUID proof) {
            voidProof = proof;
            return this;
        }

        Change credited(@Nullable LocalDate on, @Nullable Money charge) {
            creditedOn = on;
            lateCharge = charge;
            return this;
        }

        Change returned(LocalDate on) {
            returnedOn = on;
            return this;
        }

        Deposit done() {
            return new Deposit(
                    from.holder,
                    from.receiptId,
                    from.tender,
                    from.lot,
                    from.supplier,
                    from.supplierId,
                    from.received,
                    from.receivedAt,
                    from.payer,
                    payee,
                    flaws,
                    clocks,
                    mark,
                    askedMark,
                    blocks,
                    blockedFrom,
                    attempt,
                    voidProof,
                    creditedOn,
                    returnedOn,
                    lateCharge);
        }
    }
}
