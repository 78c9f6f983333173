package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.INSTRUCTED;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Location;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/**
 * The place of each bid's one deposit. The first without a flaw has it, for ever by its name; so what comes after a withdrawal, or
 * after a deposit that left its place, asks for a place of another name.
 */
final class Places {
    static final String LEFT = "deposit.place-left.v1";

    private Places() {}

    /** What another than the tender's holder reports takes nobody's place. */
    static Optional<String> ofReceipt(TenderFacts tender, Event event, PartyKeys parties) {
        JsonNode data = event.data();
        String lot = text(data.path("deposit"), "lotId");
        DepositEvent.Received money = (DepositEvent.Received) DepositEvents.read(EventKind.RECEIVED, event);
        String supplier = parties.of(data.path("supplier"));
        Set<String> bidder = new TreeSet<>(DepositEvents.members(data, parties));
        bidder.add(supplier);
        return tender.asked(lot)
                .filter(known -> isHolders(tender, event))
                .filter(known -> Flaw.isTheBids(Flaw.of(money, tender, known)))
                .map(known -> bid(tender, lot, supplier, bidder, money.receivedAt())
                        + data.path("instalment").path("number").asText(""));
    }

    private static boolean isHolders(TenderFacts tender, Event event) {
        String holder = event.data().path("deposit").path("holder").asText(event.partner());
        return tender.project().holder().equals(holder);
    }

    /** The lot that was meant has a place too, and somebody may have it. */
    static Optional<String> ofCorrection(TenderFacts tender, Deposit deposit, Event event) {
        DepositEvent.LotCorrected moved =
                (DepositEvent.LotCorrected) DepositEvents.read(EventKind.LOT_CORRECTED, event);
        return tender.asked(moved.lot())
                .filter(lot -> Keeps.areEntitled(moved) && Flaw.isTheBids(Flaw.forLot(deposit, lot)))
                .map(lot -> bid(tender, lot.id(), deposit.supplier(), deposit.bidder(), deposit.receivedAt()));
    }

    private static String bid(TenderFacts tender, String lot, String supplier, Set<String> bidder, Instant paid) {
        long withdrawn = tender.lot(lot)
                .withdrawalsOf(bidder)
                .filter(each -> each.receivedAt().isBefore(paid))
                .count();
        int left = tender.placesLeft(lot, supplier).size();
        return String.join("/", DepositFlow.NAME, tender.project().tender(), lot, supplier, Long.toString(withdrawn))
                + (left == 0 ? "" : "/" + left + "/");
    }

    /** Whether the bid's deposit turned out to be another lot's, or goes back while bids may be invited again. */
    static boolean isLeft(Draft draft, Step step) {
        Deposit before = step.deposit();
        LotFacts lot = step.facts().lot(before.lot());
        boolean moved = !draft.deposit().lot().equals(before.lot());
        boolean goesBack = draft.next() == INSTRUCTED && before.attempt() == 0;
        boolean invitedAgain = lot.failed() != null
                && lot.terminated() == null
                && lot.withdrawalsOf(before.bidder()).findAny().isEmpty();
        return step.state() != DepositState.NEW
                && Flaw.isTheBids(before.flaws())
                && (moved || (goesBack && invitedAgain));
    }

    static Raise told(Step step, Location tender) {
        Deposit left = step.deposit();
        return new Raise(
                LEFT,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("lotId", left.lot())
                        .put("supplier", left.supplier())
                        .put("receipt", left.item() + "@" + step.arrivedAt()),
                tender);
    }

    static TenderChange left(TenderFacts facts, TenderState state, Event event) {
        JsonNode data = event.data();
        String lot = text(data, "lotId");
        return TenderChange.changed(facts, facts.leftBy(lot, text(data, "supplier"), text(data, "receipt")), state);
    }
}
