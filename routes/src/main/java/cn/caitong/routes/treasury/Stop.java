package cn.caitong.routes.treasury;

/**
 * Finance or a court stopped the payment: nothing is approved and nothing new is sent while it stands.
 *
 * @param where who told the hub: the application, or the treasury, which stopped what it has
 * @param by {@code finance} or {@code court}
 * @param reference of the decision that it rests on: the same ends it
 */
record Stop(Where where, String by, String reference) {
    static final String FINANCE = "finance";

    /** Stored: added to, never renamed. */
    enum Where {
        HUB,
        TREASURY
    }
}
