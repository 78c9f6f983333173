package cn.caitong.engine.hold;

import com.fasterxml.jackson.annotation.JsonFormat;
import com.fasterxml.jackson.annotation.JsonValue;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * What one person has asked for and another must confirm.
 *
 * @param holdId null of a hold that is to be placed
 * @param rows how many instructions would leave, {@code amount} their sum, as the asking person saw it; null of a hold that is
 *     to be placed
 */
public record HoldAct(
        long id,
        Act act,
        @Nullable Long holdId,
        HoldScope scope,
        String reason,
        @Nullable Long rows,

        @JsonFormat(shape = JsonFormat.Shape.STRING) @Nullable
        BigDecimal amount,

        String askedBy,
        Instant askedAt) {

    /** What is to be done. */
    public enum Act {
        /** Money is stopped. */
        PLACE,
        /** A batch of what is stopped may leave. */
        PASS,
        /** All of it may, and whatever comes. */
        RELEASE;

        /** As answers and evidence have it. */
        @JsonValue
        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static Act of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
