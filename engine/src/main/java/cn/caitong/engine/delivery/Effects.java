package cn.caitong.engine.delivery;

import cn.caitong.engine.cases.CaseEvent;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Event.Origin;
import cn.caitong.engine.outage.Reach;
import cn.caitong.engine.outage.Seen;
import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Parked;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** What a batch of ends leads to, gathered before it is written. Knows the locked rows as the batch has left them so far. */
final class Effects {
    final Instant now;
    final Map<UUID, Move> moves = new LinkedHashMap<>();
    final Map<UUID, Outcome> outcomes = new LinkedHashMap<>();
    final List<Answer> answers = new ArrayList<>();
    final List<Question> questions = new ArrayList<>();
    final List<CaseEvent> events = new ArrayList<>();
    final List<Parked> parked = new ArrayList<>();
    final List<Alarm> alarms = new ArrayList<>();
    final List<Alarm> cleared = new ArrayList<>();
    final List<EvidenceEntry> evidence = new ArrayList<>();
    final List<Seen> seen = new ArrayList<>();
    /** Flows that have events, and partners that have something to be told, to be woken after the commit. */
    final Set<String> flows = new HashSet<>();

    final Set<String> partners = new HashSet<>();
    private final Map<UUID, OutgoingRow> rows;

    Effects(List<OutgoingRow> locked, Instant now) {
        this.now = now;
        this.rows = new LinkedHashMap<>();
        locked.forEach(row -> rows.put(row.id(), row));
    }

    /** A row's new state; {@code nextAt} only of one that is ready again. */
    record Move(OutgoingRow row, @Nullable Instant nextAt) {
        boolean isFinal() {
            return switch (row.state()) {
                case DELIVERED, REJECTED, WITHDRAWN -> true;
                case READY, SENDING, UNKNOWN, PARKED -> false;
            };
        }
    }

    record Outcome(OutgoingRow row, String outcome, String code) {}

    record Answer(OutgoingRow row, int attempt, Bytes bytes) {}

    record Question(OutgoingRow asked, PartnerPolicy.OnUnknown.Ask ask) {}

    OutgoingRow row(UUID id) {
        OutgoingRow row = rows.get(id);
        if (row == null) {
            throw new IllegalArgumentException("Nothing is told under " + id);
        }
        return row;
    }

    List<OutgoingRow> inquiriesAbout(UUID asked) {
        return rows.values().stream()
                .filter(row -> asked.equals(row.inquiryOf()))
                .toList();
    }

    OutgoingRow move(OutgoingRow row, OutgoingState to, @Nullable Instant nextAt) {
        if (!to.mayFollow(row.state())) {
            throw new IllegalStateException(row.id() + " cannot go from " + row.state() + " to " + to);
        }
        // a row that loses its certainty also loses its fence: whoever still holds the attempt is late
        OutgoingRow moved = row.moved(to, to == OutgoingState.UNKNOWN ? row.epoch() + 1 : row.epoch());
        rows.put(row.id(), moved);
        moves.put(row.id(), new Move(moved, nextAt));
        partners.add(row.partner());
        return moved;
    }

    /** What its attempt's end showed of the way to its partner, where that is news. */
    void see(OutgoingRow row, End end) {
        if (end.reach() == Reach.AWAY || row.isTroubled()) {
            seen.add(new Seen(row.partner(), row.jurisdiction(), row.id(), end.reach(), end.code()));
        }
    }

    /** Its next try, already waited for, is now. */
    void hurry(OutgoingRow row) {
        moves.put(row.id(), new Move(row, now));
        partners.add(row.partner());
    }

    /** How the row's newest attempt ended. */
    void outcome(OutgoingRow row, String outcome, String code) {
        outcomes.put(row.id(), new Outcome(row, outcome, code));
    }

    void tell(OutgoingRow row, String type, String code) {
        flows.add(row.flow());
        events.add(Happened.event(row.caseId(), type, Happened.data(row, code), row.id(), now));
    }

    /** What the partner's answer said, in its own name; {@code from} is the send whose answer it was. */
    void tell(OutgoingRow row, List<End.AnswerEvent> said, UUID from) {
        for (End.AnswerEvent one : said) {
            flows.add(row.flow());
            events.add(new CaseEvent(
                    row.caseId(),
                    new Event(
                            Origin.DELIVERY,
                            one.type(),
                            one.data(),
                            from,
                            row.partner(),
                            null,
                            one.businessTime(),
                            now)));
        }
    }

    void witness(OutgoingRow row, String kind, ObjectNode payload) {
        payload.put("partner", row.partner());
        evidence.add(new EvidenceEntry(row.caseId(), row.jurisdiction(), kind, now, payload));
    }

    void park(OutgoingRow row, String code, String detail) {
        parked.add(new Parked(
                Parked.Kind.DELIVERY,
                row.id().toString(),
                row.flow(),
                row.caseId(),
                row.jurisdiction(),
                row.partner(),
                code,
                detail,
                row.money() ? Parked.Owner.BUREAU : Parked.Owner.OPERATOR,
                now));
    }

    /** About the telling; what goes wrong with a question is trouble of what it asks after. */
    Alarm alarm(OutgoingRow row, String code, String detail) {
        UUID about = row.inquiryOf() == null ? row.id() : row.inquiryOf();
        return new Alarm(code, about.toString(), row.jurisdiction(), detail, now);
    }
}
