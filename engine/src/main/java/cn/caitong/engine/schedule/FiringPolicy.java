package cn.caitong.engine.schedule;

import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * When, within a term, clocks warn and the hub acts: {@code config/policies/firing.yaml}.
 *
 * @param opening local time in Asia/Shanghai
 * @param actBefore working days between the act and the last day
 * @param actBeforeOf the same for partners that need longer, by descriptor id
 */
public record FiringPolicy(LocalTime opening, int actBefore, Map<String, Integer> actBeforeOf) {
    private static final int MOST = 60;

    public FiringPolicy {
        actBeforeOf = Map.copyOf(actBeforeOf);
    }

    /**
     * Reads the file.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static FiringPolicy load(Path file) {
        SettingsNode root = SettingsFile.read(file);
        root.allow(Set.of("opening", "actBefore", "partners"));
        Map<String, Integer> partners = new HashMap<>();
        for (SettingsNode partner : root.nodes("partners")) {
            partner.allow(Set.of("id", "actBefore"));
            partners.put(partner.text("id"), partner.integer("actBefore", 0, MOST));
        }
        return new FiringPolicy(opening(root), root.integer("actBefore", 0, MOST), partners);
    }

    int actBefore(String partner) {
        return actBeforeOf.getOrDefault(partner, actBefore);
    }

    private static LocalTime opening(SettingsNode root) {
        try {
            return LocalTime.parse(root.text("opening"));
        } catch (DateTimeException wrong) {
            throw root.refuse("opening", "must be a time of day in quotes, such as \"09:00\"", "须为加引号的时刻，如 \"09:00\"");
        }
    }
}
