package cn.caitong.engine.obligation;

import java.util.Arrays;
import java.util.Locale;

/** What a clock does: each kind once for ever, and in this order where they fall together. */
public enum ClockKind {
    /** Tells the debtor that the end is near. */
    WARN,
    /** The hub does what is owed, where the clause lets it. */
    ACT,
    /** The last lawful moment has passed. */
    DUE;

    /** The persistent code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The type of the event that it becomes: {@code clock.warn}, {@code clock.act}, {@code clock.due}. */
    public String eventType() {
        return "clock." + code();
    }

    static ClockKind of(String code) {
        return Arrays.stream(values())
                .filter(kind -> kind.code().equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no kind of a clock: " + code));
    }
}
