package cn.caitong.simulators.rest;

/** What a call of the hub, or a message of the centre, is about. */
public enum Kind {
    REFUND,
    RECALL,
    QUERY,
    RECEIPT,
    REFUND_RESULT,
    RECALL_RESULT,
    STATEMENT;

    /** The hub calls the centre; else the centre calls the hub. */
    public boolean isCall() {
        return this == REFUND || this == RECALL || this == QUERY;
    }

    /** The last part of the hub's path for a message of this kind. */
    String channel() {
        return switch (this) {
            case RECEIPT -> "receipts";
            case REFUND_RESULT -> "refund-results";
            case RECALL_RESULT -> "recalls";
            case STATEMENT -> "statements";
            case REFUND, RECALL, QUERY -> throw new IllegalStateException(this + " is a call");
        };
    }

    static Kind ofChannel(String channel) {
        return switch (channel) {
            case "receipts" -> RECEIPT;
            case "refund-results" -> REFUND_RESULT;
            case "recalls" -> RECALL_RESULT;
            case "statements" -> STATEMENT;
            default -> throw new IllegalArgumentException("no such channel: " + channel);
        };
    }
}
