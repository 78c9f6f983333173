package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.payment.ClaimEvent.RedIssued;
import java.util.List;
import java.util.Optional;

/**
 * A red invoice (红字) that names an objection answers it: it takes first what that disputes, or what that released when it was upheld,
 * for of one dispute the supplier loses the sum once.
 */
final class Remedies {
    private Remedies() {}

    /** What is left to be taken back of the claim, once the objection is answered. */
    static Money answered(Draft draft, Step step, RedIssued red) {
        Optional<Objection> named =
                Optional.ofNullable(red.objection()).flatMap(id -> draft.claim().objection(id));
        if (named.isEmpty()) {
            return red.amount();
        }
        return switch (named.get().standing()) {
            case STANDING -> disputed(draft, step, named.get(), red.amount());
            case UPHELD -> released(draft, named.get(), red.amount());
            case INCOMPLETE, WITHDRAWN, DISMISSED, REMEDIED, LAPSED -> red.amount();
        };
    }

    /** It ends only if all that it disputes is taken back; else it stands, and disputes so much less. */
    private static Money disputed(Draft draft, Step step, Objection objection, Money sum) {
        Claim claim = draft.claim();
        if (sum.compareTo(claim.amount()) >= 0) {
            return sum;
        }
        Money part = objection.part();
        boolean isCovered = sum.compareTo(part == null ? claim.amount().minus(claim.confirmed()) : part) >= 0;
        if (part == null && isCovered) {
            Endings.dropParts(draft, "taken-back");
        }
        if (isCovered) {
            ObjectionEnds.remedied(draft, step, objection);
        } else if (part == null) {
            lessen(draft, claim.parts(), sum.minus(Money.least(sum, claim.undisputed())));
        } else {
            lessen(draft, List.of(objection), sum);
        }
        return sum;
    }

    /** What leaves a part is undisputed, and so the first that is taken back. */
    private static void lessen(Draft draft, List<Objection> parts, Money sum) {
        Money left = sum;
        for (Objection part : parts) {
            Money taken = Money.least(left, Claim.partOf(part));
            disputing(draft, part, Claim.partOf(part).minus(taken));
            left = left.minus(taken);
        }
    }

    /** What was upheld is claimed no more: a red invoice for it takes nothing back. */
    private static Money released(Draft draft, Objection upheld, Money sum) {
        Money released = upheld.part();
        if (released == null) {
            return sum;
        }
        Money used = Money.least(sum, released);
        disputing(draft, upheld, released.minus(used));
        return sum.minus(used);
    }

    private static void disputing(Draft draft, Objection objection, Money less) {
        draft.claim(draft.claim()
                .change()
                .objection(objection.id(), each -> each.disputing(less))
                .done());
    }
}
