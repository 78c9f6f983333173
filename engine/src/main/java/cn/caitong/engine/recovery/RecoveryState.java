package cn.caitong.engine.recovery;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How far a restore's gap is covered.
 *
 * @param since the backup's legal time, UTC; null if there never was a restore
 * @param begunAt when a hub first ran on what was restored
 * @param covered when the last partner had covered it, and money could leave again
 */
public record RecoveryState(
        @Nullable Instant since,
        @Nullable Instant begunAt,
        @Nullable Instant covered,
        List<Waited> partners) {
    public RecoveryState {
        partners = List.copyOf(partners);
    }

    /**
     * A partner that must cover the gap.
     *
     * @param need {@code statement} or {@code word}
     * @param missing the days whose statements are missing, or do not go on from the one before
     * @param coveredBy {@code statement} or {@code persons}
     * @param declaredBy who has declared it covered and waits for a second person
     */
    public record Waited(
            String partner,
            String need,
            List<LocalDate> missing,
            @Nullable Instant coveredAt,
            @Nullable String coveredBy,
            @Nullable String declaredBy,
            @Nullable String reason) {
        public Waited {
            missing = List.copyOf(missing);
        }

        boolean isCovered() {
            return coveredAt != null;
        }

        boolean needsStatement() {
            return need.equals("statement");
        }
    }
}
