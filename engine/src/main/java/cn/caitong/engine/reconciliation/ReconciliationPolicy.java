package cn.caitong.engine.reconciliation;

import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalTime;
import java.util.Set;

/**
 * When statements are compared and missed: {@code config/policies/reconciliation.yaml}.
 *
 * @param settle how long after a statement came it is first compared: a message of the same day may still be on its way
 * @param again between two comparisons of what does not agree
 * @param dueHour the hour, Asia/Shanghai, of the day after by which a day's statement must be here
 */
public record ReconciliationPolicy(Duration settle, Duration again, int dueHour) {
    private static final int DAY_IN_MINUTES = 24 * 60;
    private static final int LAST_HOUR = 23;

    /**
     * Reads the file.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static ReconciliationPolicy load(Path file) {
        SettingsNode root = SettingsFile.read(file);
        root.allow(Set.of("settleMinutes", "againMinutes", "dueHour"));
        return new ReconciliationPolicy(
                Duration.ofMinutes(root.integer("settleMinutes", 0, DAY_IN_MINUTES)),
                Duration.ofMinutes(root.integer("againMinutes", 1, DAY_IN_MINUTES)),
                root.integer("dueHour", 0, LAST_HOUR));
    }

    LocalTime due() {
        return LocalTime.of(dueHour, 0);
    }
}
