package cn.caitong.routes.deposit;

import java.util.Arrays;

/** How far a tender has come. Stored codes; a tender with several lots is as far as its furthest lot. */
enum TenderState {
    NEW("new"),
    REGISTERED("registered"),
    AWARDED("awarded"),
    CONTRACTED("contracted"),
    TERMINATED("terminated");

    private final String code;

    TenderState(String code) {
        this.code = code;
    }

    public String code() {
        return code;
    }

    public static TenderState of(String code) {
        return Arrays.stream(values())
                .filter(state -> state.code.equals(code))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("No tender state has the code " + code));
    }

    /** States only go forward (P8). */
    TenderState atLeast(TenderState other) {
        return compareTo(other) >= 0 ? this : other;
    }
}
