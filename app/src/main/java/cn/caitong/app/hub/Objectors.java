package cn.caitong.app.hub;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.settings.InvalidSettingsException;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Through whom an objection may come (N5.3): whoever's descriptor lets it report one. Silence is believed when all of them were open
 * and read (P6).
 */
final class Objectors {
    private static final String OBJECTION = "objection.";

    private Objectors() {}

    /** @throws InvalidSettingsException where nobody could object: silence would then mean nothing */
    static Set<String> of(Partners partners) {
        Set<String> objectors = partners.all().stream()
                .filter(partner -> partner.reports().stream().anyMatch(type -> type.startsWith(OBJECTION)))
                .map(Partner::id)
                .collect(Collectors.toUnmodifiableSet());
        if (objectors.isEmpty()) {
            throw new InvalidSettingsException(
                    "config/partners",
                    "reports",
                    "no partner may report objection.raised.v1, so that nobody's silence confirms anything (N5.3):"
                            + " let the purchaser's client or the application report it",
                    "没有任何对接方可报送 objection.raised.v1，沉默不能视为确认（N5.3）：请允许采购单位客户端或应用报送");
        }
        return objectors;
    }
}
