package cn.caitong.engine.money;

import java.util.Locale;
import java.util.Set;

/**
 * Where one attempt to pay stands. A bank may credit or return what its partner never acknowledged, so that both follow
 * {@code ISSUED} too; nothing goes back (P8), and nothing follows {@code VOID}.
 */
public enum InstructionState {
    /** Decided, and on its way through the outbox. */
    ISSUED,
    /** The partner has it. */
    DELIVERED,
    /** Its recall was sent; what becomes of it is the partner's word. */
    RECALLING,
    /** The bank credited it. */
    CREDITED,
    /** The bank sent it back, after a credit or instead of one. */
    RETURNED,
    /** The partner refused it. */
    REJECTED,
    /** Proven by a message and by two persons never to have been paid, or to have come back. */
    VOID;

    /** The persistent code. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    public static InstructionState of(String code) {
        return valueOf(code.toUpperCase(Locale.ROOT));
    }

    /** The states from which this one may be reached. An instruction begins as {@code ISSUED}. */
    public Set<InstructionState> predecessors() {
        return switch (this) {
            case ISSUED -> Set.of();
            case DELIVERED -> Set.of(ISSUED);
            case RECALLING -> Set.of(ISSUED, DELIVERED);
            case CREDITED -> Set.of(ISSUED, DELIVERED, RECALLING);
            case RETURNED -> Set.of(ISSUED, DELIVERED, RECALLING, CREDITED);
            case REJECTED -> Set.of(ISSUED, DELIVERED, RECALLING);
            case VOID -> Set.of(ISSUED, RECALLING, RETURNED, REJECTED);
        };
    }

    public boolean mayFollow(InstructionState earlier) {
        return predecessors().contains(earlier);
    }
}
