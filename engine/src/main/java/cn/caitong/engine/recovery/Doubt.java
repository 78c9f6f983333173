package cn.caitong.engine.recovery;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money to a partner that may have left in a restore's gap: what two persons should know before they declare that it is covered. Those of
 * cases that nobody may know of yet are not among them (P13).
 *
 * @param businessId by which the partner knows it
 * @param key of its case, in {@code flow}
 * @param state {@code ready}: the partner was not asked yet, and it does not leave before; {@code unknown}: it is being asked, or a person
 *     is
 * @param amount the sum of what it carries; null where it instructs nothing by itself
 */
public record Doubt(
        String businessId,
        String type,
        String flow,
        @Nullable String key,
        String state,
        @Nullable BigDecimal amount) {}
