package cn.caitong.app.cli;

import cn.caitong.engine.recovery.Doubt;
import cn.caitong.engine.recovery.RecoveryState;
import cn.caitong.engine.recovery.RecoveryState.Waited;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;

/** A restore's gap as a terminal shows it. */
final class RecoveryLines {
    private RecoveryLines() {}

    static boolean isOpen(RecoveryState state) {
        return state.since() != null && state.covered() == null;
    }

    static List<String> of(RecoveryState state) {
        if (state.since() == null) {
            return List.of("never restored: no gap · 未恢复过备份，无缺口");
        }
        List<String> lines = new ArrayList<>();
        lines.add("restored to · 恢复至 %s".formatted(state.since()));
        if (state.begunAt() == null) {
            lines.add("no hub has run on it yet: start one · 尚未启动；请启动采通");
        }
        state.partners().forEach(partner -> lines.add(of(partner)));
        lines.add(
                state.covered() == null
                        ? "no money leaves · 资金指令暂停"
                        : "covered · 已补齐 %s; money may leave · 资金指令恢复".formatted(state.covered()));
        return lines;
    }

    static List<String> ofDoubts(List<Doubt> doubts) {
        if (doubts.isEmpty()) {
            return List.of("none in doubt · 无存疑资金指令");
        }
        List<String> lines = new ArrayList<>();
        doubts.forEach(one -> lines.add("%s  %s %s  %s  %s"
                .formatted(
                        one.businessId(),
                        one.flow(),
                        one.key(),
                        one.amount() == null ? "-" : one.amount().toPlainString(),
                        one.state().equals("ready") ? "not asked yet · 尚未查询" : "being asked · 正在核实")));
        BigDecimal sum =
                doubts.stream().map(Doubt::amount).filter(Objects::nonNull).reduce(BigDecimal.ZERO, BigDecimal::add);
        lines.add("%d in doubt · 笔存疑, %s".formatted(doubts.size(), sum.toPlainString()));
        return lines;
    }

    private static String of(Waited partner) {
        if (partner.coveredAt() != null) {
            return "%-10s covered · 已补齐 %s, by %s"
                    .formatted(partner.partner(), partner.coveredAt(), partner.coveredBy());
        }
        if (partner.declaredBy() != null) {
            return "%-10s declared by %s, waits for another person · 待另一人复核  “%s”"
                    .formatted(partner.partner(), partner.declaredBy(), partner.reason());
        }
        return "%-10s waited for · 待补齐  %s".formatted(partner.partner(), needed(partner));
    }

    private static String needed(Waited partner) {
        if (!partner.need().equals("statement")) {
            return "its word, by two persons · 由两人申报";
        }
        String days = partner.missing().stream().map(LocalDate::toString).collect(Collectors.joining(", "));
        return days.isEmpty() ? "a statement of after the start · 启动后的对账单" : "statements of · 对账单 " + days;
    }
}
