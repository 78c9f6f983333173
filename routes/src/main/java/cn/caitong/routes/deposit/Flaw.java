package cn.caitong.routes.deposit;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.deposit.TenderFacts.Lot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Why received money does not, or does not fully, count as the bid's deposit. Shown to the supplier at once (N4.1). */
enum Flaw {
    /** Less than the lot asks for. */
    SHORT,
    /** More than the lot asks for: it is the bid's deposit, and what is too much cannot be kept. */
    EXCESS,
    /** After the bid deadline. */
    LATE,
    /** The bid's deposit is already there. Only money without a flaw is the bid's deposit, or a surplus beside it. */
    SURPLUS,
    /** Neither from an account in the supplier's own name nor from one of its consortium's. */
    OTHER_ACCOUNT,
    /** For a lot that the tender does not have. */
    WRONG_LOT,
    /** Its payer made no bid. */
    NO_BID,
    /** A guarantee that ends before the bid does. */
    RUNS_OUT;

    private static final Set<Flaw> HARMLESS = Set.of(EXCESS, RUNS_OUT);
    private static final Set<Flaw> WORTHLESS = Set.of(LATE, SURPLUS, WRONG_LOT, NO_BID);

    /** The flaws of money received for this lot of this tender, without looking at other money. */
    static Set<Flaw> of(DepositEvent.Received money, TenderFacts tender, Lot lot) {
        EnumSet<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        sum(flaws, money.form(), money.whole(), lot);
        addIf(flaws, LATE, isLate(money.receivedAt(), tender));
        addIf(flaws, RUNS_OUT, money.form().runsOutBefore(tender.bidValidUntil()));
        addIf(
                flaws,
                OTHER_ACCOUNT,
                money.form().isMoney()
                        && !money.payer().name().equals(money.supplierName())
                        && !money.consortium().contains(money.payer().name()));
        return flaws;
    }

    private static void sum(Set<Flaw> flaws, Form form, Money whole, Lot lot) {
        int compared = whole.compareTo(lot.depositAmount());
        addIf(flaws, SHORT, form.hasSum() && compared < 0);
        addIf(flaws, EXCESS, form.isMoney() && compared > 0);
    }

    /** The same flaws, lateness and validity judged by the tender as it is now. */
    static Set<Flaw> rejudged(Deposit deposit, TenderFacts tender) {
        EnumSet<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        flaws.addAll(deposit.flaws());
        flaws.removeAll(Set.of(LATE, RUNS_OUT));
        addIf(flaws, LATE, isLate(deposit.receivedAt(), tender));
        addIf(flaws, RUNS_OUT, deposit.form().runsOutBefore(tender.bidValidUntil()));
        return flaws;
    }

    /** The same flaws where another lot was meant; whether that one has its deposit already, {@link Places} knows. */
    static Set<Flaw> forLot(Deposit deposit, Lot lot) {
        EnumSet<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        flaws.addAll(deposit.flaws());
        flaws.removeAll(Set.of(SHORT, EXCESS, WRONG_LOT, SURPLUS));
        sum(flaws, deposit.form(), deposit.received(), lot);
        return flaws;
    }

    /** Whether it is what secures the bid. */
    static boolean isTheBids(Set<Flaw> flaws) {
        return HARMLESS.containsAll(flaws);
    }

    /** Money that secures no bid: it cannot be forfeited, and need not wait for the tender's end. */
    static boolean securesNothing(Set<Flaw> flaws) {
        return flaws.stream().anyMatch(WORTHLESS::contains);
    }

    private static boolean isLate(Instant receivedAt, TenderFacts tender) {
        return receivedAt.isAfter(tender.bidDeadline());
    }

    private static void addIf(Set<Flaw> flaws, Flaw flaw, boolean condition) {
        if (condition) {
            flaws.add(flaw);
        }
    }
}
