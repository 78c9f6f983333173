package cn.caitong.engine.obligation;

import java.util.Arrays;

/**
 * What has become of a statutory clock. It never goes back (P8). A breach stays one: what is done after the last day leaves
 * the state and sets the date on which it was done.
 */
public enum ObligationState {
    /** It runs. */
    OPEN("open", ""),
    /** What is owed was instructed and delivered, and is not yet done. */
    ACTED("acted", "open"),
    /** Done in time, on a date that its authority gave. */
    DISCHARGED("discharged", "open,acted"),
    /** The last day passed without it; it stays owed until it has a date. */
    BREACHED("breached", "open,acted"),
    /** It is no longer owed. */
    VOID("void", "open,acted,breached");

    private final String code;
    private final String predecessors;

    ObligationState(String code, String predecessors) {
        this.code = code;
        this.predecessors = predecessors;
    }

    /** The persistent code. */
    public String code() {
        return code;
    }

    public static ObligationState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no state of an obligation: " + code));
    }

    /** The codes of the states that it may follow, with commas between them. */
    String predecessors() {
        return predecessors;
    }
}
