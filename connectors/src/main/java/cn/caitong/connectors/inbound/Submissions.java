package cn.caitong.connectors.inbound;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.intake.Submission;
import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.json.CanonicalJson;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a valid message still needs, whatever protocol carried it: that its sender may say it, and a case to go to. */
public final class Submissions {
    private final Function<CanonicalMessage, Location> locator;
    private final Districts districts;
    private final InstantSource legalTime;

    /** Where no district has taken over another. */
    public Submissions(Function<CanonicalMessage, Location> locator) {
        this(locator, new Districts(List.of()), () -> Instant.MAX);
    }

    /**
     * @param districts whose centres speak for those that they have taken over, too
     * @param legalTime asked where a succession is to be judged
     */
    public Submissions(Function<CanonicalMessage, Location> locator, Districts districts, InstantSource legalTime) {
        this.locator = locator;
        this.districts = districts;
        this.legalTime = legalTime;
    }

    /**
     * Why a partner may not say something.
     *
     * @param field at which it says so, as a JSON pointer into the envelope
     * @param allowed what this partner may say there
     */
    public record Denial(Refusal refusal, String field, String allowed) {
        /** The same as its sender is told: what stands there is none of what it may say. */
        public Issue issue() {
            return Issue.of(ErrorCode.VALUE_NOT_ALLOWED, field, allowed);
        }
    }

    /**
     * Why this partner may not say this; empty if it may. A centre speaks of its own district and deposits, and, from the day of
     * a succession on, of those that its district has taken over: by the message's own time, so that it is judged alike whenever
     * it comes, but by none that is still to come.
     */
    public Optional<Denial> denial(Partner partner, CanonicalMessage message) {
        if (!message.partner().equals(partner.id())) {
            String itself = CanonicalMessage.sourceOf(partner.id());
            return Optional.of(new Denial(Refusal.NOT_YOURS, "/source", itself));
        }
        String district = message.jurisdiction().value();
        if (!partner.maySpeakIn(district)) {
            Set<String> held = held(partner, message);
            if (!held.contains(district)) {
                return Optional.of(new Denial(Refusal.NOT_YOURS, "/jurisdiction", String.join(", ", held)));
            }
        }
        if (!partner.reports().contains(message.type().code())) {
            String types = partner.reports().stream().sorted().collect(Collectors.joining(", "));
            return Optional.of(new Denial(Refusal.TYPE_NOT_ALLOWED, "/type", types));
        }
        Optional<String> holder = Optional.ofNullable(
                message.data().path("deposit").path("holder").textValue());
        return holder.filter(named -> !partner.maySpeakOf(named) && !heldByCentre(partner, message, named))
                .map(named -> new Denial(Refusal.NOT_YOURS, "/data/deposit/holder", partner.id()));
    }

    /** The partner's district and those whose cases it holds by then. */
    private Set<String> held(Partner partner, CanonicalMessage message) {
        Instant now = legalTime.instant();
        Instant said = message.time().isAfter(now) ? now : message.time();
        return districts.heldBy(new DistrictId(partner.jurisdiction()), LegalDay.of(said)).stream()
                .map(DistrictId::value)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    /** A centre has its district's name; another centre of the district itself is nobody's to speak for. */
    private boolean heldByCentre(Partner partner, CanonicalMessage message, String holder) {
        return partner.role() == Partner.Role.TRADING_CENTRE
                && !holder.equals(partner.jurisdiction())
                && held(partner, message).contains(holder);
    }

    /** The message as intake takes it; {@code body} are the bytes that it came as. */
    public Submission of(Partner partner, CanonicalMessage message, byte[] body, String mapping) {
        return new Submission(
                partner.id(),
                message.id(),
                message.type().code(),
                locator.apply(message),
                Bytes.of(body),
                Bytes.of(CanonicalJson.write(message.data())),
                Digests.SM3.print(Digests.SM3.of(message.content())),
                mapping,
                message.sequence().orElse(null),
                message.time());
    }
}
