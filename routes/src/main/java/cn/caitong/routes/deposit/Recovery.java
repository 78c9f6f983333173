package cn.caitong.routes.deposit;

import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What a supplier gave back of a deposit that was marked after it was refunded (追回). It is evidence and no money of the ledger's:
 * there the refund stays credited, so that one receipt never bounds the same sum twice.
 *
 * @param decided what is to be recovered, by decision; null while nobody has decided the mark
 * @param sums by the number under which the holder booked each
 */
record Recovery(@Nullable Money decided, Map<String, Sum> sums) {
    static final Recovery NOTHING = new Recovery(null, Map.of());

    /** One sum that came back, on its bank's date, Asia/Shanghai. */
    public record Sum(Money amount, LocalDate on) {}

    public Recovery {
        sums = Map.copyOf(sums);
    }

    Recovery decidedAs(Money amount) {
        return new Recovery(amount, sums);
    }

    Recovery with(String id, Sum sum) {
        Map<String, Sum> more = new HashMap<>(sums);
        more.put(id, sum);
        return new Recovery(decided, more);
    }

    /** All that is back; empty while nothing is. */
    Optional<Money> total() {
        return sums.values().stream().map(Sum::amount).reduce(Money::plus);
    }
}
