package cn.caitong.engine.flow;

import java.util.Optional;

/** One kind of case: what an event leads to. Implementations are pure: no input or output, no clock but the context's. */
public interface Flow {
    String name();

    /** The newest shape of case data that this flow reads and writes. */
    int schemaVersion();

    /** Decides one event. An exception parks the event, and only it. */
    Decision decide(CaseFile current, Event event, Context context);

    /**
     * The slot that the case takes, or asks about, with this event; {@link Context#slotOwner()} then names the first case
     * that took it. Asked before {@link #decide}.
     */
    default Optional<String> slot(CaseFile current, Event event, Context context) {
        return Optional.empty();
    }
}
