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

/** What a valid message still needs, whatever protocol carried it: that its sender may say it, and a case to go to. */
public final class Submissions {
    private final Function<CanonicalMessage, Location> locator;

    public Submissions(Function<CanonicalMessage, Location> locator) {
        this.locator = locator;
    }

    /** Why this partner may not say this; empty if it may. */
    public static Optional<Refusal> refusal(Partner partner, CanonicalMessage message) {
        boolean isItsOwn = message.partner().equals(partner.id())
                && partner.maySpeakIn(message.jurisdiction().value());
        if (!isItsOwn) {
            return Optional.of(Refusal.NOT_YOURS);
        }
        if (!partner.reports().contains(message.type().code())) {
            return Optional.of(Refusal.TYPE_NOT_ALLOWED);
        }
        Optional<String> holder = Optional.ofNullable(
                message.data().path("deposit").path("holder").textValue());
        return holder.filter(named -> !partner.maySpeakOf(named)).map(named -> Refusal.NOT_YOURS);
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
