package cn.caitong.routes.deposit;

import cn.caitong.routes.deposit.TenderFacts.Lot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;

/** Why received money does not, or does not fully, count as the bid's deposit. Shown to the supplier at once (N4.1). */
enum Flaw {
    /** Less than the lot asks for. */
    SHORT,
    /** After the bid deadline. */
    LATE,
    /** The bid's deposit is already there. Only money without a flaw is the bid's deposit, or a surplus beside it. */
    SURPLUS,
    /** Not from an account in the supplier's own name. */
    OTHER_ACCOUNT;

    /** The flaws of money received for this lot of this tender, without looking at other money. */
    static Set<Flaw> of(DepositEvent.Received money, TenderFacts tender, Lot lot) {
        EnumSet<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        addIf(flaws, SHORT, money.amount().compareTo(lot.depositAmount()) < 0);
        addIf(flaws, LATE, isLate(money.receivedAt(), tender));
        addIf(flaws, OTHER_ACCOUNT, !money.payer().name().equals(money.supplierName()));
        return flaws;
    }

    /** The same flaws, lateness judged by the deadline as it is now. */
    static Set<Flaw> rejudged(Set<Flaw> before, Instant receivedAt, TenderFacts tender) {
        EnumSet<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        flaws.addAll(before);
        flaws.remove(LATE);
        addIf(flaws, LATE, isLate(receivedAt, tender));
        return flaws;
    }

    /** Money that secures no bid: it cannot be forfeited, and need not wait for the tender's end. */
    static boolean securesNothing(Set<Flaw> flaws) {
        return flaws.contains(LATE) || flaws.contains(SURPLUS);
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
