package cn.caitong.engine.hold;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.hold.HoldAct.Act;
import cn.caitong.engine.hold.HoldTable.Asked;
import cn.caitong.engine.hold.HoldTable.Counted;
import cn.caitong.engine.hold.HoldTable.Standing;
import cn.caitong.engine.hold.HoldTable.Undecided;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.TreeSet;

/**
 * Stops money and lets it go. Each act is asked for by one person, with a reason, and done when another confirms it; both are
 * evidence. A hold counts for every send that is marked after its commit; what is on the wire then is ended as ever. Nothing
 * here sends: what may leave is found by the next sweep.
 */
public final class Holds {
    /** The transaction in which something is asked for. */
    @TransactionName
    public static final String ASK = "hold-ask";
    /** The transaction in which it is confirmed and done, or refused. */
    @TransactionName
    public static final String DECIDE = "hold-decide";
    /** Looking only. */
    @TransactionName
    public static final String LOOK = "hold-look";

    private static final String ANYWHERE = "hub";

    private final Transactions transactions;
    private final LegalTime time;
    private final HoldTable table;
    private final MoneyGate gate;
    private final Reach reach;
    private final EvidenceLog evidence;
    private final Alarms alarms;

    /** @param reach whose money can be stopped at all */
    public Holds(Transactions transactions, LegalTime time, EvidenceLog evidence, Reach reach) {
        this.reach = reach;
        this.transactions = transactions;
        this.time = time;
        this.table = new HoldTable(transactions);
        this.gate = new MoneyGate(transactions);
        this.evidence = evidence;
        this.alarms = new Alarms(transactions);
    }

    /** The partners that are sent to, and the flows: a hold of a misspelt name would stop nothing, and look as if it did. */
    public record Reach(Set<String> partners, Set<String> flows) {
        void require(HoldScope scope) {
            Set<String> names =
                    switch (scope.kind()) {
                        case PARTNER -> partners;
                        case FLOW -> flows;
                        case HUB -> Set.of(HoldScope.EVERYTHING);
                    };
            if (!names.contains(scope.name())) {
                String known = String.join(", ", new TreeSet<>(names));
                throw new RefusedException(ErrorCode.HOLD_NAME_UNKNOWN, "name", known);
            }
        }
    }

    /** Holds that stand, the oldest first. */
    public List<Hold> standing() {
        return transactions.call(LOOK, table::standing);
    }

    /** What waits for a second person, the oldest first. */
    public List<HoldAct> undecided() {
        return transactions.call(LOOK, () -> table.undecided());
    }

    /** What letting go the first {@code rows} of what a hold stops would send: a dry run, which changes nothing. */
    public Rehearsal rehearse(long hold, long rows) {
        return transactions.call(LOOK, () -> {
            standing(hold);
            return table.count(hold, rows).rehearsal();
        });
    }

    /**
     * Asks that money be stopped; answers the act's number, to be confirmed by another person.
     *
     * @throws RefusedException when there is no such partner or flow
     */
    public long askToPlace(HoldScope scope, String reason, String person) {
        reach.require(scope);
        return ask(new Asked(Act.PLACE, null, scope, ANYWHERE, reason, null), person);
    }

    /** Asks that the first {@code rows} of what a hold stops may leave: just these, whatever comes until it is confirmed. */
    public long askToPass(long hold, long rows, String reason, String person) {
        return askOfStanding(Act.PASS, hold, rows, reason, person);
    }

    /** Asks that a hold be ended. */
    public long askToRelease(long hold, String reason, String person) {
        return askOfStanding(Act.RELEASE, hold, Long.MAX_VALUE, reason, person);
    }

    private long askOfStanding(Act act, long hold, long rows, String reason, String person) {
        return transactions.call(ASK, () -> {
            Standing standing = standing(hold);
            Counted counted = table.count(hold, rows);
            return asked(
                    new Asked(act, hold, standing.scope(), standing.jurisdiction(), reason, counted),
                    person,
                    time.now());
        });
    }

    private long ask(Asked asked, String person) {
        return transactions.call(ASK, () -> asked(asked, person, time.now()));
    }

    private long asked(Asked asked, String person, Instant now) {
        long id = table.ask(asked, person, now);
        witness(
                "hold.asked",
                asked.scope(),
                about(id, asked.act(), asked.reason()).put("by", person),
                now);
        return id;
    }

    /**
     * A second person confirms, and it is done.
     *
     * @throws RefusedException when nothing is asked for under this number, or by this very person, or the hold is gone
     */
    public void confirm(long act, String person) {
        transactions.run(DECIDE, () -> {
            Undecided undecided = undecided(act);
            HoldAct asked = undecided.act();
            if (asked.askedBy().equals(person)) {
                throw new RefusedException(ErrorCode.SECOND_PERSON_NEEDED, "");
            }
            Instant now = time.now();
            switch (asked.act()) {
                case PLACE -> {
                    gate.shut();
                    table.place(asked.scope(), undecided.jurisdiction(), asked.reason(), asked.askedBy(), person, now);
                }
                case PASS -> table.pass(standing(of(asked)).id(), undecided.until());
                case RELEASE -> release(undecided, person, now);
            }
            table.decide(act, person, "confirmed", now);
            witness(
                    "hold.confirmed",
                    asked.scope(),
                    about(act, asked.act(), asked.reason()).put("by", person),
                    now);
        });
    }

    /** The alarm of a limit ends with the hold that it placed, so that the next one is raised anew. */
    private void release(Undecided undecided, String person, Instant now) {
        HoldAct asked = undecided.act();
        table.release(standing(of(asked)).id(), undecided.until(), asked.askedBy(), person, now);
        HoldScope scope = asked.scope();
        if (scope.kind() == HoldScope.Kind.PARTNER && !table.isTripped(scope.name())) {
            alarms.clear(MoneyBrake.TRIPPED, scope.name(), now);
        }
    }

    /** Anybody, the asking person too, may say that it is not to be done. */
    public void refuse(long act, String person) {
        transactions.run(DECIDE, () -> {
            HoldAct asked = undecided(act).act();
            Instant now = time.now();
            table.decide(act, person, "refused", now);
            witness(
                    "hold.refused",
                    asked.scope(),
                    about(act, asked.act(), asked.reason()).put("by", person),
                    now);
        });
    }

    private static long of(HoldAct asked) {
        return Objects.requireNonNull(asked.holdId(), "only a hold that stands is let go");
    }

    private Standing standing(long hold) {
        return table.lock(hold).orElseThrow(() -> new RefusedException(ErrorCode.HOLD_NOT_THERE, "hold"));
    }

    private Undecided undecided(long act) {
        return table.undecided(act).orElseThrow(() -> new RefusedException(ErrorCode.HOLD_ACT_NOT_OPEN, "act"));
    }

    private static ObjectNode about(long id, Act act, String reason) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("number", id)
                .put("act", act.code())
                .put("reason", reason);
    }

    private void witness(String kind, HoldScope scope, ObjectNode payload, Instant now) {
        payload.put("scope", scope.toString());
        evidence.append(List.of(new EvidenceEntry(scope.caseId(), ANYWHERE, kind, now, payload)));
    }
}
