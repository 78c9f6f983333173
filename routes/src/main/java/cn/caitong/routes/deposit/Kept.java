package cn.caitong.routes.deposit;

import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of a deposit is not given back.
 *
 * @param forfeited kept by law (N4.3), and {@code paidOverOn} the day on which it reached the treasury (上缴国库)
 * @param converted now the performance deposit (履约保证金)
 */
record Kept(
        @Nullable Money forfeited,
        @Nullable LocalDate paidOverOn,
        @Nullable Money converted) {
    static final Kept NOTHING = new Kept(null, null, null);

    Kept withForfeited(Money sum) {
        return new Kept(sum, paidOverOn, converted);
    }

    Kept paidOver(LocalDate on) {
        return new Kept(forfeited, on, converted);
    }

    Kept withConverted(Money sum) {
        return new Kept(forfeited, paidOverOn, sum);
    }

    /** What is left of a sum. */
    Money leaves(Money received) {
        Money left = forfeited == null ? received : received.minus(forfeited);
        return converted == null ? left : left.minus(converted);
    }
}
