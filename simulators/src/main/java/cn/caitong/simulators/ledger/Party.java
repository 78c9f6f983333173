package cn.caitong.simulators.ledger;

/** A supplier as the centre knows it. */
public record Party(String name, IdKind idKind, String id) {

    /** What kind of id a supplier has: natural persons and foreign firms have no credit code. */
    public enum IdKind {
        CREDIT_CODE,
        RESIDENT_ID,
        FOREIGN
    }
}
