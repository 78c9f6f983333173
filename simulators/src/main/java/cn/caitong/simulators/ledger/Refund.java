package cn.caitong.simulators.ledger;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One refund instruction that the centre accepted.
 *
 * @param id the hub's instruction id
 * @param centreNo the centre's own number
 * @param content digest of what the instruction said, by which a repetition is told from a conflict
 * @param bankDate the bank's date of the last credit or return, Asia/Shanghai
 * @param trace the bank's number of it
 * @param done how many steps of its fate are behind it
 */
public record Refund(
        String id,
        String centreNo,
        String receiptId,
        Fen amount,
        Account payee,
        String content,
        Instant acceptedAt,
        Fate fate,
        RefundState state,
        int done,
        @Nullable LocalDate bankDate,
        @Nullable String trace,
        @Nullable Reason reason) {

    /** A refund just accepted. */
    public static Refund accepted(
            String id,
            String centreNo,
            String receiptId,
            Fen amount,
            Account payee,
            String content,
            Instant at,
            Fate fate) {
        return new Refund(
                id, centreNo, receiptId, amount, payee, content, at, fate, RefundState.ACCEPTED, 0, null, null, null);
    }

    /** The next step of its fate, unless a recall ended it. */
    public Optional<Fate.Step> next() {
        return state == RefundState.RECALLED || done >= fate.steps().size()
                ? Optional.empty()
                : Optional.of(fate.steps().get(done));
    }

    /** When {@link #next} falls due. */
    public Optional<Instant> nextAt() {
        return next().map(step -> acceptedAt.plus(step.after()));
    }

    /** The same refund, one step on. */
    public Refund moved(RefundState to, @Nullable LocalDate date, @Nullable String bankTrace, @Nullable Reason why) {
        return new Refund(
                id, centreNo, receiptId, amount, payee, content, acceptedAt, fate, to, done + 1, date, bankTrace, why);
    }
}
