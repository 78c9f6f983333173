package cn.caitong.routes.treasury;

/**
 * Finance, a court or the contract stopped the payment: nothing is approved and nothing new is sent while it stands.
 *
 * @param where who told the hub: the application, the treasury, which stopped what it has, or the contract
 * @param by {@code finance}, {@code court}, {@code contract-suspended} or {@code contract-terminated}
 * @param reference of the decision that it rests on, or the contract's id: the same ends it
 */
record Stop(Where where, String by, String reference) {
    static final String COURT = "court";
    static final String SUSPENDED = "contract-suspended";
    static final String TERMINATED = "contract-terminated";

    /** Stored: added to, never renamed. */
    enum Where {
        HUB,
        TREASURY,
        CONTRACT
    }

    /** What people say stops or lets go; the end of a contract is the contract's word, and only what it stopped is let go. */
    static Stop said(String by, String reference) {
        return new Stop(by.equals(TERMINATED) ? Where.CONTRACT : Where.HUB, by, reference);
    }

    /** The same, as the treasury told it. */
    Stop asTreasury() {
        return new Stop(Where.TREASURY, by, reference);
    }

    static Stop suspended(String contract) {
        return new Stop(Where.CONTRACT, SUSPENDED, contract);
    }

    static Stop terminated(String contract) {
        return new Stop(Where.CONTRACT, TERMINATED, contract);
    }
}
