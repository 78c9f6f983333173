package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import java.util.List;

/** The treasury's daily statement: kept as the last word of that day. A second, different one is for a person. */
public final class TreasuryStatementFlow implements Flow {
    public static final String NAME = "treasury-statement";

    private static final int SCHEMA_VERSION = 1;
    private static final String RECEIVED = "received";

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public int schemaVersion() {
        return SCHEMA_VERSION;
    }

    /** It lists what every supplier was paid: nobody but the treasury ever knows of it (P13). */
    @Override
    public boolean veiled() {
        return true;
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        if (!current.isNew()) {
            boolean same = current.data().equals(event.data());
            return Decision.unchanged(
                    current,
                    same ? Outcome.APPLIED : Outcome.PARKED,
                    new Reason(same ? "noted" : "statement-differs", "P4", "a statement for this day is here already"));
        }
        return new Decision(
                Outcome.APPLIED,
                RECEIVED,
                event.data(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                new Reason("statement-received", "N5.4", "kept for reconciliation"));
    }
}
