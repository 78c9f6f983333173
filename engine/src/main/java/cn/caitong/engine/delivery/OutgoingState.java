package cn.caitong.engine.delivery;

import java.util.Locale;
import java.util.Set;

/** Where something that is to be told stands. {@code READY} follows what is proven not to have arrived, and nothing else. */
enum OutgoingState {
    READY,
    /** An attempt is on disk and may touch the wire until its lease runs out. */
    SENDING,
    /** The partner has it. */
    DELIVERED,
    /** The partner refused it and keeps nothing of it. */
    REJECTED,
    /** It may have arrived: the partner, or a person, must say. */
    UNKNOWN,
    /** It never left, and never will. */
    WITHDRAWN,
    /** It cannot be put into the partner's words: a person must look. */
    PARKED;

    /** The persistent code. */
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static OutgoingState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The states from which this one may be reached. */
    Set<OutgoingState> predecessors() {
        return switch (this) {
            case READY -> Set.of(SENDING, UNKNOWN, PARKED);
            case SENDING -> Set.of(READY);
            case DELIVERED, REJECTED -> Set.of(SENDING, UNKNOWN);
            // from READY only when a late answer contradicts the proof by which it became ready again
            case UNKNOWN -> Set.of(SENDING, READY);
            case WITHDRAWN -> Set.of(READY, PARKED);
            case PARKED -> Set.of(READY);
        };
    }

    boolean mayFollow(OutgoingState earlier) {
        return predecessors().contains(earlier);
    }
}
