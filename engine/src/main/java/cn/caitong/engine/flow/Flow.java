package cn.caitong.engine.flow;

import cn.caitong.engine.silence.Listening;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** One kind of case: what an event leads to. Implementations are pure: no input or output, no clock but the context's. */
public interface Flow {
    String name();

    /** The newest shape of case data that this flow reads and writes. */
    int schemaVersion();

    /** How long an event may be held before somebody must hear of it: what it waits for may never come. */
    default Duration patience() {
        return Duration.ofDays(1);
    }

    /** Decides one event. An exception parks the event, and only it. */
    Decision decide(CaseFile current, Event event, Context context);

    /**
     * The slot that the case takes, or asks about, with this event; {@link Context#slotOwner()} then names the first case
     * that took it. Asked before {@link #decide}.
     */
    default Optional<String> slot(CaseFile current, Event event, Context context) {
        return Optional.empty();
    }

    /**
     * The item of the money ledger whose free amount the decision must know: {@link Context#free()} then says it, true until
     * this transaction ends, because the item is locked. Asked after {@link #slot} and before {@link #decide}. Whoever would
     * reserve of another case's item asks for it here first.
     */
    default Optional<String> account(CaseFile current, Event event, Context context) {
        return Optional.empty();
    }

    /** The same where several must be known: {@link Context#free(String)} says it of each. */
    default List<String> accounts(CaseFile current, Event event, Context context) {
        return account(current, event, context).stream().toList();
    }

    /**
     * What must be known before this event, a clock's, is decided: that nobody spoke until the clock's end, which then has legal
     * meaning (P6). {@link Context#silence()} says what was found. Asked before {@link #decide}. An objection may have been decided
     * in the same transaction, before the clock: whether its end still means anything is the flow's to see, by the case's state.
     */
    default Optional<Listening> listening(CaseFile current, Event event, Context context) {
        return Optional.empty();
    }

    /**
     * Whether a case of this flow is veiled: its very existence is known to its own partner and its own supplier alone until
     * its parent unveils it (P13, N4.1). Without a parent it stays veiled.
     */
    default boolean veiled() {
        return false;
    }

    /** From when the veiled cases below this one may be seen, UTC; asked after each decision, so that it can be postponed. */
    default Optional<Instant> unveilsAt(CaseFile file) {
        return Optional.empty();
    }

    /**
     * Types of this flow's own events that speak of veiled cases: until {@link #unveilsAt} a timeline shows them to nobody
     * but who said them.
     */
    default Set<String> veiledTypes() {
        return Set.of();
    }
}
