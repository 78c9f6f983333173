package cn.caitong.routes.deposit;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.party.Account;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Collects changes to a deposit; what is not set stays. */
final class DepositChange {
    private final Deposit from;
    private String lot;
    private Form form;
    private Kept kept;
    private Concealed<Account> payee;
    private Set<Flaw> flaws;
    private List<Deposit.Clock> clocks;
    private Deposit.@Nullable Mark mark;
    private Deposit.@Nullable Mark askedMark;
    private Set<String> endedMarks;
    private List<Excuse> excuses;
    private @Nullable DepositState blockedFrom;
    private Set<Instant> contested;
    private Set<String> told;
    private Set<Deposit.Unsaid> unsaid;
    private int undone;
    private int attempt;
    private @Nullable UUID voidProof;
    private @Nullable LocalDate creditedOn;
    private @Nullable LocalDate returnedOn;
    private @Nullable Money lateCharge;
    private @Nullable Money bankInterest;

    DepositChange(Deposit from) {
        this.from = from;
        lot = from.lot();
        form = from.form();
        kept = from.kept();
        payee = from.payee();
        flaws = from.flaws();
        clocks = from.clocks();
        mark = from.mark();
        askedMark = from.askedMark();
        endedMarks = from.endedMarks();
        excuses = from.excuses();
        blockedFrom = from.blockedFrom();
        contested = from.contested();
        told = from.told();
        unsaid = from.unsaid();
        undone = from.undone();
        attempt = from.attempt();
        voidProof = from.voidProof();
        creditedOn = from.creditedOn();
        returnedOn = from.returnedOn();
        lateCharge = from.lateCharge();
        bankInterest = from.bankInterest();
    }

    DepositChange lot(String right) {
        lot = right;
        return this;
    }

    DepositChange form(Form changed) {
        form = changed;
        return this;
    }

    DepositChange kept(Kept more) {
        kept = more;
        return this;
    }

    DepositChange payee(Account account) {
        payee = Concealed.of(account);
        return this;
    }

    DepositChange flaws(Set<Flaw> found) {
        flaws = found;
        return this;
    }

    DepositChange clocks(List<Deposit.Clock> running) {
        clocks = running;
        return this;
    }

    DepositChange told(String what) {
        Set<String> more = new TreeSet<>(told);
        more.add(what);
        told = Set.copyOf(more);
        return this;
    }

    DepositChange unsaid(Set<Deposit.Unsaid> all) {
        unsaid = Set.copyOf(all);
        return this;
    }

    DepositChange clocksUndone(List<Deposit.Clock> left) {
        clocks = left;
        undone = from.undone() + 1;
        return this;
    }

    DepositChange mark(Deposit.@Nullable Mark confirmed) {
        mark = confirmed;
        askedMark = null;
        return this;
    }

    DepositChange askedMark(Deposit.@Nullable Mark asked) {
        askedMark = asked;
        return this;
    }

    DepositChange unmarked(Deposit.Mark lifted) {
        Set<String> ended = new TreeSet<>(endedMarks);
        ended.add(lifted.id());
        endedMarks = Set.copyOf(ended);
        mark = null;
        return this;
    }

    DepositChange excuses(List<Excuse> all) {
        excuses = all;
        return this;
    }

    DepositChange blockedFrom(@Nullable DepositState resumeTo) {
        blockedFrom = resumeTo;
        return this;
    }

    DepositChange contests(Instant block) {
        Set<Instant> more = new TreeSet<>(contested);
        more.add(block);
        contested = Set.copyOf(more);
        return this;
    }

    DepositChange contestDecided(Instant block) {
        Set<Instant> left = new TreeSet<>(contested);
        left.remove(block);
        contested = Set.copyOf(left);
        return this;
    }

    DepositChange nextAttempt() {
        attempt = from.attempt() + 1;
        voidProof = null;
        return this;
    }

    DepositChange voidProof(@Nullable UUID proof) {
        voidProof = proof;
        return this;
    }

    DepositChange credited(@Nullable LocalDate on, @Nullable Money charge, @Nullable Money interest) {
        creditedOn = on;
        lateCharge = charge;
        bankInterest = interest;
        return this;
    }

    DepositChange returned(LocalDate on) {
        returnedOn = on;
        return this;
    }

    Deposit done() {
        return new Deposit(
                from.holder(),
                from.receiptId(),
                from.tender(),
                lot,
                from.paidForLot(),
                from.supplier(),
                from.members(),
                from.supplierId(),
                form,
                from.received(),
                from.receivedAt(),
                from.payer(),
                payee,
                flaws,
                clocks,
                mark,
                askedMark,
                endedMarks,
                excuses,
                blockedFrom,
                contested,
                told,
                unsaid,
                undone,
                attempt,
                voidProof,
                kept,
                creditedOn,
                returnedOn,
                lateCharge,
                bankInterest);
    }
}
