package cn.caitong.routes.contract;

import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * A milestone as the terms write it.
 *
 * @param amount what it is worth; null where the terms give a share of the sum
 * @param share a fraction of the sum, such as 0.3; null where the terms give an amount
 */
record Share(
        String id,
        String kind,
        String condition,
        @Nullable Money amount,
        @Nullable BigDecimal share) {}
