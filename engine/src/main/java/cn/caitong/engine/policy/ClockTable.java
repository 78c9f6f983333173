package cn.caitong.engine.policy;

import cn.caitong.engine.settings.SettingsFile;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The clock table of {@code config/policies/clocks.yaml}: every id that code may name, with its row for each legal regime. */
public final class ClockTable {
    private final List<ClockRow> rows;
    private final Map<LegalRegime, Map<ClockId, ClockRow>> byRegime = new EnumMap<>(LegalRegime.class);

    private ClockTable(List<ClockRow> rows) {
        this.rows = List.copyOf(rows);
        for (LegalRegime regime : LegalRegime.values()) {
            Map<ClockId, ClockRow> selected = new EnumMap<>(ClockId.class);
            rows.stream().filter(row -> row.regimes().contains(regime)).forEach(row -> selected.put(row.id(), row));
            byRegime.put(regime, selected);
        }
    }

    /**
     * Reads the table.
     *
     * @throws cn.caitong.engine.settings.InvalidSettingsException naming file, key, rule and remedy
     */
    public static ClockTable load(Path file) {
        return new ClockTable(new ClockTableReader(SettingsFile.read(file)).rows());
    }

    /** The row that the regime selects; nothing if this regime has no such clock. */
    public Optional<ClockRow> row(ClockId id, LegalRegime regime) {
        return Optional.ofNullable(byRegime.getOrDefault(regime, Map.of()).get(id));
    }

    /** The percentage that a clause of amounts sets under this regime; nothing if the regime has no such limit. */
    public Optional<BigDecimal> limit(String clause, String regime) {
        return ClockId.of(clause)
                .flatMap(id -> LegalRegime.of(regime).flatMap(law -> row(id, law)))
                .map(ClockRow::rule)
                .filter(ClockRule.Limit.class::isInstance)
                .map(rule -> ((ClockRule.Limit) rule).percent());
    }

    /** All rows, in the order of the file. */
    public List<ClockRow> rows() {
        return rows;
    }
}
