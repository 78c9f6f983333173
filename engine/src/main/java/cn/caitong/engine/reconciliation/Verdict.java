package cn.caitong.engine.reconciliation;

import cn.caitong.engine.money.InstructionState;
import cn.caitong.engine.reconciliation.Listed.Ledger;
import cn.caitong.engine.reconciliation.Listed.Movement;

/** What comparing one line comes to. Pure. */
sealed interface Verdict {
    /** Statement and ledger say the same. */
    record Agrees() implements Verdict {}

    /** A person must look. */
    record Differs(DifferenceKind kind) implements Verdict {}

    /** The case does not know it yet: the bank's word is brought to it, once. */
    record News() implements Verdict {}

    Agrees AGREES = new Agrees();

    static Verdict on(Listed line) {
        Ledger ledger = line.ledger();
        if (line.isRepeated()) {
            return new Differs(DifferenceKind.LISTED_TWICE);
        }
        if (ledger == null) {
            return new Differs(
                    line.movement() == Movement.RECEIVED
                            ? DifferenceKind.RECEIPT_UNKNOWN
                            : DifferenceKind.INSTRUCTION_UNKNOWN);
        }
        if (ledger.amount().compareTo(line.amount()) != 0) {
            return new Differs(DifferenceKind.AMOUNT_DIFFERS);
        }
        InstructionState state = ledger.state();
        return state == null ? dated(line, ledger) : instructed(line, ledger, state);
    }

    private static Verdict instructed(Listed line, Ledger ledger, InstructionState state) {
        return switch (state) {
            case ISSUED, DELIVERED, RECALLING -> news(line);
            case REJECTED -> new Differs(DifferenceKind.INSTRUCTION_DEAD);
            case CREDITED -> line.movement() == Movement.CREDITED ? dated(line, ledger) : news(line);
            case RETURNED -> line.movement() == Movement.CREDITED ? dated(line, ledger) : AGREES;
            case VOID -> dead(line, ledger);
        };
    }

    /** A void instruction moved nothing, unless the bank took back what it had credited. */
    private static Verdict dead(Listed line, Ledger ledger) {
        boolean undone = line.movement() == Movement.RETURNED || line.isReturned();
        return undone ? dated(line, ledger) : new Differs(DifferenceKind.INSTRUCTION_DEAD);
    }

    /** Only a day that the ledger has can differ: of what the bank returned unheard it has none. */
    private static Verdict dated(Listed line, Ledger ledger) {
        boolean differs = line.movement() != Movement.RETURNED
                && ledger.on() != null
                && !ledger.on().equals(line.bookedOn());
        return differs ? new Differs(DifferenceKind.DATE_DIFFERS) : AGREES;
    }

    private static Verdict news(Listed line) {
        return line.isTold() ? new Differs(DifferenceKind.NOT_APPLIED) : new News();
    }
}
