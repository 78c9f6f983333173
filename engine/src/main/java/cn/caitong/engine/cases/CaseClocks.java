package cn.caitong.engine.cases;

import cn.caitong.engine.obligation.ClockEvent;
import cn.caitong.engine.obligation.ClockEvents;
import java.util.List;

/** Brings clocks to their cases, in the transaction that fires them. */
public final class CaseClocks implements ClockEvents {
    private final FlowRunner runner;
    private final Inbox inbox;

    public CaseClocks(FlowRunner runner, Inbox inbox) {
        this.runner = runner;
        this.inbox = inbox;
    }

    @Override
    public void apply(String flow, List<ClockEvent> events) {
        runner.applyInTransaction(flow, caseEvents(events));
    }

    @Override
    public void leave(List<ClockEvent> events) {
        inbox.add(caseEvents(events));
    }

    private static List<CaseEvent> caseEvents(List<ClockEvent> events) {
        return events.stream()
                .map(clock -> new CaseEvent(clock.caseId(), clock.event()))
                .toList();
    }
}
