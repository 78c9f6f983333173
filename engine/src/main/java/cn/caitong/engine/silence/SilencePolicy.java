package cn.caitong.engine.silence;

import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Set;

/**
 * When silence is believed: {@code config/policies/silence.yaml}.
 *
 * @param grace how long after the cut-off it is asked at the earliest; at least {@link Arrivals#LONGEST}
 * @param awayAllowed for how long on the last day nothing may have been taken in before the term is a whole working day
 *     longer, on which the hub works
 */
public record SilencePolicy(Duration grace, Duration awayAllowed) {
    /** As the hub is shipped. */
    public static final SilencePolicy DEFAULT = new SilencePolicy(Duration.ofMinutes(6), Duration.ofMinutes(30));

    public SilencePolicy {
        if (grace.compareTo(Arrivals.LONGEST) < 0) {
            throw new IllegalArgumentException(
                    "a message may still arrive for %s, and not for %s".formatted(Arrivals.LONGEST, grace));
        }
    }

    /**
     * Reads the file.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static SilencePolicy load(Path file) {
        SettingsNode root = SettingsFile.read(file);
        root.allow(Set.of("grace", "awayAllowed"));
        return new SilencePolicy(
                duration(root, "grace", Arrivals.LONGEST), duration(root, "awayAllowed", Duration.ZERO));
    }

    private static Duration duration(SettingsNode root, String key, Duration least) {
        try {
            Duration read = Duration.parse(root.text(key));
            if (read.compareTo(least) >= 0) {
                return read;
            }
        } catch (DateTimeParseException wrong) {
            throw refused(root, key, least);
        }
        throw refused(root, key, least);
    }

    private static RuntimeException refused(SettingsNode root, String key, Duration least) {
        return root.refuse(
                key,
                "must be a time of %s or more, such as PT10M".formatted(least),
                "须为不短于%s的时长，如 PT10M".formatted(least));
    }
}
