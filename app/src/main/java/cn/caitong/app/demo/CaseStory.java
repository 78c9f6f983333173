package cn.caitong.app.demo;

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
        clocks.read(row);
        Optional<RunningClocks.Running> first = clocks.first();
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
