package cn.caitong.simulators.ledger;

/** Where a refund stands at the centre. */
public enum RefundState {
    ACCEPTED,
    /** With the bank. */
    PROCESSING,
    CREDITED,
    /** Sent back by the bank, before or after a credit. */
    RETURNED,
    REJECTED,
    RECALLED;

    /** Whether it can still be stopped. */
    public boolean canBeRecalled() {
        return this == ACCEPTED || this == PROCESSING;
    }

    /** Whether the hub is told of it: a refund that goes to the bank is only seen in a query. */
    public boolean isAnnounced() {
        return this != PROCESSING;
    }
}
