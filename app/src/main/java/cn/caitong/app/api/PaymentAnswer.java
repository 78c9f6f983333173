package cn.caitong.app.api;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.search.ObligationView;
import cn.caitong.engine.search.SumQueries;
import cn.caitong.engine.search.TimelineEntry;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.payment.ClaimFacts;
import cn.caitong.routes.payment.ClaimFacts.Confirmed;
import cn.caitong.routes.payment.OverduePolicy;
import cn.caitong.routes.treasury.PaymentFacts;
import cn.caitong.routes.treasury.PaymentState;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A confirmed sum and its payment, without anybody's account; of one in a state that only a newer node knows, the state alone. Instants UTC, dates Asia/Shanghai; amounts of one currency.
 *
 * @param caseId the payment's own case; null while nobody has spoken of it
 * @param confirmed what was confirmed, {@code owed} what is left of it after red invoices
 * @param confirmedBy {@code purchaser} or {@code silence}
 * @param prepared what waits for its approval; null while nothing does, and for suppliers: it is the purchaser's draft
 * @param terms the clocks that run for it, or ran, the soonest due first
 * @param interest owed where a small or medium firm was paid late, or is (C34); null where nothing is
 * @param reminder the supplier's last one (N5.5)
 */
record PaymentAnswer(
        String id,
        @Nullable UUID caseId,
        String invoice,
        String contract,
        String tender,
        @Nullable String supplier,
        String jurisdiction,
        String state,
        Named stateName,
        String currency,
        String confirmed,
        String owed,
        LocalDate confirmedOn,
        String confirmedBy,
        List<PaymentFacts.Applied> applications,
        List<Line> lines,
        List<Deduction> deductions,
        @Nullable Preparation prepared,
        List<String> stoppedBy,
        List<Term> terms,
        @Nullable Interest interest,
        @Nullable Reminder reminder) {
    private static final String OF_ANOTHER = "not-the-supplier";

    /** A state as the law and as the code would say it. */
    record Named(String zh, String en) {
        static Named of(String state) {
            return PaymentState.known(state)
                    .map(known -> new Named(known.chinese(), known.english()))
                    .orElseGet(() -> new Named(state, state));
        }
    }

    /** A budget line, with its attempts in order. */
    record Line(String line, String amount, List<Instruction> instructions) {
        static Line of(PaymentFacts.Paying paying) {
            return new Line(
                    paying.line(),
                    paying.amount().text(),
                    paying.instructions().stream().map(Instruction::of).toList());
        }
    }

    /** One attempt to pay a line. */
    record Instruction(
            String id,
            String application,
            String amount,
            String state,
            @Nullable LocalDate creditedOn,
            @Nullable LocalDate returnedOn,
            @Nullable String reason) {
        static Instruction of(PaymentFacts.Instruction made) {
            return new Instruction(
                    made.id(),
                    made.application(),
                    made.amount().text(),
                    made.state(),
                    made.creditedOn(),
                    made.returnedOn(),
                    made.reason());
        }
    }

    /** What is not paid out. */
    record Deduction(String id, String kind, String amount, String basis) {
        static Deduction of(PaymentFacts.Deducted deducted) {
            return new Deduction(
                    deducted.id(), deducted.kind(), deducted.amount().text(), deducted.basis());
        }
    }

    /** What one person prepared, and another approves by its digest. */
    record Preparation(
            String digest,
            List<Planned> lines,
            List<Deduction> deductions,
            String purpose,
            String preparedBy,
            Instant preparedAt) {
        static Preparation of(PaymentFacts.ToCheck waiting) {
            return new Preparation(
                    waiting.digest(),
                    waiting.lines().stream()
                            .map(each -> new Planned(each.line(), each.amount().text()))
                            .toList(),
                    waiting.deductions().stream().map(Deduction::of).toList(),
                    waiting.purpose(),
                    waiting.by(),
                    waiting.at());
        }
    }

    /** What a budget line is to pay. */
    record Planned(String line, String amount) {}

    /**
     * A term of payment.
     *
     * @param dueOn the last lawful day, {@code dueAt} its end
     * @param binding whether its overrun is a breach, by policy; else it is only shown
     */
    record Term(
            String name,
            String clause,
            LocalDate dueOn,
            Instant dueAt,
            boolean binding,
            String state,
            @Nullable LocalDate dischargedOn) {}

    /**
     * What is owed for being late. Nothing pays it by itself.
     *
     * @param limit the last day of the firm's own term
     * @param until the last day for which it is reckoned: of the bank's last credit, or, while it is {@code running}, today
     * @param per {@code day} or {@code year}
     * @param rateOf {@code contract}, {@code law} or {@code law-as-agreed-is-too-low}
     */
    record Interest(
            String amount,
            LocalDate limit,
            LocalDate until,
            boolean running,
            String percent,
            String per,
            String rateOf) {
        static Interest of(ClaimFacts.Interest owed, boolean running) {
            return new Interest(
                    owed.amount().text(),
                    owed.limit(),
                    owed.until(),
                    running,
                    owed.rate().percent().toPlainString(),
                    owed.rate().of().isADay() ? "day" : "year",
                    owed.rate().of().code());
        }
    }

    /** What became of the supplier's request: the last word on it, with its reason. */
    record Reminder(
            Instant at,
            String outcome,
            String reason,
            @Nullable String detail) {
        static Reminder of(TimelineEntry entry) {
            return new Reminder(
                    entry.at(),
                    entry.kind().substring("event.".length()),
                    entry.payload().at("/reason/code").asText(),
                    entry.payload().at("/reason/detail").textValue());
        }
    }

    static PaymentAnswer of(CaseCodec codec, OverduePolicy overdue, SumQueries.Found found, boolean withDraft) {
        ClaimFacts claim = ClaimFacts.of(codec, found.owner()).orElseThrow();
        Confirmed confirmed = claim.payment(found.name()).orElseThrow();
        Optional<CaseFile> payer = Optional.ofNullable(found.payer());
        String state =
                payer.map(CaseFile::state).orElse(PaymentFacts.NONE.state().code());
        PaymentFacts payment = payer.filter(
                        file -> PaymentState.known(file.state()).isPresent())
                .map(file -> PaymentFacts.of(codec, file))
                .orElse(PaymentFacts.NONE);
        return new PaymentAnswer(
                found.name(),
                payer.map(CaseFile::location).map(place -> place.caseId()).orElse(null),
                claim.invoice(),
                claim.contract(),
                claim.tender(),
                Suppliers.shown(claim.supplier()),
                found.owner().location().jurisdiction(),
                state,
                Named.of(state),
                confirmed.booked().currency(),
                confirmed.booked().text(),
                confirmed.amount().text(),
                confirmed.on(),
                confirmed.how(),
                payment.applications(),
                payment.lines().stream().map(Line::of).toList(),
                payment.deductions().stream().map(Deduction::of).toList(),
                Optional.ofNullable(payment.prepared())
                        .filter(any -> withDraft)
                        .map(Preparation::of)
                        .orElse(null),
                payment.stoppedBy(),
                terms(confirmed, found.clocks()),
                interest(claim, confirmed, payment, overdue, LegalDay.of(found.seen())),
                reminder(found.said()));
    }

    /** Once all of it is credited, what was found then; until then, what it has come to today. */
    static @Nullable Interest interest(
            ClaimFacts claim, Confirmed confirmed, PaymentFacts payment, OverduePolicy overdue, LocalDate today) {
        if (confirmed.creditedOn() != null) {
            return Optional.ofNullable(confirmed.interest())
                    .map(owed -> Interest.of(owed, false))
                    .orElse(null);
        }
        return Optional.ofNullable(confirmed.late())
                .filter(any -> claim.lives())
                .flatMap(late -> overdue.interest(late, payment.creditedBy(today, confirmed.amount())))
                .map(owed -> Interest.of(owed, true))
                .orElse(null);
    }

    private static List<Term> terms(Confirmed confirmed, List<ObligationView> clocks) {
        return clocks.stream()
                .flatMap(clock -> confirmed.terms().stream()
                        .filter(term -> term.clock().equals(clock.name()))
                        .map(term -> new Term(
                                clock.name(),
                                term.clause(),
                                term.on(),
                                clock.dueAt(),
                                term.binding(),
                                clock.state(),
                                clock.dischargedOn())))
                .toList();
    }

    /** That another supplier asked is nothing to this one. */
    private static @Nullable Reminder reminder(List<TimelineEntry> said) {
        List<Reminder> ours = said.stream()
                .map(Reminder::of)
                .filter(each -> !each.reason().equals(OF_ANOTHER))
                .toList();
        return ours.isEmpty() ? null : ours.getLast();
    }
}
