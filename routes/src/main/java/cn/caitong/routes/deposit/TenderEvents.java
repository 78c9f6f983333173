package cn.caitong.routes.deposit;

import static cn.caitong.routes.event.Fields.instant;
import static cn.caitong.routes.event.Fields.money;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Event;
import cn.caitong.routes.deposit.LotFacts.Withdrawal;
import cn.caitong.routes.deposit.TenderFacts.Lot;
import cn.caitong.routes.deposit.TenderFacts.Project;
import cn.caitong.routes.event.Notices;
import cn.caitong.routes.event.Publication;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** What each event of a tender does to its facts. */
final class TenderEvents {
    static final String WITHDRAWN = "bid.withdrawn.v1";
    static final String REVOKED = "bid.revoked.v1";
    private static final String SIGNED = "contract.signed.v1";
    private static final String CHILD = "child.";
    static final String CONSORTIUM = CHILD + Consortia.KNOWN;
    static final String LEFT = CHILD + Places.LEFT;

    private final PartyKeys parties;
    private final Notices notices;
    private final AwardEvents awards;
    private final EndingEvents endings;

    TenderEvents(PartyKeys parties, Notices notices) {
        this.parties = parties;
        this.notices = notices;
        this.awards = new AwardEvents(parties, notices);
        this.endings = new EndingEvents(awards, notices);
    }

    /** Whose deposits an event concerns: of a bid that is taken back nobody else may hear before opening (P13). Empty: everybody's. */
    Set<String> concerned(TenderFacts facts, Event event) {
        return event.type().equals(WITHDRAWN) || event.type().equals(REVOKED)
                ? facts.bidders(
                        text(event.data(), "lotId"),
                        takenBack(event, event.arrivedAt()).bidder())
                : Set.of();
    }

    /** What the deposits are told: to them a contract that its own case saw signed is a contract that was signed. */
    static String told(Event event) {
        return event.origin() == Event.Origin.CHILD ? event.type().substring(CHILD.length()) : event.type();
    }

    TenderFacts register(Event event) {
        JsonNode data = event.data();
        JsonNode tender = data.path("tender");
        Map<String, Lot> lots = new LinkedHashMap<>();
        tender.path("lots").forEach(lot -> {
            String id = text(lot, "id");
            lots.put(id, new Lot(id, money(lot.path("value")), money(lot.path("depositAmount"))));
        });
        Project project = new Project(
                text(tender, "id"),
                text(tender, "title"),
                text(data, "district"),
                text(data, "legalRegime"),
                text(data.path("depositHolder"), "partner"),
                data.has("autoRefundFrom") ? LocalDate.parse(text(data, "autoRefundFrom")) : null,
                tender.has("bidValidity") ? LocalDate.parse(text(tender.path("bidValidity"), "endDate")) : null,
                Map.copyOf(lots));
        return new TenderFacts(
                project,
                instant(tender.path("tenderPeriod"), "endDate"),
                instant(tender.path("bidOpening"), "date"),
                Map.of(),
                Map.of(),
                Map.of());
    }

    TenderChange apply(TenderFacts facts, TenderState state, Event event) {
        return switch (event.type()) {
            case "tender.registered.v1" -> registeredAgain(facts, event);
            case "tender.rescheduled.v1" -> reschedule(facts, state, event.data());
            case "tender.terminated.v1" -> endings.terminate(facts, event);
            case "tender.opening-failed.v1" -> endings.openingFailed(facts, event);
            case "tender.suspended.v1" -> endings.suspend(facts, event);
            case "tender.resumed.v1" -> endings.resume(facts, event);
            case Challenges.ACCEPTED -> Challenges.accept(facts, event);
            case Challenges.DECIDED -> Challenges.decide(facts, event);
            case "tender.date-decided.v1" -> endings.decideDate(facts, event);
            case "tender.corrected.v1" -> awards.corrected(facts, event);
            case "award.letter-issued.v1" ->
                awards.award(
                        facts, event.data(), Publication.told(day(event.data(), "issuedAt"), event.partner()), true);
            case "award.notice-published.v1" -> awards.award(facts, event.data(), notices.published(event), false);
            case "award.voided.v1" -> awards.voided(facts, event);
            case SIGNED, CHILD + SIGNED -> awards.contract(facts, event);
            case "contract.not-concluded.v1" -> awards.notConcluded(facts, event);
            case WITHDRAWN -> withdraw(facts, event);
            case REVOKED -> revoke(facts, event);
            case LEFT -> Places.left(facts, state, event);
            case CONSORTIUM -> Consortia.known(facts, state, event);
            default ->
                new TenderChange.Parked("unknown-event", "tenders know no %1$s / 项目不识别事件 %1$s".formatted(event.type()));
        };
    }

    private TenderChange registeredAgain(TenderFacts facts, Event event) {
        return register(event).project().equals(facts.project())
                ? new TenderChange.Same()
                : new TenderChange.Parked(
                        "already-registered", "the tender is registered already, and otherwise / 该项目已登记，内容不同");
    }

    private static TenderChange reschedule(TenderFacts facts, TenderState state, JsonNode data) {
        TenderFacts moved = facts.rescheduled(
                instant(data.path("tenderPeriod"), "endDate"), instant(data.path("bidOpening"), "date"));
        if (moved.equals(facts)) {
            return new TenderChange.Same();
        }
        return state == TenderState.REGISTERED
                ? new TenderChange.Changed(moved, state, overtaken(facts, moved))
                : new TenderChange.Refused("tender-not-open", "its dates can no longer be moved");
    }

    /** On which day an opening failed that is over, nobody need decide any more. */
    private static List<Matter> overtaken(TenderFacts before, TenderFacts after) {
        return before.lots().keySet().stream()
                .filter(id -> before.lot(id).failed() != null && after.lot(id).failed() == null)
                .<Matter>map(id -> new Matter.Answered(LotStep.about("opening-failed", id), "invited again"))
                .toList();
    }

    /** N4.4 speaks of withdrawals before the deadline; a later one is a revocation, which brings no refund. */
    private TenderChange withdraw(TenderFacts facts, Event event) {
        JsonNode data = event.data();
        Instant received = instant(data, "writtenNoticeReceivedAt");
        String lot = text(data, "lotId");
        if (!facts.hasLot(lot)) {
            return TenderChange.unknownLot();
        }
        if (!received.isBefore(facts.bidDeadline())) {
            return new TenderChange.Parked(
                    "revoked-after-deadline", "the notice came after the bid deadline / 撤回投标的书面通知在投标截止之后收到");
        }
        Withdrawal withdrawal = takenBack(event, received);
        return facts.lot(lot).withdrawals().contains(withdrawal)
                ? new TenderChange.Same()
                : new TenderChange.Changed(
                        facts.with(lot, facts.lot(lot).withdrawn(withdrawal)), TenderState.REGISTERED, List.of());
    }

    /** 87号令 art. 23: after the deadline a bid is revoked, and its deposit may be kept. It starts no clock. */
    private TenderChange revoke(TenderFacts facts, Event event) {
        JsonNode data = event.data();
        Instant received = instant(data, "writtenNoticeReceivedAt");
        String lot = text(data, "lotId");
        if (!facts.hasLot(lot)) {
            return TenderChange.unknownLot();
        }
        if (received.isBefore(facts.bidDeadline())) {
            return new TenderChange.Refused(
                    "before-deadline", "before the bid deadline a bid is withdrawn, not revoked");
        }
        Withdrawal revocation = takenBack(event, received);
        return facts.lot(lot).revocationOf(revocation.bidder()).isPresent()
                ? new TenderChange.Same()
                : new TenderChange.Changed(
                        facts.with(lot, facts.lot(lot).revoked(revocation)), TenderState.REGISTERED, List.of());
    }

    private Withdrawal takenBack(Event event, Instant received) {
        JsonNode data = event.data();
        return new Withdrawal(
                parties.of(data.path("supplier")), DepositEvents.members(data, parties), received, event.partner());
    }

    static LocalDate day(JsonNode node, String field) {
        return LegalDay.of(instant(node, field));
    }
}
