package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.message.MessageType;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.party.PartyKeys;
import cn.caitong.routes.statement.StatementFlow;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/**
 * Which case a message belongs to. A deposit is named by its holder and the holder's receipt id, which is all that a bank's
 * answer may know; a tender by its id. So nothing has to be looked up before a message is stored.
 */
public final class Locator {
    private final PartyKeys parties;

    public Locator(PartyKeys parties) {
        this.parties = parties;
    }

    public Location locate(CanonicalMessage message) {
        String jurisdiction = message.jurisdiction().value();
        if (message.type() == MessageType.DEPOSIT_STATEMENT) {
            String key = message.partner() + "/" + message.subject();
            return new Location(StatementFlow.DEPOSITS, key, null, jurisdiction, message.partner(), null, null, null);
        }
        return message.type().flow().equals(TenderFlow.NAME)
                ? tender(message, jurisdiction)
                : deposit(message, jurisdiction);
    }

    private static Location tender(CanonicalMessage message, String jurisdiction) {
        String tender = message.subject();
        return new Location(TenderFlow.NAME, tender, null, jurisdiction, message.partner(), tender, null, null);
    }

    private Location deposit(CanonicalMessage message, String jurisdiction) {
        JsonNode deposit = message.data().path("deposit");
        String tender = Fields.text(deposit, "tenderId");
        String holder = deposit.path("holder").asText(message.partner());
        return new Location(
                DepositFlow.NAME,
                holder + ":" + Fields.text(deposit, "receiptId"),
                CaseId.of(TenderFlow.NAME, tender),
                jurisdiction,
                holder,
                tender,
                Fields.text(deposit, "lotId"),
                supplier(message.data()));
    }

    /** A bank's answer names no supplier; the receipt did. */
    private @Nullable String supplier(JsonNode data) {
        JsonNode named = data.path("deposit").path("supplierId");
        if (named.isMissingNode()) {
            return data.has("supplier") ? parties.of(data.path("supplier")) : null;
        }
        return parties.ofIdentifier(named);
    }
}
