package cn.caitong.engine.recalculation;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.obligation.ClockEvent;
import cn.caitong.engine.obligation.ClockEvents;
import cn.caitong.engine.schedule.ClockSchedule;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;

/**
 * Loads a calendar in two steps. Clocks that run are counted anew; kinds that have fired stay fired, a cut-off is never moved
 * into the past, and what the times were is kept. Each case hears of it by an event {@code clock.moved}.
 */
public final class Recalculation {
    /** The transaction that reads what would move. */
    @TransactionName
    public static final String WHAT_IF = "calendar-what-if";
    /** The transaction that moves it. */
    @TransactionName
    public static final String COMMIT = "calendar-commit";
    /** The hub's own case, whose evidence tells of calendars. */
    public static final UUID CALENDAR_CASE = CaseId.of("hub", "calendar");

    /** Whose people may see the hub's own evidence: nobody's but the hub's. */
    private static final String HUB = "hub";

    private final Transactions transactions;
    private final LegalTime time;
    private final ClockSchedule schedule;
    private final CalendarVersions versions;
    private final RunningClocks clocks;
    private final EvidenceLog evidence;
    private final ClockEvents events;

    public Recalculation(
            Transactions transactions,
            LegalTime time,
            ClockSchedule schedule,
            CalendarVersions versions,
            EvidenceLog evidence,
            ClockEvents events) {
        this.transactions = transactions;
        this.time = time;
        this.schedule = schedule;
        this.versions = versions;
        this.clocks = new RunningClocks(transactions);
        this.evidence = evidence;
        this.events = events;
    }

    /**
     * What the calendar would move, in its own transaction, which changes nothing. Clocks of veiled cases are left out of the list,
     * and counted nowhere, or one day after the other would tell when something of theirs is due (P13); the digest is of all.
     */
    public WhatIf whatIf(WorkingCalendar proposed) {
        return transactions.call(WHAT_IF, () -> shown(reckon(proposed, time.now())));
    }

    /**
     * Makes the calendar the active one and moves what it moves, in its own transaction; deciding and firing wait for it,
     * intake does not.
     *
     * @param digest of what the person has seen the list of
     * @return what was moved, as far as it may be known
     * @throws RefusedException if that is no longer what it would do
     */
    public WhatIf commit(WorkingCalendar proposed, String digest, String person) {
        WhatIf done = transactions.call(COMMIT, () -> {
            clocks.lock();
            Instant now = time.now();
            WhatIf whatIf = reckon(proposed, now);
            if (!whatIf.digest().equals(digest)) {
                throw new RefusedException(ErrorCode.CALENDAR_DIGEST_DIFFERS, "/digest", whatIf.digest());
            }
            versions.activate(proposed, person, digest);
            clocks.move(whatIf.moved(), proposed.version(), now);
            events.leave(whatIf.moved().stream()
                    .map(clock -> event(clock, proposed, now))
                    .toList());
            WhatIf shown = shown(whatIf);
            evidence.append(entries(whatIf, shown.moved().size(), person, now));
            return shown;
        });
        versions.refresh();
        return done;
    }

    private WhatIf reckon(WorkingCalendar proposed, Instant now) {
        versions.refresh();
        WorkingCalendar active = versions.get();
        List<MovedClock> moved = clocks.touchedBy(active, proposed).stream()
                .map(clock -> clock.movedBy(schedule, proposed, now))
                .flatMap(Optional::stream)
                .toList();
        return WhatIf.of(active.version(), proposed.version(), moved);
    }

    private WhatIf shown(WhatIf whatIf) {
        Set<UUID> known = clocks.known(whatIf.moved());
        return whatIf.only(clock -> known.contains(clock.obligation()));
    }

    private static ClockEvent event(MovedClock clock, WorkingCalendar calendar, Instant now) {
        return new ClockEvent(
                clock.caseId(),
                null, // it goes through the inbox, whose reader looks the parent up
                new Event(
                        Event.Origin.CLOCK,
                        "clock.moved",
                        facts(clock, calendar.version()),
                        null,
                        HUB,
                        null,
                        now,
                        now));
    }

    /** @param shown how many of them the list had: who reads this chain learns no more than who loaded the calendar */
    private static List<EvidenceEntry> entries(WhatIf whatIf, int shown, String person, Instant now) {
        List<EvidenceEntry> entries = new ArrayList<>();
        entries.add(new EvidenceEntry(
                CALENDAR_CASE,
                HUB,
                "calendar.committed",
                now,
                JsonNodeFactory.instance
                        .objectNode()
                        .put("from", whatIf.from())
                        .put("to", whatIf.to())
                        .put("whatIf", whatIf.digest())
                        .put("moved", shown)
                        .put("by", person)));
        for (MovedClock clock : whatIf.moved()) {
            entries.add(new EvidenceEntry(
                    clock.caseId(), clock.jurisdiction(), "clock.moved", now, facts(clock, whatIf.to())));
        }
        return entries;
    }

    private static ObjectNode facts(MovedClock clock, String calendar) {
        ObjectNode facts = JsonNodeFactory.instance
                .objectNode()
                .put("obligation", clock.name())
                .put("clause", clock.clause())
                .put("calendar", calendar)
                .put("provisional", clock.after().provisional())
                .put("dueBefore", clock.before().dueAt().toString())
                .put("dueAt", clock.after().dueAt().toString())
                .put("dueOn", LegalDay.of(clock.after().dueAt().minusNanos(1)).toString());
        Optional.ofNullable(clock.after().warnAt()).ifPresent(at -> facts.put("warnAt", at.toString()));
        Optional.ofNullable(clock.after().actAt()).ifPresent(at -> facts.put("actAt", at.toString()));
        return facts;
    }
}
