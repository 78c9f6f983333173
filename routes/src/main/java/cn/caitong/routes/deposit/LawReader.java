package cn.caitong.routes.deposit;

import cn.caitong.engine.policy.ClockId;
import cn.caitong.engine.policy.ClockRow;
import cn.caitong.engine.policy.ClockTable;
import cn.caitong.engine.policy.LegalRegime;
import cn.caitong.engine.settings.SettingsNode;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Reads what the legal regimes say of deposits, and checks it against the clock table. */
final class LawReader {
    /** The grounds that a mark's message may name. */
    private static final Set<String> GROUNDS = Set.of(
            "bid-revoked",
            "false-material",
            "contract-refused",
            "collusion",
            "performance-deposit-refused",
            "tender-document-term");

    private LawReader() {}

    static Law read(SettingsNode file, ClockTable clocks) {
        return new Law(clauses(file.nodes("lateCharge"), clocks), bearing(file, clocks), grounds(file));
    }

    private static Map<String, Set<String>> clauses(List<SettingsNode> rows, ClockTable clocks) {
        Map<String, Set<String>> all = new HashMap<>();
        for (SettingsNode row : rows) {
            row.allow(Set.of("regime", "clauses", "clause", "sure"));
            LegalRegime regime = regime(row);
            Set<String> clauses = all.computeIfAbsent(regime.code(), any -> new HashSet<>());
            for (String clause : row.texts("clauses")) {
                if (ClockId.of(clause).flatMap(id -> clocks.row(id, regime)).isEmpty()) {
                    throw row.refuse(
                            "clauses",
                            clause + " is no clock of " + regime.code() + "; correct it",
                            clause + " 不是该法律制度下的时限；请更正");
                }
                clauses.add(clause);
            }
        }
        return all;
    }

    /** The clauses that the clock table says bear it, and those by which such a deposit may go back before. */
    private static Map<String, Set<String>> bearing(SettingsNode file, ClockTable clocks) {
        Map<String, Set<String>> all = clauses(file.nodes("bankInterest"), clocks);
        for (LegalRegime regime : LegalRegime.values()) {
            all.computeIfAbsent(regime.code(), any -> new HashSet<>()).addAll(bearing(clocks, regime));
        }
        return all;
    }

    private static Set<String> bearing(ClockTable clocks, LegalRegime regime) {
        return Arrays.stream(ClockId.values())
                .filter(id ->
                        clocks.row(id, regime).filter(ClockRow::bankInterest).isPresent())
                .map(ClockId::code)
                .collect(Collectors.toUnmodifiableSet());
    }

    private static Map<String, Map<String, String>> grounds(SettingsNode file) {
        Map<String, Map<String, String>> grounds = new HashMap<>();
        for (SettingsNode row : file.nodes("markGrounds")) {
            row.allow(Set.of("regime", "ground", "clause", "sure"));
            String ground = row.text("ground");
            if (!GROUNDS.contains(ground)) {
                throw row.refuse("ground", "is no ground that a message can name; correct it", "未知的事由；请更正");
            }
            grounds.computeIfAbsent(regime(row).code(), any -> new HashMap<>()).put(ground, row.text("clause"));
        }
        return grounds;
    }

    private static LegalRegime regime(SettingsNode row) {
        return LegalRegime.of(row.text("regime"))
                .orElseThrow(() -> row.refuse("regime", "is no legal regime; correct it", "未知的法律制度；请更正"));
    }
}
