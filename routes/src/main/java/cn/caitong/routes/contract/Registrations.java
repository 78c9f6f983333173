package cn.caitong.routes.contract;

import static cn.caitong.routes.event.Fields.text;

import cn.caitong.routes.party.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;

/**
 * A contract that was signed elsewhere is believed by a paper that shows it, and by two persons who saw it: no signature is verified
 * here, and all that is paid under it rests on their word (N5.1).
 */
final class Registrations {
    private static final String CLAUSE = "N5.1";

    private Registrations() {}

    /** What stands against the registration itself, whatever was agreed. */
    static Optional<Turn> hindered(Step step) {
        JsonNode data = step.data();
        Optional<Person> second = Person.named(data.path("confirmedBy"));
        return second.isEmpty() || !data.path("proof").isObject()
                ? refused(
                        step,
                        "second-person-missing",
                        "data.confirmedBy, data.proof: it was said before both were asked for; send it anew with the"
                                + " second person and the proof / 请补充复核人及证明材料后重新报送")
                : hindered(step, Person.of(data.path("registeredBy")), second.get());
    }

    private static Optional<Turn> hindered(Step step, Person by, Person confirmed) {
        JsonNode data = step.data();
        if (!by.decides() || !confirmed.decides()) {
            return refused(step, "not-entitled", "this person's office may not register a contract");
        }
        if (!by.isSomeoneElseThan(confirmed.id())) {
            return refused(step, "same-person", "two different persons are needed: data.confirmedBy / 须由另一人复核");
        }
        LocalDate signedOn = LocalDate.parse(text(data, "signedOn"));
        if (signedOn.isAfter(step.today())) {
            return refused(step, "signed-in-the-future", "the day of signing is not reached yet");
        }
        LocalDate shownOn = LocalDate.parse(text(data.path("proof"), "date"));
        return shownOn.isBefore(signedOn) || shownOn.isAfter(step.today())
                ? refused(
                        step,
                        "proof-of-another-day",
                        "data.proof.date: a paper from before the signing, or of a day to come, does not show it; name"
                                + " the right one / 证明材料日期早于签订日期或晚于今日，请更正")
                : Optional.empty();
    }

    /** For the evidence, which has no data of messages: what it rests on. */
    static String shownBy(Step step) {
        JsonNode proof = step.data().path("proof");
        return "registered by two persons, shown by %s %s of %s"
                .formatted(text(proof, "kind"), text(proof, "digest"), text(proof, "date"));
    }

    private static Optional<Turn> refused(Step step, String code, String detail) {
        return Optional.of(step.refuse(code, CLAUSE, detail));
    }
}
