package cn.caitong.engine.hold;

import com.fasterxml.jackson.annotation.JsonFormat;
import java.math.BigDecimal;
import java.time.Instant;

/**
 * Money that is stopped now.
 *
 * @param placedBy who asked for it, {@code confirmedBy} the second person; {@code hub} and the limit's name where it tripped
 * @param waiting what would leave if it were released: instructions that are ready, of cases that may be known of (P13)
 * @param amount their sum
 */
public record Hold(
        long id,
        HoldScope scope,
        String reason,
        String placedBy,
        String confirmedBy,
        Instant placedAt,
        long waiting,
        @JsonFormat(shape = JsonFormat.Shape.STRING) BigDecimal amount) {}
