package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.Decision.Matter;
import java.util.List;

/** What an event does to a tender. */
sealed interface TenderChange {
    /**
     * New facts, and how far they bring the tender.
     *
     * @param matters dates that two sources give differently, which a person is to decide; and those that are decided
     */
    record Changed(TenderFacts facts, TenderState reached, List<Matter> matters) implements TenderChange {
        public Changed {
            matters = List.copyOf(matters);
        }
    }

    /** Nothing new. */
    record Same() implements TenderChange {}

    /** It comes before what must come first. */
    record Held(String detail) implements TenderChange {}

    record Refused(String code, String detail) implements TenderChange {}

    /** Two sources say different things: a person decides. */
    record Parked(String code, String detail) implements TenderChange {}

    static TenderChange changed(TenderFacts before, TenderFacts after, TenderState reached, List<Matter> matters) {
        return after.equals(before) && matters.isEmpty() ? new Same() : new Changed(after, reached, matters);
    }

    static TenderChange changed(TenderFacts before, TenderFacts after, TenderState reached) {
        return changed(before, after, reached, List.of());
    }

    static TenderChange unknownLot() {
        return new Parked("lot-unknown", "the tender was registered without this lot / 项目登记时无此标段（包）");
    }
}
