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
import java.util.Objects;
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
        Party purchaser = party(draft.path("purchaser"), step.parties());
        List<Party> suppliers = parties(draft.path("suppliers"), step.parties());
        return Sides.hindered(step, purchaser, suppliers)
                .or(() -> Sides.hindered(step, tender, lots(draft), suppliers, via))
                .<Reading>map(Reading.Bad::new)
                .orElseGet(() -> parted(step, draft, tender, suppliers, via));
    }

    private static List<String> lots(JsonNode draft) {
        List<String> lots = new ArrayList<>();
        draft.path("relatedLots").forEach(lot -> lots.add(lot.asText()));
        return List.copyOf(lots);
    }

    /** Whether it says what was agreed at first. What came since, an assignment or a change, is none of it. */
    static boolean isTheSame(ContractFacts said, ContractFacts known) {
        return said.paper().equals(known.paper())
                && said.value().equals(known.value())
                && said.purchaser().equals(known.purchaser())
                && said.suppliers().equals(known.suppliers())
                && Objects.equals(said.size(), known.size())
                && isTheSame(said.credit(), known.credit())
                && (known.course().assigned() || said.payee().equals(known.payee()))
                && said.milestones().values().stream().allMatch(milestone -> isKept(milestone, known));
    }

    /** A rate is kept as a number: without the noughts at its end. */
    private static boolean isTheSame(ContractFacts.@Nullable Credit said, ContractFacts.@Nullable Credit known) {
        if (said == null || known == null) {
            return said == null && known == null;
        }
        return Objects.equals(said.days(), known.days()) && isTheSame(said.percentAYear(), known.percentAYear());
    }

    private static boolean isTheSame(@Nullable BigDecimal said, @Nullable BigDecimal known) {
        if (said == null || known == null) {
            return said == null && known == null;
        }
        return said.compareTo(known) == 0;
    }

    private static boolean isKept(Milestone said, ContractFacts known) {
        return known.milestone(said.id())
                .map(said::isAgreedAs)
                .orElseGet(() -> known.course().retired().contains(said.id()));
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
        List<String> penalties = new ArrayList<>();
        draft.at("/terms/penalties").forEach(penalty -> penalties.add(penalty.asText()));
        JsonNode inspection = draft.at("/terms/inspection");
        return new Paper(
                text(draft, "title"),
                lots(draft),
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
