package cn.caitong.routes.deposit;

/** What an event does to a tender. */
sealed interface TenderChange {
    /** New facts, and how far they bring the tender. */
    record Changed(TenderFacts facts, TenderState reached) implements TenderChange {}

    /** Nothing new. */
    record Same() implements TenderChange {}

    record Refused(String code, String detail) implements TenderChange {}

    /** Two sources say different things: a person decides. */
    record Parked(String code, String detail) implements TenderChange {}
}
