package cn.caitong.app.cli;

import cn.caitong.engine.hold.Hold;
import cn.caitong.engine.hold.HoldAct;
import cn.caitong.engine.hold.Rehearsal;

/** Holds as a terminal shows them, each in one line. */
final class HoldLines {
    private HoldLines() {}

    static String of(Hold hold) {
        return "%d  %s  %s + %s  %s  %d waiting · 笔待放行, %s  “%s”"
                .formatted(
                        hold.id(),
                        hold.scope(),
                        hold.placedBy(),
                        hold.confirmedBy(),
                        hold.placedAt(),
                        hold.waiting(),
                        hold.amount().toPlainString(),
                        hold.reason());
    }

    static String of(HoldAct act) {
        return "act · 待复核 %d  %s %s  %s  %s  “%s”"
                .formatted(act.id(), act.act().code(), act.scope(), act.askedBy(), act.askedAt(), act.reason());
    }

    static String of(Rehearsal rehearsal) {
        return "would leave · 将放行  %d  %s  (%d overdue · 已逾期, %d kept by another hold · 受其他冻结)"
                .formatted(rehearsal.rows(), rehearsal.amount().toPlainString(), rehearsal.overdue(), rehearsal.held());
    }
}
