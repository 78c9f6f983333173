package cn.caitong.routes.deposit;

import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.annotation.JsonInclude;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What of a deposit is not given back.
 *
 * @param forfeited kept by law (N4.3), and {@code paidOverOn} the day on which it reached the treasury (上缴国库)
 * @param converted now the performance deposit (履约保证金)
 * @param recovery what came back of it after it was refunded; not written where there is none, as before there were any
 */
record Kept(
        @Nullable Money forfeited,
        @Nullable LocalDate paidOverOn,
        @Nullable Money converted,

        @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Recovery recovery) {
    static final Kept NOTHING = new Kept(null, null, null, null);

    Kept withForfeited(Money sum) {
        return new Kept(sum, paidOverOn, converted, recovery);
    }

    Kept paidOver(LocalDate on) {
        return new Kept(forfeited, on, converted, recovery);
    }

    Kept withConverted(Money sum) {
        return new Kept(forfeited, paidOverOn, sum, recovery);
    }

    Kept recovering(@Nullable Recovery now) {
        return new Kept(forfeited, paidOverOn, converted, now);
    }

    /** What has come back so far. */
    Recovery recovered() {
        return recovery == null ? Recovery.NOTHING : recovery;
    }

    /** What the treasury is to have: what was kept, or else what came back. */
    @Nullable
    Money toPayOver() {
        return forfeited == null ? recovered().total().orElse(null) : forfeited;
    }

    /** What is left of a sum. */
    Money leaves(Money received) {
        Money left = forfeited == null ? received : received.minus(forfeited);
        return converted == null ? left : left.minus(converted);
    }
}
