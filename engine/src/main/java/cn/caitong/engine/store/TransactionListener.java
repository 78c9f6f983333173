package cn.caitong.engine.store;

/** Hears of each named transaction: metrics count by it, and the kill test dies by it. */
public interface TransactionListener {
    TransactionListener NONE = new TransactionListener() {};

    default void beforeCommit(String transaction) {}

    default void committed(String transaction) {}
}
