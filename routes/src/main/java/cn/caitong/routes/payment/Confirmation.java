package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.payment.ClaimFacts.Interest;
import cn.caitong.routes.payment.ClaimFacts.Term;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The receipt of an invoice is confirmed, of all of it or of a part; nothing else is (N5.3). It is paid by a payment of its own.
 *
 * @param of empty: what was not disputed when the window ended; else the objection whose part it is, or the retention released
 * @param amount what is to be paid of it: what was confirmed, less what red invoices took back before it was applied for
 * @param confirmed what was confirmed, which bounds its payment in the ledger
 * @param how by the purchaser itself, because nobody objected in time, or as a retention that is released
 * @param on the day from which the terms of payment are counted: of a silence the last day of the window
 * @param terms until when it is to be started and credited
 * @param appliedOn the day on which the treasury had the first application; null until then
 * @param creditedOn the bank's day of the last credit; null until all of it is credited, and after a return
 * @param interest owed since it was credited late to a small or medium firm; null where nothing is, and after a return
 * @param returns how often the bank took a credit back
 */
record Confirmation(
        String of,
        Money amount,
        Money confirmed,
        How how,
        LocalDate on,
        Instant at,
        List<Term> terms,
        @Nullable LocalDate appliedOn,
        @Nullable LocalDate creditedOn,
        int returns,
        @Nullable Interest interest) {
    static final String UNDISPUTED = "";

    Confirmation {
        terms = List.copyOf(terms);
    }

    static Confirmation of(String of, Money amount, How how, LocalDate on, Instant at) {
        return new Confirmation(of, amount, amount, how, on, at, List.of(), null, null, 0, null);
    }

    Confirmation reducedTo(Money less) {
        return new Confirmation(of, less, confirmed, how, on, at, terms, appliedOn, creditedOn, returns, interest);
    }

    Confirmation within(List<Term> limits) {
        return new Confirmation(of, amount, confirmed, how, on, at, limits, appliedOn, creditedOn, returns, interest);
    }

    Confirmation applied(LocalDate day) {
        return new Confirmation(
                of,
                amount,
                confirmed,
                how,
                on,
                at,
                terms,
                appliedOn == null ? day : appliedOn,
                creditedOn,
                returns,
                interest);
    }

    /** @param owed for being late; null where it was in time, or nothing is owed for it */
    Confirmation credited(LocalDate day, @Nullable Interest owed) {
        return new Confirmation(
                of, amount, confirmed, how, on, at, terms, appliedOn == null ? day : appliedOn, day, returns, owed);
    }

    Confirmation returned() {
        return new Confirmation(of, amount, confirmed, how, on, at, terms, appliedOn, null, returns + 1, null);
    }

    /** Stored: added to, never renamed. */
    enum How {
        PURCHASER,
        SILENCE,
        RETENTION
    }
}
