package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Fen;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * One line of an application, paid from one budget line.
 *
 * @param instruction the hub's instruction id
 * @param reported what the bank answered for it first; null while it has not, and for ever if it returned the money instead
 * @param returned the bank's word when it sent the money back
 */
public record Item(
        String instruction,
        BudgetLine budget,
        Fen amount,
        @Nullable Word reported,
        @Nullable Word returned) {

    /**
     * What a bank says of a line.
     *
     * @param day the bank's date, Asia/Shanghai
     * @param trace the bank's number; null of what failed
     * @param why null of what was credited
     */
    public record Word(
            LocalDate day, @Nullable String trace, @Nullable Why why) {}

    static Item applied(String instruction, BudgetLine budget, Fen amount) {
        return new Item(instruction, budget, amount, null, null);
    }

    public boolean wasCredited() {
        return reported != null && reported.why() == null;
    }

    public boolean cameBack() {
        return returned != null;
    }

    /** Whether its money is spent, or will be: neither failed nor sent back. */
    boolean binds() {
        return returned == null && (reported == null || reported.why() == null);
    }

    Item reporting(Word word) {
        return new Item(instruction, budget, amount, word, returned);
    }

    Item returning(Word word) {
        return new Item(instruction, budget, amount, reported, word);
    }
}
