package cn.caitong.routes.contract;

import static cn.caitong.routes.event.Fields.money;
import static cn.caitong.routes.event.Fields.optional;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.deposit.TenderOutline;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Identity;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads what was agreed, and says what is wrong with it: lots, winners, and whether the terms add up. */
final class DraftReader {
    /** What a draft is read as. */
    sealed interface Reading {
        /** It may be signed. */
        record Good(ContractFacts facts) implements Reading {}

        /** It may not, or not yet. */
        record Bad(Turn turn) implements Reading {}
    }

    private DraftReader() {}

    /** @param via how it is signed: {@code online}, {@code works} or {@code offline} */
    static Reading read(Step step, String via) {
        JsonNode draft = step.data().path("draft");
        if (step.tender().isEmpty()) {
            return new Reading.Bad(step.hold("the tender is not registered yet"));
        }
        TenderOutline tender = step.tender().get();
        List<Party> suppliers = parties(draft.path("suppliers"), step.parties());
        for (JsonNode lot : draft.path("relatedLots")) {
            if (!tender.hasLot(lot.asText())) {
                return new Reading.Bad(step.refuse("unknown-lot", "N5.1", "the tender has no such lot; correct it"));
            }
            if (tender.winnersOf(lot.asText()).isEmpty()) {
                return new Reading.Bad(step.hold("the award of the lot is not known yet"));
            }
            if (!suppliers.stream().map(Party::key).allMatch(tender.winnersOf(lot.asText())::contains)) {
                return new Reading.Bad(
                        step.refuse("not-the-winner", "政府采购法 art. 46", "the supplier did not win the lot"));
            }
        }
        return parted(step, draft, tender, suppliers, via);
    }

    private static Reading parted(Step step, JsonNode draft, TenderOutline tender, List<Party> suppliers, String via) {
        JsonNode reference = step.data().path("contract");
        Money value = money(draft.path("value"));
        return switch (Partition.of(value, shares(draft.at("/terms/milestones")), text(reference, "id"))) {
            case Partition.Flawed(String code, String detail) -> new Reading.Bad(step.refuse(code, "N5.2", detail));
            case Partition.Whole(var milestones) ->
                new Reading.Good(new ContractFacts(
                        text(reference, "id"),
                        text(reference, "tenderId"),
                        tender.district(),
                        tender.regime(),
                        party(draft.path("purchaser"), step.parties()),
                        suppliers,
                        value,
                        null,
                        false,
                        false,
                        milestones,
                        Concealed.of(Account.of(draft.at("/terms/payee"))),
                        optional(draft, "supplierSize"),
                        credit(draft.at("/terms/credit")),
                        paper(draft, via),
                        Course.BEGUN));
        };
    }

    static List<Share> shares(JsonNode milestones) {
        List<Share> shares = new ArrayList<>();
        for (JsonNode milestone : milestones) {
            shares.add(new Share(
                    text(milestone, "id"),
                    text(milestone, "kind"),
                    text(milestone, "condition"),
                    milestone.has("amount") ? money(milestone.path("amount")) : null,
                    milestone.has("share") ? new BigDecimal(text(milestone, "share")) : null));
        }
        return List.copyOf(shares);
    }

    private static ContractFacts.@Nullable Credit credit(JsonNode terms) {
        String percent = optional(terms, "percentAYear");
        return terms.isMissingNode()
                ? null
                : new ContractFacts.Credit(
                        terms.has("days") ? terms.path("days").intValue() : null,
                        percent == null ? null : new BigDecimal(percent));
    }

    private static Paper paper(JsonNode draft, String via) {
        List<String> lots = new ArrayList<>();
        draft.path("relatedLots").forEach(lot -> lots.add(lot.asText()));
        List<String> penalties = new ArrayList<>();
        draft.at("/terms/penalties").forEach(penalty -> penalties.add(penalty.asText()));
        JsonNode inspection = draft.at("/terms/inspection");
        return new Paper(
                text(draft, "title"),
                lots,
                text(draft.path("document"), "digest"),
                new Paper.Inspection(inspection.path("days").intValue(), text(inspection, "unit")),
                penalties,
                via,
                optional(draft, "awardID"));
    }

    private static List<Party> parties(JsonNode list, PartyKeys keys) {
        List<Party> parties = new ArrayList<>();
        list.forEach(party -> parties.add(party(party, keys)));
        return List.copyOf(parties);
    }

    private static Party party(JsonNode party, PartyKeys keys) {
        JsonNode identifier = party.path("identifier");
        return new Party(
                text(party, "name"),
                keys.of(party),
                Concealed.of(new Identity(text(identifier, "scheme"), text(identifier, "id"))));
    }
}
