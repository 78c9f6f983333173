package cn.caitong.routes.deposit;

/** What an event does to a tender. */
sealed interface TenderChange {
    /**
     * New facts, and how far they bring the tender.
     *
     * @param dates whether two sources give different dates: the earlier counts until a person has decided
     */
    record Changed(TenderFacts facts, TenderState reached, Dates dates) implements TenderChange {}

    /** Nothing new. */
    record Same() implements TenderChange {}

    /** It comes before what must come first. */
    record Held(String detail) implements TenderChange {}

    record Refused(String code, String detail) implements TenderChange {}

    /** Two sources say different things: a person decides. */
    record Parked(String code, String detail) implements TenderChange {}

    /** Whether sources agree on the date of a fact. */
    enum Dates {
        AGREE,
        DIFFER
    }

    static TenderChange changed(TenderFacts before, TenderFacts after, TenderState reached, Dates dates) {
        return after.equals(before) ? new Same() : new Changed(after, reached, dates);
    }

    /** A later date than the one that is acted on changes nothing, and needs a person all the same. */
    static TenderChange laterDate() {
        return new Parked("dates-differ", "two sources give different dates; the earlier one is acted on");
    }
}
