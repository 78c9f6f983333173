package cn.caitong.simulators.treasury;

import cn.caitong.simulators.traffic.Topic;

/** What a call of the hub, or a message of the treasury, is about. */
public enum Matter implements Topic {
    APPLICATION,
    QUERY,
    REVIEW,
    VOUCHER,
    PAYMENT,
    RETURN,
    FREEZE,
    CARRY_OVER,
    STATEMENT;

    @Override
    public boolean isCall() {
        return this == APPLICATION || this == QUERY;
    }
}
