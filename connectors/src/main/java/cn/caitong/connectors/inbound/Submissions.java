package cn.caitong.connectors.inbound;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.intake.Submission;
import cn.caitong.mappings.json.CanonicalJson;
import cn.caitong.mappings.message.CanonicalMessage;
import java.util.Optional;
import java.util.function.Function;
import java.util.stream.Collectors;

/** What a valid message still needs, whatever protocol carried it: that its sender may say it, and a case to go to. */
public final class Submissions {
    private final Function<CanonicalMessage, Location> locator;

    public Submissions(Function<CanonicalMessage, Location> locator) {
        this.locator = locator;
    }

    /**
     * Why a partner may not say something.
     *
     * @param field at which it says so, as a JSON pointer into the envelope
     * @param allowed what this partner may say there
     */
    public record Denial(Refusal refusal, String field, String allowed) {}

    /** Why this partner may not say this; empty if it may. */
    public static Optional<Denial> denial(Partner partner, CanonicalMessage message) {
        if (!message.partner().equals(partner.id())) {
            String itself = CanonicalMessage.sourceOf(partner.id());
            return Optional.of(new Denial(Refusal.NOT_YOURS, "/source", itself));
        }
        if (!partner.maySpeakIn(message.jurisdiction().value())) {
            return Optional.of(new Denial(Refusal.NOT_YOURS, "/jurisdiction", partner.jurisdiction()));
        }
        if (!partner.reports().contains(message.type().code())) {
            String types = partner.reports().stream().sorted().collect(Collectors.joining(", "));
            return Optional.of(new Denial(Refusal.TYPE_NOT_ALLOWED, "/type", types));
        }
        Optional<String> holder = Optional.ofNullable(
                message.data().path("deposit").path("holder").textValue());
        return holder.filter(named -> !partner.maySpeakOf(named))
                .map(named -> new Denial(Refusal.NOT_YOURS, "/data/deposit/holder", partner.id()));
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
