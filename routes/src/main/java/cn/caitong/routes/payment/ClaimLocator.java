package cn.caitong.routes.payment;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Which case a message about a claim belongs to: one invoice number is one case for ever, so that a second claim with the
 * same number meets the first. Nothing has to be looked up before a message is stored.
 */
public final class ClaimLocator {
    /** Whose cases claims are: suppliers and purchasers act through the 一件事 application. */
    private static final String OWNER = "one-thing";

    private final PartyKeys parties;

    public ClaimLocator(PartyKeys parties) {
        this.parties = parties;
    }

    public Location locate(CanonicalMessage message) {
        JsonNode claim = message.data().path("claim");
        return new Location(
                ClaimFlow.NAME,
                Fields.text(claim, "invoice"),
                CaseId.of("contract", Fields.text(claim, "contractId")),
                message.jurisdiction().value(),
                OWNER,
                Fields.text(claim, "tenderId"),
                null,
                supplier(message.data()));
    }

    private @Nullable String supplier(JsonNode data) {
        return data.has("supplier") ? parties.of(data.path("supplier")) : null;
    }
}
