package cn.caitong.engine.hold;

import cn.caitong.engine.settings.SettingsFile;
import cn.caitong.engine.settings.SettingsNode;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/** How much money may leave to a partner in an hour: {@code config/policies/money-limits.yaml}. */
public record MoneyLimits(Limit general, Map<String, Limit> ofPartners) {
    private static final int MOST_ROWS = 1_000_000;

    public MoneyLimits {
        ofPartners = Map.copyOf(ofPartners);
    }

    /**
     * A limit.
     *
     * @param rows instructions in an hour
     * @param amount their sum, in yuan
     */
    public record Limit(int rows, BigDecimal amount) {
        static Limit of(SettingsNode node) {
            return new Limit(node.integer("rows", 1, MOST_ROWS), node.decimal("amount"));
        }
    }

    /**
     * Reads the file.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static MoneyLimits load(Path file) {
        SettingsNode root = SettingsFile.read(file);
        root.allow(Set.of("rows", "amount", "partners"));
        Map<String, Limit> partners = new HashMap<>();
        for (SettingsNode partner : root.nodes("partners")) {
            partner.allow(Set.of("id", "rows", "amount"));
            partners.put(partner.text("id"), Limit.of(partner));
        }
        return new MoneyLimits(Limit.of(root), partners);
    }

    Limit of(String partner) {
        return ofPartners.getOrDefault(partner, general);
    }
}
