package cn.caitong.engine.recovery;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Money to a partner that may have left in a restore's gap, for two persons before they declare that it is covered. That of veiled
 * cases is not among it (P13).
 *
 * @param businessId by which the partner knows it
 * @param key of its case, in {@code flow}
 * @param state {@code ready}: nobody was asked yet, and it does not leave before; {@code unknown}: its partner, or a person, is
 * @param amount the sum of what it carries; null where it instructs nothing by itself
 */
public record Doubt(
        String businessId,
        String flow,
        @Nullable String key,
        String state,
        @Nullable BigDecimal amount) {}
