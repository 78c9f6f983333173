package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.payment.ClaimFlow;
import cn.caitong.routes.statement.StatementFlow;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Which case a message about a payment belongs to. The payment id begins with its invoice, whose claim is above it: so supplier,
 * purchaser and treasury meet in one case, and nothing has to be looked up before a message is stored.
 */
public final class PaymentLocator {
    /** Whose cases payments are, as claims are: suppliers and purchasers act through the 一件事 application. */
    private static final String OWNER = "one-thing";

    private static final Pattern LATER = Pattern.compile("\\.\\d+$");

    private final PartyKeys parties;
    private final Districts districts;

    public PaymentLocator(PartyKeys parties, Districts districts) {
        this.parties = parties;
        this.districts = districts;
    }

    public Location locate(CanonicalMessage message) {
        String jurisdiction = message.jurisdiction().value();
        if (message.type() == MessageType.TREASURY_STATEMENT) {
            String key = sender(message) + "/" + message.subject();
            return new Location(StatementFlow.TREASURY, key, null, jurisdiction, message.partner(), null, null, null);
        }
        String id = Fields.text(message.data().path("payment"), "id");
        return new Location(
                PaymentFlow.NAME,
                id,
                CaseId.of(ClaimFlow.NAME, invoice(id)),
                jurisdiction,
                OWNER,
                Fields.optional(message.data().path("claim"), "tenderId"),
                null,
                supplier(message.data()));
    }

    /** A treasury says of a day all that it paid, or of each district by itself: then one takes no other's place. */
    private String sender(CanonicalMessage message) {
        return districts.isCity(message.jurisdiction())
                ? message.partner()
                : message.partner() + "/" + message.jurisdiction().value();
    }

    /** The invoice of a payment id. */
    static String invoice(String id) {
        return LATER.matcher(id).replaceFirst("");
    }

    private @Nullable String supplier(JsonNode data) {
        return data.has("supplier") ? parties.of(data.path("supplier")) : null;
    }
}
