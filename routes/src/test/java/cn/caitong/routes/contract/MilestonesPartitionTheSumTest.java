package cn.caitong.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
@net.jqwik.api.Tag("unit")
class MilestonesPartitionTheSumTest {
    private static final Money SUM = Money.cny("100000.01");

    @Test
    void aCentTooFewIsRefused() {
        assertFlaw("terms-do-not-add-up", amount("m1", "50000.00"), amount("m2", "50000.00"));
    }

    @Test
    void sharesOfLessThanTheWholeAreRefusedThoughTheyWouldRoundToIt() {
        assertFlaw("terms-do-not-add-up", share("m1", "0.333333"), share("m2", "0.333333"), share("m3", "0.333333"));
    }

    @Test
    void oneIdTwiceIsRefused() {
        assertFlaw("milestone-repeated", share("m1", "0.5"), share("m1", "0.5"));
    }

    @Test
    void anotherCurrencyIsRefused() {
        Share dollars = new Share("m1", "final", "acceptance", Money.of("100000.01", "USD"), null);
        assertFlaw("currency-differs", dollars);
    }

    @Test
    void aShareThatRoundsToNothingIsRefused() {
        Partition parted = Partition.of(Money.cny("0.01"), List.of(share("m1", "0.4"), share("m2", "0.6")), "HT-1");
        assertThat(parted).isInstanceOf(Partition.Flawed.class);
        assertThat(((Partition.Flawed) parted).code()).isEqualTo("milestone-without-amount");
    }

    @Test
    void sharesAreRoundedHalfUpAndTheLastTakesTheRest() {
        Map<String, Milestone> parted = whole(
                Money.cny("100000.00"), share("prepaid", "0.3"), amount("kept", "3000.00"), share("rest", "0.67"));
        assertThat(parted.get("prepaid")).extracting(Milestone::amount).isEqualTo(Money.cny("30000.00"));
        assertThat(parted.get("kept")).extracting(Milestone::amount).isEqualTo(Money.cny("3000.00"));
        assertThat(parted.get("rest")).extracting(Milestone::amount).isEqualTo(Money.cny("67000.00"));
    }

    @Test
    void halfACentGoesUpAndTheLastPaysForIt() {
        Map<String, Milestone> parted = whole(Money.cny("0.05"), share("one", "0.5"), share("two", "0.5"));
        assertThat(parted.get("one")).extracting(Milestone::amount).isEqualTo(Money.cny("0.03"));
        assertThat(parted.get("two")).extracting(Milestone::amount).isEqualTo(Money.cny("0.02"));
    }

    @Property
    void noCentIsLostOrMade(
            @ForAll @IntRange(min = 1_000, max = 2_000_000_000) int cents,
            @ForAll @Size(min = 1, max = 6) List<@IntRange(min = 1, max = 100) Integer> weights) {
        Money sum = new Money(BigDecimal.valueOf(cents, 2), "CNY");
        BigDecimal left = BigDecimal.ONE;
        List<Share> shares = new ArrayList<>();
        for (int weight : weights) {
            BigDecimal fraction = BigDecimal.valueOf(weight, 3);
            shares.add(new Share("m" + shares.size(), "progress", "acceptance", null, fraction));
            left = left.subtract(fraction);
        }
        shares.add(new Share("end", "final", "acceptance", null, left));
        Map<String, Milestone> parted = ((Partition.Whole) Partition.of(sum, shares, "HT-1")).milestones();
        assertThat(parted.values().stream().map(Milestone::amount).reduce(Money.zero("CNY"), Money::plus))
                .isEqualTo(sum);
        assertThat(parted.values()).allMatch(milestone -> milestone.amount().isPositive());
    }

    private static Map<String, Milestone> whole(Money sum, Share... shares) {
        return ((Partition.Whole) Partition.of(sum, List.of(shares), "HT-1")).milestones();
    }

    private static void assertFlaw(String code, Share... shares) {
        Partition parted = Partition.of(SUM, List.of(shares), "HT-1");
        assertThat(parted).isInstanceOf(Partition.Flawed.class);
        assertThat(((Partition.Flawed) parted).code()).isEqualTo(code);
    }

    private static Share amount(String id, String amount) {
        return new Share(id, "progress", "acceptance", Money.cny(amount), null);
    }

    private static Share share(String id, String fraction) {
        return new Share(id, "progress", "acceptance", null, new BigDecimal(fraction));
    }
}
