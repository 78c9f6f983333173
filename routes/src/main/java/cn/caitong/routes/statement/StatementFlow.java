package cn.caitong.routes.statement;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import java.time.LocalDate;
import java.util.List;

/**
 * A partner's daily statement (日对账单): kept as the last word of that day. Corrected on the day on which it came, the correction
 * takes its place; a different one later is for a person, as is one of a day to come. Nothing in it is decided here.
 */
public final class StatementFlow implements Flow {
    /** Of whoever holds deposits (N4.1). */
    public static final String DEPOSITS = "statement";
    /** Of the treasury, about what was paid (N5.4). */
    public static final String TREASURY = "treasury-statement";

    private static final int SCHEMA_VERSION = 1;
    private static final String RECEIVED = "received";

    private final String name;
    private final String clause;

    private StatementFlow(String name, String clause) {
        this.name = name;
        this.clause = clause;
    }

    public static StatementFlow ofDeposits() {
        return new StatementFlow(DEPOSITS, "N4.1");
    }

    public static StatementFlow ofTheTreasury() {
        return new StatementFlow(TREASURY, "N5.4");
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public int schemaVersion() {
        return SCHEMA_VERSION;
    }

    /** It lists deposits of tenders not yet opened, and what every supplier was paid: nobody but its partner knows of it (P13). */
    @Override
    public boolean veiled() {
        return true;
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        if (isAhead(event)) {
            Reason reason = new Reason(
                    "statement-ahead",
                    clause,
                    "its day had not begun when it came: no bank can have booked it; dismiss it, and have it sent"
                            + " anew / 该日对账单送达时当日尚未开始，银行不可能已入账：请撤除并重新报送");
            return Decision.unchanged(current, Outcome.PARKED, reason);
        }
        if (current.isNew()) {
            return kept(event, "statement-received", clause, "kept for reconciliation");
        }
        Taken before = Taken.of(current.data());
        if (before.said().equals(event.data())) {
            return Decision.unchanged(current, Outcome.APPLIED, new Reason("noted", "P4", "it is here already"));
        }
        if (before.isAfter(event)) {
            Reason reason = new Reason("statement-superseded", "P4", "its correction came before it");
            return Decision.unchanged(current, Outcome.APPLIED, reason);
        }
        if (before.on().equals(LegalDay.of(event.arrivedAt()))) {
            return kept(event, "statement-corrected", "P4", "corrected on the day on which it came; compared anew");
        }
        Reason reason = new Reason(
                "statement-differs", "P4", "another statement for this day came on an earlier day / 该日已于此前日期收到另一份对账单");
        return Decision.unchanged(current, Outcome.PARKED, reason);
    }

    /** Kept, it would answer for every day until then, and the true one of its day would be another. */
    private static boolean isAhead(Event event) {
        LocalDate day = LocalDate.parse(event.data().path("date").asText());
        return day.isAfter(LegalDay.of(event.arrivedAt()));
    }

    private static Decision kept(Event event, String code, String clause, String detail) {
        return new Decision(
                Outcome.APPLIED,
                RECEIVED,
                Taken.data(event),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Reason(code, clause, detail));
    }
}
