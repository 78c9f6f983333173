package cn.caitong.routes.deposit;

import static cn.caitong.routes.event.Fields.instant;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.flow.Event;
import cn.caitong.routes.deposit.LotFacts.Challenge;
import cn.caitong.routes.party.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.util.List;

/** Challenges (质疑) and complaints (投诉): taken up and decided (条例 art. 54). Whether one may change the result is said, never supposed. */
final class Challenges {
    static final String ACCEPTED = "challenge.accepted.v1";
    static final String DECIDED = "challenge.decided.v1";

    private static final String UPHELD = "upheld";

    private Challenges() {}

    /** Deposits hear nothing of it: what follows from it, such as an award that is void, is an event of its own. */
    static boolean isOne(Event event) {
        return event.type().equals(ACCEPTED) || event.type().equals(DECIDED);
    }

    static boolean isUpheld(Event event) {
        return event.type().equals(DECIDED) && text(event.data(), "outcome").equals(UPHELD);
    }

    static TenderChange accept(TenderFacts facts, Event event) {
        JsonNode data = event.data();
        Person person = Person.of(data.path("decidedBy"));
        boolean entitled = text(data, "kind").equals("complaint") ? person.isFinance() : person.buys();
        if (!entitled) {
            return new TenderChange.Refused(
                    "not-entitled", "purchaser or agency accept a challenge, and finance a complaint");
        }
        Challenge said = new Challenge(
                text(data, "challengeId"),
                instant(data, "acceptedAt"),
                null,
                data.path("mayChangeResult").asBoolean(),
                text(data, "document"));
        return LotStep.each(
                facts,
                LotStep.named(facts, data.path("relatedLots")),
                after -> TenderState.REGISTERED,
                (id, lot) -> accepted(lot, said));
    }

    /** That it may change the result can turn out later: then the pause begins with that word's own time. */
    private static LotStep accepted(LotFacts lot, Challenge said) {
        Challenge known = lot.challenge(said.id()).orElse(null);
        if (known == null || (known.to() == null && !known.mayChange() && said.mayChange())) {
            return LotStep.now(lot.challenged(said));
        }
        return known.from().equals(said.from()) && known.mayChange() == said.mayChange()
                ? LotStep.now(lot)
                : LotStep.parked("challenge-differs", "it is accepted already, and otherwise / 该质疑投诉已受理，内容不同");
    }

    static TenderChange decide(TenderFacts facts, Event event) {
        if (!Person.of(event.data().path("decidedBy")).decides()) {
            return new TenderChange.Refused("not-entitled", "purchaser, agency or finance decide it");
        }
        String challenge = text(event.data(), "challengeId");
        Instant at = instant(event.data(), "decidedAt");
        List<String> lots = facts.lots().keySet().stream()
                .filter(id -> facts.lot(id).challenge(challenge).isPresent())
                .sorted()
                .toList();
        return lots.isEmpty()
                ? new TenderChange.Held("its acceptance is not known yet")
                : LotStep.each(
                        facts,
                        lots,
                        after -> TenderState.REGISTERED,
                        (id, lot) -> decided(lot, lot.challenge(challenge).orElseThrow(), at));
    }

    private static LotStep decided(LotFacts lot, Challenge known, Instant at) {
        Challenge ended = known.ended(at);
        if (known.to() == null) {
            return LotStep.now(lot.challenged(ended));
        }
        return known.equals(ended)
                ? LotStep.now(lot)
                : LotStep.parked("challenge-differs", "it is decided already, at another time / 该质疑投诉已作出处理，时间不同");
    }
}
