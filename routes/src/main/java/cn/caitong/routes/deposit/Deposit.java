package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.InstructionId;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Identity;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/**
 * One received item of deposit money, as its case keeps it. Immutable; {@link #change} gives the changed one.
 *
 * @param supplier the party's key, the same that awards name winners by
 * @param members keys of the other members of a consortium (联合体)
 * @param paidForLot the lot that its receipt named, by which its holder goes on speaking of it
 * @param supplierId who that is, for those who must know the number
 * @param endedMarks ids of marks that were lifted: old news of them marks nothing
 * @param excuses what its clocks stood still for, in order; the last may be open
 * @param blockedFrom the state that a block interrupts
 * @param payee where a refund goes: the paying account, until a repair by two persons
 * @param contested when blocks began that the supplier contests and nobody has decided about; not written where there are none, as
 *     before there were any
 * @param told what of its tender purchaser and agency were told once
 * @param unsaid tasks that purchaser and agency may hear of once bids are opened (N4.1); not written where there are none, as before
 *     there were any
 * @param undone how often its clocks were undone, because it won after all: what starts later has a name of its own
 * @param attempt the number of the newest instruction, 0 before the first
 * @param kept what of it is not given back
 * @param bankInterest what the holder owes beside it for a works tender (招标投标法实施条例 art. 57)
 * @param voidProof what shows that the newest instruction will never pay, once something does
 */
record Deposit(
        String holder,
        String receiptId,
        String tender,
        String lot,
        String paidForLot,
        String supplier,
        Set<String> members,
        Concealed<Identity> supplierId,
        Form form,
        Money received,
        Instant receivedAt,
        Concealed<Account> payer,
        Concealed<Account> payee,
        Set<Flaw> flaws,
        List<Clock> clocks,
        @Nullable Mark mark,
        @Nullable Mark askedMark,
        Set<String> endedMarks,
        List<Excuse> excuses,
        @Nullable DepositState blockedFrom,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<Instant> contested,

        Set<String> told,

        @JsonInclude(JsonInclude.Include.NON_EMPTY) Set<Unsaid> unsaid,

        int undone,
        int attempt,
        @Nullable UUID voidProof,
        Kept kept,
        @Nullable LocalDate creditedOn,
        @Nullable LocalDate returnedOn,
        @Nullable Money lateCharge,
        @Nullable Money bankInterest) {
    Deposit {
        contested = Objects.requireNonNullElse(contested, Set.of());
        unsaid = Objects.requireNonNullElse(unsaid, Set.of());
    }

    /** Money that has just come in, and to which nothing has happened yet. */
    static Deposit arrived(
            String holder,
            String receiptId,
            String tender,
            String lot,
            String supplier,
            Set<String> members,
            Identity supplierId,
            DepositEvent.Received money) {
        return new Deposit(
                holder,
                receiptId,
                tender,
                lot,
                lot,
                supplier,
                members,
                Concealed.of(supplierId),
                money.form(),
                money.amount(),
                money.receivedAt(),
                Concealed.of(money.payer()),
                Concealed.of(money.payer()),
                Set.of(),
                List.of(),
                null,
                null,
                Set.of(),
                List.of(),
                null,
                Set.of(),
                Set.of(),
                Set.of(),
                0,
                0,
                null,
                Kept.NOTHING,
                null,
                null,
                null,
                null);
    }

    /**
     * A statutory clock of this deposit and what it was reckoned to.
     *
     * @param name the clause, and after a credit that the bank took back its attempt too
     * @param dueOn the last lawful day, Asia/Shanghai; on a provisional year the latest that it may turn out to be
     * @param dueAt its end, UTC
     * @param hubActs whether the hub itself refunds when the act time comes
     */
    public record Clock(
            String name, String clause, LocalDate basisDate, LocalDate dueOn, Instant dueAt, boolean hubActs) {
        Clock dueBy(LocalDate day, Instant end) {
            return new Clock(name, clause, basisDate, day, end, hubActs);
        }
    }

    /**
     * A mark (不予退还标记, N4.3).
     *
     * @param id by which its sender speaks of it
     * @param ground from the law's list
     * @param part null where all of it is meant
     * @param confirmedBy the second person; null while only asked for
     * @param evidence by digest
     */
    public record Mark(
            String id,
            String ground,
            @Nullable Money part,
            String askedBy,
            @Nullable String confirmedBy,
            Instant from,
            String evidence) {}

    /** A task of which nobody may hear yet, by all that it says beside whose it is. */
    public record Unsaid(String kind, String clause, String taskId, Money amount) {}

    /** What is to be given back. */
    Money refundable() {
        return kept.leaves(received);
    }

    /** The supplier, and with it the other members of its consortium: who of them won, all of them won. */
    Set<String> bidder() {
        Set<String> all = new TreeSet<>(members);
        all.add(supplier);
        return all;
    }

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

    Optional<Clock> clockOf(String clause) {
        return clocks.stream().filter(clock -> clock.clause().equals(clause)).findFirst();
    }

    /** Whether it is one of our own instructions before the newest: void by now. */
    boolean isOlderAttempt(String wireId) {
        return IntStream.range(1, attempt)
                .anyMatch(n -> InstructionId.of(item(), Purpose.REFUND, n).equals(wireId));
    }

    /** The end of the refund period, within which a mark must come (N4.3): the last clock's. Open while that stands still. */
    public Optional<Instant> windowEnd() {
        return clocks.stream()
                .map(Clock::dueAt)
                .max(Instant::compareTo)
                .filter(end -> excuses.stream().noneMatch(excuse -> excuse.stops(end)));
    }

    /** The first statutory limit, which stays the limit of every later attempt. */
    public Optional<Clock> firstDue() {
        return clocks.stream().min((a, b) -> a.dueAt().compareTo(b.dueAt()));
    }

    DepositChange change() {
        return new DepositChange(this);
    }
}
