package cn.caitong.routes.contract;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.routes.deposit.TenderFlow;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import org.jspecify.annotations.Nullable;

/** Which contract a message belongs to: it names it, and its tender, so that nothing is looked up before it is stored. */
public final class ContractLocator {
    /** Whose cases contracts are: they are made in the 一件事 application. */
    private static final String OWNER = "one-thing";

    private final PartyKeys parties;

    public ContractLocator(PartyKeys parties) {
        this.parties = parties;
    }

    public Location locate(CanonicalMessage message) {
        JsonNode contract = message.data().path("contract");
        String tender = Fields.text(contract, "tenderId");
        return new Location(
                ContractFlow.NAME,
                Fields.text(contract, "id"),
                CaseId.of(TenderFlow.NAME, tender),
                message.jurisdiction().value(),
                OWNER,
                tender,
                null,
                supplier(message.data()));
    }

    /** The leader of a consortium; what speaks of a contract before it is drafted names no supplier. */
    private @Nullable String supplier(JsonNode data) {
        JsonNode leader = data.at("/draft/suppliers/0");
        return leader.isMissingNode() ? null : parties.of(leader);
    }
}
