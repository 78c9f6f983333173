package cn.caitong.engine.obligation;

import java.util.List;

/** How clocks reach their cases. Both methods join the caller's transaction. */
public interface ClockEvents {
    /** Decides the events now, all or none. Their cases are claimed by the caller. */
    void apply(String flow, List<ClockEvent> events);

    /** Leaves the events in the inbox of their cases, to be decided soon after the commit. */
    void leave(List<ClockEvent> events);
}
