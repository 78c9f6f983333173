package cn.caitong.routes.deposit;

import java.math.BigDecimal;
import java.time.Instant;
import java.util.EnumSet;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Why received money does not, or does not fully, count as the bid's deposit. Shown to the supplier at once (N4.1). */
enum Flaw {
    /** Less than the lot asks for. */
    SHORT,
    /** After the bid deadline. */
    LATE,
    /** The bid's deposit is already there. */
    SURPLUS,
    /** Not from an account in the supplier's own name. */
    OTHER_ACCOUNT;

    /** All flaws of money received for a lot of this tender. */
    static Set<Flaw> of(
            DepositEvent.Received money, TenderFacts tender, String lot, UUID self, @Nullable UUID slotOwner) {
        EnumSet<Flaw> flaws = EnumSet.noneOf(Flaw.class);
        BigDecimal asked = tender.lot(lot).depositAmount().amount();
        addIf(flaws, SHORT, money.amount().amount().compareTo(asked) < 0);
        addIf(flaws, LATE, isLate(money.receivedAt(), tender));
        addIf(flaws, SURPLUS, slotOwner != null && !slotOwner.equals(self));
        addIf(flaws, OTHER_ACCOUNT, !money.payer().name().equals(money.supplierName()));
        return flaws;
    }

    /** Money that secures no bid is sent back at once instead of waiting for the tender's end. */
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
