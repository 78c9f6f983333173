package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.traffic.Topic;
import cn.caitong.simulators.traffic.Traffic;

/** What a call of the hub, or a message of the centre, is about. */
public enum Kind implements Topic {
    REFUND,
    RECALL,
    QUERY,
    RECEIPT,
    REFUND_RESULT,
    RECALL_RESULT,
    STATEMENT,
    /** What happened to a guarantee that lies there in money's place. */
    GUARANTEE;

    @Override
    public boolean isCall() {
        return this == REFUND || this == RECALL || this == QUERY;
    }

    /** What a call or a file of the hub carries. */
    public static Traffic traffic(Ask ask) {
        Kind kind =
                switch (ask) {
                    case Ask.Instruct instruct -> REFUND;
                    case Ask.Recall recall -> RECALL;
                    case Ask.Query query -> QUERY;
                };
        return new Traffic(kind, ask.ids());
    }

    /** The last part of the hub's path for a message of this kind. */
    String channel() {
        return switch (this) {
            case RECEIPT -> "receipts";
            case REFUND_RESULT -> "refund-results";
            case RECALL_RESULT -> "recalls";
            case STATEMENT -> "statements";
            case GUARANTEE -> "guarantees";
            case REFUND, RECALL, QUERY -> throw new IllegalStateException(this + " is a call");
        };
    }

    /** Of a message to the hub, by the last part of its path, or what its file is for. */
    public static Kind ofChannel(String channel) {
        return switch (channel) {
            case "receipts" -> RECEIPT;
            case "refund-results" -> REFUND_RESULT;
            case "recalls" -> RECALL_RESULT;
            case "statements" -> STATEMENT;
            case "guarantees" -> GUARANTEE;
            default -> throw new IllegalArgumentException("no such channel: " + channel);
        };
    }
}
