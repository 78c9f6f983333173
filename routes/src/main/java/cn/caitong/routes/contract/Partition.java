package cn.caitong.routes.contract;

import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Turns the terms of a sum into milestones that add up to it exactly. A share is rounded half up; the last one takes what is
 * left, so that no cent is lost or made. Whether amounts and shares add up is judged before anything is rounded.
 */
sealed interface Partition {
    /** They do. */
    record Whole(Map<String, Milestone> milestones) implements Partition {}

    /** They do not, or not in this way. */
    record Flawed(String code, String detail) implements Partition {}

    static Partition of(Money sum, List<Share> shares, String origin) {
        Set<String> ids = new HashSet<>();
        BigDecimal said = BigDecimal.ZERO;
        for (Share share : shares) {
            if (!ids.add(share.id())) {
                return new Flawed("milestone-repeated", "two milestones have one id; give each its own");
            }
            if (share.amount() != null && !share.amount().currency().equals(sum.currency())) {
                return new Flawed("currency-differs", "a milestone is in another currency than the contract");
            }
            said = said.add(worth(share, sum));
        }
        return said.compareTo(sum.amount()) == 0
                ? rounded(sum, shares, origin)
                : new Flawed(
                        "terms-do-not-add-up",
                        "the milestones come to %s of %s; correct amounts or shares"
                                .formatted(said.stripTrailingZeros().toPlainString(), sum.text()));
    }

    private static Partition rounded(Money sum, List<Share> shares, String origin) {
        Map<String, Milestone> milestones = new LinkedHashMap<>();
        for (Share share : shares) {
            Money amount = new Money(worth(share, sum).setScale(2, RoundingMode.HALF_UP), sum.currency());
            milestones.put(share.id(), Milestone.of(share, amount, origin));
        }
        lastShare(shares).ifPresent(last -> {
            Money others = milestones.values().stream()
                    .filter(milestone -> !milestone.id().equals(last.id()))
                    .map(Milestone::amount)
                    .reduce(Money.zero(sum.currency()), Money::plus);
            milestones.put(last.id(), Milestone.of(last, sum.minus(others), origin));
        });
        return milestones.values().stream()
                        .allMatch(milestone -> milestone.amount().isPositive())
                ? new Whole(milestones)
                : new Flawed("milestone-without-amount", "a milestone is worth less than a cent; join it to another");
    }

    private static Optional<Share> lastShare(List<Share> shares) {
        List<Share> fractions = new ArrayList<>(shares);
        fractions.removeIf(share -> share.amount() != null);
        return fractions.isEmpty() ? Optional.empty() : Optional.of(fractions.getLast());
    }

    private static BigDecimal worth(Share share, Money sum) {
        @Nullable Money amount = share.amount();
        if (amount != null) {
            return amount.amount();
        }
        BigDecimal fraction = share.share();
        if (fraction == null) {
            throw new IllegalArgumentException("milestone " + share.id() + " has neither amount nor share");
        }
        return sum.amount().multiply(fraction);
    }
}
