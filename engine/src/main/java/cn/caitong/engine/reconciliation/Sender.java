package cn.caitong.engine.reconciliation;

/**
 * Whose statements follow one another: a partner's, {@code treasury}, or those that it sends of one district alone,
 * {@code treasury/500103}. Each is compared, and missed, by itself.
 */
record Sender(String id) {
    private static final char OF = '/';

    /** Who sends them. */
    String partner() {
        int of = id.indexOf(OF);
        return of < 0 ? id : id.substring(0, of);
    }

    /** Of which district alone; empty where they are of all that the partner does. */
    String district() {
        int of = id.indexOf(OF);
        return of < 0 ? "" : id.substring(of + 1);
    }
}
