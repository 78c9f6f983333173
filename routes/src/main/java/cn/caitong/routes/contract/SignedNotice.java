package cn.caitong.routes.contract;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Location;
import cn.caitong.routes.deposit.TenderFlow;
import cn.caitong.routes.event.Fields;
import cn.caitong.routes.party.Identity;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;

/** Tells the tender that a contract is signed, as the message of that name would: the winner's deposit clock runs (C13). */
final class SignedNotice {
    private static final String TYPE = "contract.signed.v1";

    private SignedNotice() {}

    static Raise of(ContractFacts facts, LocalDate on, Location contract) {
        Location tender = new Location(
                TenderFlow.NAME,
                facts.tender(),
                null,
                contract.jurisdiction(),
                contract.partner(),
                facts.tender(),
                null,
                null);
        return new Raise(TYPE, data(facts, on), tender);
    }

    private static ObjectNode data(ContractFacts facts, LocalDate on) {
        ObjectNode data = JsonNodeFactory.instance.objectNode();
        data.put("tenderId", facts.tender());
        ObjectNode contract = data.putObject("contract");
        contract.put("id", facts.contract());
        if (facts.paper().award() != null) {
            contract.put("awardID", facts.paper().award());
        }
        contract.put("title", facts.paper().title());
        ArrayNode lots = contract.putArray("relatedLots");
        facts.paper().lots().forEach(lots::add);
        ArrayNode suppliers = contract.putArray("suppliers");
        facts.suppliers().forEach(party -> supplier(suppliers.addObject(), party));
        contract.set("value", Fields.money(facts.value()));
        contract.put("dateSigned", on.atStartOfDay(LegalDay.ZONE).format(DateTimeFormatter.ISO_OFFSET_DATE_TIME));
        return data;
    }

    private static void supplier(ObjectNode node, Party party) {
        Identity identity = party.identity().open();
        node.put("name", party.name());
        node.putObject("identifier").put("scheme", identity.scheme()).put("id", identity.id());
    }
}
