package cn.caitong.routes.deposit;

import org.jspecify.annotations.Nullable;

/** What an event does to a tender. */
sealed interface TenderChange {
    /**
     * New facts, and how far they bring the tender.
     *
     * @param conflict tells of two sources that give different dates: the earlier counts until a person has decided
     */
    record Changed(
            TenderFacts facts,
            TenderState reached,
            @Nullable String conflict) implements TenderChange {}

    /** Nothing new. */
    record Same() implements TenderChange {}

    /** It comes before what must come first. */
    record Held(String detail) implements TenderChange {}

    record Refused(String code, String detail) implements TenderChange {}

    /** Two sources say different things: a person decides. */
    record Parked(String code, String detail) implements TenderChange {}

    static TenderChange changed(TenderFacts before, TenderFacts after, TenderState reached, @Nullable String conflict) {
        return after.equals(before) ? new Same() : new Changed(after, reached, conflict);
    }

    static TenderChange changed(TenderFacts before, TenderFacts after, TenderState reached) {
        return changed(before, after, reached, null);
    }

    /** A later date than the one that is acted on changes nothing, and needs a person all the same. */
    static TenderChange laterDate(String conflict) {
        return new Parked("dates-differ", conflict);
    }

    static TenderChange unknownLot() {
        return new Parked("lot-unknown", "the tender was registered without this lot");
    }
}
