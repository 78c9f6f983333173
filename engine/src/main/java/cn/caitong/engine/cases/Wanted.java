package cn.caitong.engine.cases;

/** What must be locked and read before a case's next event can be decided. */
sealed interface Wanted {
    /** To be taken, or asked about. */
    record Slot(String key) implements Wanted {}

    /** An item of the money ledger. */
    record Item(String name) implements Wanted {}
}
