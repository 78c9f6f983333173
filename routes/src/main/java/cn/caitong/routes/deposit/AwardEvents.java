package cn.caitong.routes.deposit;

import cn.caitong.engine.flow.Event;
import cn.caitong.routes.deposit.TenderChange.Dates;
import cn.caitong.routes.deposit.TenderFacts.Award;
import cn.caitong.routes.deposit.TenderFacts.Contract;
import cn.caitong.routes.deposit.TenderFacts.Publication;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** Who won which lot, by letter and by notice, and who signed (条例 art. 33, N4.2). */
final class AwardEvents {
    private final PartyKeys parties;

    AwardEvents(PartyKeys parties) {
        this.parties = parties;
    }

    /** @param letter whether the date is the letter's (中标通知书) or the notice's (中标公告) */
    TenderChange award(TenderFacts facts, JsonNode data, Publication date, boolean letter) {
        JsonNode award = data.path("award");
        Set<String> winners = suppliers(award);
        TenderFacts after = facts;
        Dates dates = Dates.AGREE;
        for (JsonNode lot : award.path("relatedLots")) {
            Award before = facts.award(lot.asText()).orElse(new Award(winners, null, null));
            Publication known = letter ? before.letter() : before.notice();
            if (!facts.hasLot(lot.asText())) {
                return unknownLot();
            }
            if (!before.winners().equals(winners)) {
                return new TenderChange.Parked("winners-differ", "letter and notice name different winners");
            }
            if (known != null && date.on().isAfter(known.on())) {
                return TenderChange.laterDate();
            }
            dates = known != null && date.on().isBefore(known.on()) ? Dates.DIFFER : dates;
            after = after.awarded(lot.asText(), letter ? before.lettered(date) : before.noticed(date));
        }
        return TenderChange.changed(facts, after, TenderState.AWARDED, dates);
    }

    TenderChange contract(TenderFacts facts, Event event) {
        JsonNode contract = event.data().path("contract");
        LocalDate signed = TenderEvents.day(contract, "dateSigned");
        TenderFacts after = facts;
        Dates dates = Dates.AGREE;
        for (JsonNode lot : contract.path("relatedLots")) {
            for (String supplier : suppliers(contract)) {
                Optional<TenderChange> hindered = hindered(facts, lot.asText(), supplier, signed);
                if (hindered.isPresent()) {
                    return hindered.get();
                }
                Optional<LocalDate> known = signedOn(facts, lot.asText(), supplier);
                dates = known.filter(signed::isBefore).map(date -> Dates.DIFFER).orElse(dates);
                after = known.filter(signed::equals).isPresent()
                        ? after
                        : after.contracted(new Contract(lot.asText(), supplier, signed, event.partner()));
            }
        }
        return TenderChange.changed(facts, after, TenderState.CONTRACTED, dates);
    }

    private static Optional<TenderChange> hindered(TenderFacts facts, String lot, String supplier, LocalDate signed) {
        if (!facts.hasLot(lot)) {
            return Optional.of(unknownLot());
        }
        if (facts.award(lot).isEmpty()) {
            return Optional.of(new TenderChange.Held("the award of the lot is not known yet"));
        }
        if (!facts.wins(lot, supplier)) {
            return Optional.of(
                    new TenderChange.Parked("not-the-winner", "the contract's supplier did not win the lot"));
        }
        return signedOn(facts, lot, supplier).filter(signed::isAfter).map(known -> TenderChange.laterDate());
    }

    private static Optional<LocalDate> signedOn(TenderFacts facts, String lot, String supplier) {
        return facts.contractsOn(lot)
                .filter(contract -> contract.supplier().equals(supplier))
                .map(Contract::signedOn)
                .findFirst();
    }

    private Set<String> suppliers(JsonNode awardOrContract) {
        Set<String> keys = new TreeSet<>();
        awardOrContract.path("suppliers").forEach(party -> keys.add(parties.of(party)));
        return Set.copyOf(keys);
    }

    static TenderChange unknownLot() {
        return new TenderChange.Parked("lot-unknown", "the tender was registered without this lot");
    }
}
