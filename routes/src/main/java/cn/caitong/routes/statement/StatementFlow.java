package cn.caitong.routes.statement;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import java.util.List;

/**
 * A partner's daily statement (日对账单): kept as the last word of that day. A second, different one is for a person. Nothing in it is
 * decided here.
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
        if (current.isNew()) {
            Reason reason = new Reason("statement-received", clause, "kept for reconciliation");
            return new Decision(
                    Outcome.APPLIED,
                    RECEIVED,
                    event.data(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    List.of(),
                    reason);
        }
        boolean same = current.data().equals(event.data());
        return Decision.unchanged(
                current,
                same ? Outcome.APPLIED : Outcome.PARKED,
                new Reason(same ? "noted" : "statement-differs", "P4", "a statement for this day is here already"));
    }
}
