package cn.caitong.engine.cases;

import cn.caitong.engine.cases.CaseTable.Claimed;
import cn.caitong.engine.obligation.ClockEvent;
import cn.caitong.engine.obligation.ClockEvents;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

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
        Map<UUID, Claimed> claimed = new LinkedHashMap<>();
        events.forEach(clock -> claimed.putIfAbsent(clock.caseId(), new Claimed(clock.caseId(), clock.parentId())));
        runner.applyInTransaction(flow, List.copyOf(claimed.values()), caseEvents(events));
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
