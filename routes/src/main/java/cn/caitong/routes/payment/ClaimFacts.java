package cn.caitong.routes.payment;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * What the payments below a claim read of it.
 *
 * @param regime the tender's legal regime, which selects the clock table's rows
 * @param supplier register and number, {@code CN-USCC:…}; so is {@code purchaser}
 * @param payee the contract's account, or the one that it was assigned to (政采贷), as far as the claim has heard
 * @param locked whether that account was assigned, so that no other will do
 * @param suspended whether the contract's performance stands still, {@code terminated} whether it ended early: as far as the claim
 *     has heard
 * @param times its four times
 * @param confirmed the confirmed sums by their payment id, in the order of their confirmation
 */
public record ClaimFacts(
        String invoice,
        String contract,
        String tender,
        String regime,
        String supplier,
        String supplierName,
        String purchaser,
        String purchaserName,
        Concealed<Account> payee,
        boolean locked,
        boolean suspended,
        boolean terminated,
        ClaimState state,
        Times times,
        Map<String, Confirmed> confirmed) {
    /**
     * The four times of an invoice (N5.2, N5.3), UTC.
     *
     * @param deliveredAt when the purchaser had it: recorded delivery, its own answer where that came first, or the day of an offline one's
     *     handing over
     * @param confirmedAt when its receipt was confirmed of what nobody disputed
     */
    public record Times(
            Instant uploadedAt,
            Instant pushedAt,
            @Nullable Instant deliveredAt,
            @Nullable Instant confirmedAt) {
        static Times of(Claim.FourTimes times) {
            return new Times(times.uploaded(), times.pushed(), times.delivered(), times.confirmed());
        }
    }

    /**
     * A confirmed sum, which one payment pays.
     *
     * @param id the payment id
     * @param amount what is owed of it now, paid or not; red invoices may have taken back a part, or all, before and after it was
     *     applied for
     * @param recovering what a red or voided invoice took back of it though it was applied for or paid, and is neither back nor stopped
     * @param booked what was confirmed: the ledger's {@link #item}
     * @param how {@code purchaser} or {@code silence}
     * @param on the day from which the terms are counted
     * @param appliedOn the day on which the treasury had an application; null until then
     * @param creditedOn the bank's day; null until all of it is credited, and after a return
     * @param late by when a small or medium firm is to be paid, and what is agreed about being late; null of every other firm
     * @param interest what is owed since it was credited late to such a firm; null where nothing is, or it is not credited
     */
    public record Confirmed(
            String id,
            Money amount,
            Money recovering,
            Money booked,
            String how,
            LocalDate on,
            List<Term> terms,
            @Nullable LocalDate appliedOn,
            @Nullable LocalDate creditedOn,
            @Nullable LateTerms late,
            @Nullable Interest interest) {
        public Confirmed {
            terms = List.copyOf(terms);
        }

        /** The first day that binds, of those by which all of it is to be credited: the notice's term, and the firm's own. */
        public Optional<Term> creditedBy() {
            return earliest(PaymentClocks.CREDIT, PaymentClocks.SMALL_FIRM, PaymentClocks.AGREED);
        }

        /** The first day that binds, by the clause of starting (C37), or of being credited (C37b, C33, C33b). */
        Optional<Term> earliest(String... clauses) {
            return terms.stream()
                    .filter(term -> term.binding() && List.of(clauses).contains(term.row()))
                    .min((one, other) -> one.at().compareTo(other.at()));
        }
    }

    /**
     * A term of payment.
     *
     * @param clock its name among the claim's clocks
     * @param on the last lawful day, Asia/Shanghai; {@code at} its end, exclusive, UTC
     * @param binding whether its overrun is a breach, by policy; else it is only shown
     */
    public record Term(String clock, String clause, LocalDate on, Instant at, boolean binding) {
        /** The row of the clock table; its clause may name an agreed length besides, {@code C33b/45-calendar-days}. */
        public String row() {
            return PaymentClocks.clause(clause);
        }

        Term movedTo(LocalDate day, Instant end) {
            return new Term(clock, clause, day, end, binding);
        }
    }

    /** What the bank credited on one day. */
    public record Credit(Money amount, LocalDate on) {}

    /**
     * By when a small or medium firm is to be paid (款项条例 art. 9, 10), and what its contract says about being late (art. 17).
     *
     * @param limit the last day by law (C33) or contract (C33b), never the notice's
     * @param agreedPercent a year; null where no rate was agreed
     * @param signedOn when the contract was signed, on which day the agreed rate is measured
     */
    public record LateTerms(
            LocalDate limit,
            @Nullable BigDecimal agreedPercent,
            @Nullable LocalDate signedOn) {}

    /**
     * Interest on a late payment to a small or medium firm (C34, 款项条例 art. 17). The hub says what is owed, and moves nothing.
     *
     * @param limit the last day of its term; interest runs from the day after
     * @param until the last day for which it is reckoned: the bank's day of the last credit, or the day of asking
     */
    public record Interest(Money amount, LocalDate limit, LocalDate until, Rate rate) {}

    /** A rate, in per cent a day or a year, as {@code of} says. */
    public record Rate(BigDecimal percent, RateOf of) {}

    /** Whose rate it is. Stored: added to, never renamed. */
    public enum RateOf {
        /** A year's, agreed. */
        CONTRACT,
        /** A day's, since none was agreed. */
        LAW,
        /** A day's, since the agreed one is below the prime rate of the day of signing. */
        LAW_AS_AGREED_IS_TOO_LOW;

        /** Else a year's. */
        public boolean isADay() {
            return this != CONTRACT;
        }

        public String code() {
            return name().toLowerCase(Locale.ROOT).replace('_', '-');
        }
    }

    /** The kind of the ledger's items that confirmed sums are. */
    public static final String KIND = "payable";

    /** By which the ledger knows a confirmed sum. */
    public static String item(String payment) {
        return KIND + ":" + payment;
    }

    /** Of a claim's case; empty where no claim was ever accepted in it. */
    public static Optional<ClaimFacts> of(CaseCodec codec, CaseFile file) {
        return file.data().isEmpty()
                ? Optional.empty()
                : Optional.of(of(codec.read(file.data(), Claim.class), ClaimState.of(file.state())));
    }

    static ClaimFacts of(Claim claim, ClaimState state) {
        Map<String, Confirmed> confirmed = new LinkedHashMap<>();
        for (Confirmation each : claim.confirmations()) {
            String id = claim.paymentId(each);
            confirmed.put(id, confirmed(id, each, claim.recovering(id), LatePayments.terms(claim, each)));
        }
        return new ClaimFacts(
                claim.invoice(),
                claim.contract(),
                claim.tender(),
                claim.regime(),
                claim.supplier(),
                claim.agreed().supplierName(),
                claim.purchaser(),
                claim.agreed().purchaserName(),
                claim.payee(),
                claim.agreed().locked(),
                claim.agreed().suspended(),
                claim.agreed().terminated(),
                state,
                Times.of(claim.times()),
                confirmed);
    }

    private static Confirmed confirmed(String id, Confirmation each, Money recovering, Optional<LateTerms> late) {
        return new Confirmed(
                id,
                each.amount().minus(recovering),
                recovering,
                each.confirmed(),
                each.how().name().toLowerCase(Locale.ROOT),
                each.on(),
                each.terms(),
                each.appliedOn(),
                each.creditedOn(),
                late.orElse(null),
                each.interest());
    }

    /** The sum that a payment id means. */
    public Optional<Confirmed> payment(String id) {
        return Optional.ofNullable(confirmed.get(id));
    }

    /** Whether the claim stands: only then is anything of it owed. */
    public boolean lives() {
        return state.lives();
    }
}
