package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Fen;

/** The plan (用款计划) of a budget line: how much of its sum may be spent so far, and whether it is frozen. */
public record Plan(Fen quota, boolean frozen) {
    public static Plan of(String yuan) {
        return new Plan(Fen.ofYuan(yuan), false);
    }

    public Plan freeze() {
        return new Plan(quota, true);
    }
}
