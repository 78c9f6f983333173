package cn.caitong.app.demo;

import cn.caitong.app.demo.witness.RunningClocks;
import cn.caitong.app.demo.witness.Witnessed;
import cn.caitong.routes.contract.ContractFlow;
import cn.caitong.routes.deposit.TenderFlow;
import cn.caitong.routes.payment.ClaimFlow;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A case's timeline, read from its evidence. */
final class CaseStory {
    private final String subject;
    private final RunningClocks clocks = new RunningClocks();
    private final List<TimelineLine> lines = new ArrayList<>();

    CaseStory(String subject, List<Witnessed> rows) {
        this.subject = subject;
        rows.stream().filter(Witnessed::isDecision).forEach(this::read);
    }

    List<TimelineLine> lines() {
        return List.copyOf(lines);
    }

    /** The clock that is due first, of all that ever ran. */
    Optional<RunningClocks.Running> firstClock() {
        return clocks.first();
    }

    private void read(Witnessed row) {
        if (row.isSettled()) {
            settled(row);
        } else {
            decided(row);
        }
    }

    /** What somebody did with an event changes nothing by itself: the case is where it was. */
    private void settled(Witnessed row) {
        TimelineLine before = lines.getLast();
        lines.add(new TimelineLine(
                row.at(),
                subject,
                before.flow(),
                row.text("event"),
                before.state(),
                before.state(),
                "P9",
                row.kind(),
                (row.kind().endsWith("dismissed") ? "settled by " : "tried again by ") + row.text("by") + ": "
                        + row.text("why"),
                before.basis(),
                before.due()));
    }

    /** A tender's own terms are the purchaser's, and run in calendar days; contracts and claims have one clock after the other. */
    private Optional<RunningClocks.Running> limit(String flow) {
        return switch (flow) {
            case TenderFlow.NAME -> Optional.empty();
            case ContractFlow.NAME, ClaimFlow.NAME -> clocks.next();
            default -> clocks.first();
        };
    }

    private void decided(Witnessed row) {
        clocks.read(row);
        Optional<RunningClocks.Running> first = limit(row.text("flow"));
        lines.add(new TimelineLine(
                row.at(),
                subject,
                row.text("flow"),
                row.text("event"),
                row.text("before"),
                row.text("state"),
                row.reason("clause"),
                row.reason("code"),
                row.reason("detail"),
                first.map(RunningClocks.Running::basis).orElse(null),
                first.map(RunningClocks.Running::due).orElse(null)));
    }
}
