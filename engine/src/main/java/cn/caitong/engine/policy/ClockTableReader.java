package cn.caitong.engine.policy;

import cn.caitong.engine.calendar.Term.WorkingDays;
import cn.caitong.engine.settings.SettingsNode;
import java.time.DateTimeException;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/** Turns the file's tree into rows: each id known, present, and named at most once for each regime. */
final class ClockTableReader {
    private static final Set<String> FOR_EVERY_KIND = Set.of(
            "id",
            "kind",
            "event",
            "dateSource",
            "owedBy",
            "owedTo",
            "duty",
            "law",
            "regimes",
            "closing",
            "warnBefore",
            "bankInterest");
    private static final Set<String> SOURCES = Set.of(
            "portal",
            "purchaser",
            "agency",
            "purchaser-or-agency",
            "supplier",
            "finance",
            "trading-centre",
            "police",
            "sme-authority",
            "hub");
    private static final Pattern EVENT = Pattern.compile("[a-z-]+\\.[a-z-]+");
    private static final Pattern SURENESS = Pattern.compile("S|D|P|K 0\\.\\d{1,2}");

    private final SettingsNode file;
    private final Map<ClockId, Set<LegalRegime>> named = new EnumMap<>(ClockId.class);

    ClockTableReader(SettingsNode file) {
        this.file = file;
    }

    List<ClockRow> rows() {
        file.allow(Set.of("clocks"));
        List<ClockRow> rows = file.nodes("clocks").stream().map(this::row).toList();
        for (ClockId id : ClockId.values()) {
            if (!named.containsKey(id)) {
                throw file.refuse("clocks", "has no row for " + id.code() + "; add it", "缺少 " + id.code() + "；请补充");
            }
        }
        return rows;
    }

    private ClockRow row(SettingsNode row) {
        ClockId id = ClockId.of(row.text("id"))
                .orElseThrow(() -> row.refuse("id", "is no clock that code knows; correct it", "未知的时限编号；请更正"));
        return new ClockRow(
                id,
                regimes(row, id),
                ClockRuleReader.rule(row, FOR_EVERY_KIND),
                matching(row, "event", EVENT, "an event such as contract.signed"),
                source(row),
                duty(row),
                law(row),
                closing(row),
                row.has("warnBefore")
                        ? Optional.of(new WorkingDays(row.integer("warnBefore", 1, 30)))
                        : Optional.empty(),
                row.flag("bankInterest"));
    }

    private Set<LegalRegime> regimes(SettingsNode row, ClockId id) {
        Set<LegalRegime> regimes = EnumSet.noneOf(LegalRegime.class);
        for (String code : row.texts("regimes")) {
            regimes.add(LegalRegime.of(code)
                    .orElseThrow(() -> row.refuse("regimes", code + " is no legal regime; correct it", "未知的法律制度；请更正")));
        }
        if (regimes.isEmpty()) {
            regimes = EnumSet.allOf(LegalRegime.class);
        }
        Set<LegalRegime> before = named.computeIfAbsent(id, any -> EnumSet.noneOf(LegalRegime.class));
        for (LegalRegime regime : regimes) {
            if (!before.add(regime)) {
                throw row.refuse(
                        "regimes",
                        "gives " + id.code() + " a second row for " + regime.code() + "; keep one",
                        id.code() + " 在同一法律制度下重复；请保留一行");
            }
        }
        return regimes;
    }

    private static String source(SettingsNode row) {
        String source = row.text("dateSource");
        if (!SOURCES.contains(source)) {
            List<String> known = new ArrayList<>(SOURCES);
            known.sort(null);
            throw row.refuse("dateSource", "must be one of " + known + "; correct it", "须为上列来源之一；请更正");
        }
        return source;
    }

    private static Duty duty(SettingsNode row) {
        SettingsNode duty = row.required("duty");
        duty.allow(Set.of("zh", "en"));
        return new Duty(row.text("owedBy"), row.text("owedTo"), duty.text("en"), duty.text("zh"));
    }

    private static LegalSource law(SettingsNode row) {
        SettingsNode law = row.required("law");
        law.allow(Set.of("title", "article", "sure"));
        return new LegalSource(
                law.text("title"),
                law.optionalText("article").orElse(""),
                matching(law, "sure", SURENESS, "S, D, P or a confidence such as K 0.9"));
    }

    private static Optional<LocalTime> closing(SettingsNode row) {
        return row.optionalText("closing").map(text -> {
            try {
                return LocalTime.parse(text);
            } catch (DateTimeException e) {
                throw row.refuse("closing", "must be a time such as \"17:30\"; correct it", "须为时间，如 \"17:30\"；请更正");
            }
        });
    }

    private static String matching(SettingsNode node, String key, Pattern shape, String example) {
        String text = node.text(key);
        if (!shape.matcher(text).matches()) {
            throw node.refuse(key, "must be " + example + "; correct it", "格式不符；请更正");
        }
        return text;
    }
}
