package cn.caitong.routes.deposit;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.deposit.Deposit.Clock;
import cn.caitong.routes.deposit.Deposit.Mark;
import cn.caitong.routes.deposit.TenderFacts.Lot;
import cn.caitong.routes.deposit.TenderFacts.Project;
import cn.caitong.routes.event.Publication;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Identity;
import cn.caitong.routes.party.Person;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;

/** One tender, one losing supplier, one deposit of 12,000.00; and that deposit in each of its states. */
final class Fixtures {
    static final String SUPPLIER = "CN-USCC:91500103MAXTE5T242";
    static final String WINNER = "CN-USCC:91500157MATE5T017E";
    static final Money SUM = Money.cny("12000.00");
    static final Account PAYER = new Account("重庆测试供应有限公司", "6222000012345678", "某银行", "102653000013");
    static final Instant NOON = at("2026-02-12T12:00:00+08:00");
    static final UUID CASE = CaseId.of("deposit", "500103:R-1");
    static final UUID MESSAGE = UUID.fromString("01900000-0000-7000-8000-000000000001");

    static final Law LAW = new Law(
            Map.of("order-87", Set.of("C11", "C12", "C13")),
            Map.of("bidding-law", Set.of("C12x", "C13x")),
            Map.of("order-87", Map.of("collusion", "政府采购法 art. 77", "bid-revoked", "87号令 art. 23")));

    private Fixtures() {}

    static Instant at(String text) {
        return java.time.OffsetDateTime.parse(text).toInstant();
    }

    static TenderFacts tender() {
        Project project = new Project(
                "T-1",
                "教学设备",
                "500103",
                "order-87",
                "500103",
                null,
                null,
                Map.of("1", new Lot("1", Money.cny("800000.00"), SUM)));
        return new TenderFacts(
                project,
                at("2026-02-10T09:00:00+08:00"),
                at("2026-02-10T09:30:00+08:00"),
                Map.of(),
                Map.of(),
                Map.of());
    }

    /** A guarantee is extended, a part is paid over: most events are about money that is whole. */
    private static Deposit asEventNeeds(DepositState state, DepositEvent event) {
        Deposit deposit = in(state);
        return switch (event.kind()) {
            case GUARANTEE_EXTENDED, RELEASED -> {
                Form guarantee = new Form(Form.Kind.E_GUARANTEE, "BH-1", LocalDate.parse("2026-06-30"));
                yield deposit.change().form(guarantee).done();
            }
            case PAID_OVER ->
                deposit.change()
                        .kept(Kept.NOTHING.withForfeited(SUM))
                        .unmarked(new Mark("M-1", "collusion", null, "zhang", "li", NOON, "sm3:aa"))
                        .done();
            case BLOCK_CONTESTED, CONTEST_DECIDED -> contested(deposit, state);
            case REFUND_REJECTED, REFUND_RETURNED, REFUND_RECALLED ->
                state == DepositState.FORFEITED ? deposit.change().nextAttempt().done() : deposit;
            case RECOVERED ->
                state == DepositState.FORFEITED || state == DepositState.PAID_OVER ? recovered() : deposit;
            default -> deposit;
        };
    }

    /** A block that is over, unless it stands; one clock that it stopped. */
    private static Deposit contested(Deposit deposit, DepositState state) {
        if (state == DepositState.BLOCKED) {
            return deposit.change().contests(NOON).done();
        }
        Excuse over = new Excuse(NOON.minusSeconds(7200), NOON.minusSeconds(3600), "no-answer", "sm3:bb");
        List<Excuse> all =
                Stream.concat(Stream.of(over), deposit.excuses().stream()).toList();
        return deposit.change()
                .excuses(all)
                .clocks(List.of(clock("C12")))
                .contests(over.from())
                .done();
    }

    private static Deposit recovered() {
        Recovery back = Recovery.NOTHING.with("ZH-1", new Recovery.Sum(SUM, LocalDate.parse("2026-02-12")));
        Deposit gone = in(DepositState.MARKED_AFTER_REFUND);
        return gone.change().kept(Kept.NOTHING.recovering(back)).done();
    }

    /** The event as it comes in this state: of money that is gone only its mark has a clock. */
    static DepositEvent event(EventKind kind, DepositState state) {
        boolean ofTheMark = state == DepositState.MARKED_AFTER_REFUND
                && (kind == EventKind.CLOCK_WARN || kind == EventKind.CLOCK_DUE);
        return ofTheMark ? new DepositEvent.ClockFired(kind, Marks.clock(in(state))) : event(kind);
    }

    static TenderFacts awarded() {
        return wonBy(WINNER);
    }

    private static TenderFacts wonBy(String winner) {
        Publication letter = Publication.told(LocalDate.parse("2026-02-11"), "one-thing");
        Publication notice = Publication.told(LocalDate.parse("2026-02-12"), "portal");
        Award award = Award.to(Set.of(winner)).dated(new Award.Dates(letter, notice));
        return tender().with("1", LotFacts.NONE.awarded(award));
    }

    /** Two weeks after the basis, without a calendar: enough for what decisions do with times. */
    static ClockTimes reckon(String clause, String regime, String holder, LocalDate basis, List<Excuse> excuses) {
        LocalDate due = basis.plusDays(14 + excuses.size());
        Instant act = due.minusDays(1).atTime(9, 0).atZone(LegalDay.ZONE).toInstant();
        return new ClockTimes("test", false, due, act.minusSeconds(86_400), act, LegalDay.endOf(due, Optional.empty()));
    }

    static DepositPolicy policy() {
        return policy(new DepositPolicy.Endings("portal", false, false));
    }

    static DepositPolicy policy(DepositPolicy.Endings endings) {
        return new DepositPolicy(
                true,
                true,
                true,
                false,
                "one-thing",
                Optional.empty(),
                Duration.ofDays(1),
                endings,
                Map.of(),
                LAW,
                Fixtures::reckon,
                (sum, due, credited, excuses) -> credited.isAfter(due) ? Money.cny("1.00") : Money.cny("0.00"),
                (sum, from, to) -> Money.cny("0.50"),
                (clause, regime) -> Optional.of(BigDecimal.TEN));
    }

    static Deposit fresh() {
        return Deposit.arrived(
                "500103",
                "R-1",
                "T-1",
                "1",
                SUPPLIER,
                Set.of(),
                new Identity("CN-USCC", "91500103MAXTE5T242"),
                new DepositEvent.Received(
                        "supplier", Set.of(), Form.TRANSFER, SUM, SUM, at("2026-02-05T10:00:00+08:00"), PAYER));
    }

    /** The deposit as it may stand in this state. */
    static Deposit in(DepositState state) {
        Deposit due = fresh().change().clocks(List.of(clock("C12"))).done();
        Mark mark = new Mark("M-1", "collusion", null, "zhang", "li", NOON, "sm3:aa");
        Mark asked = new Mark("M-1", "collusion", null, "zhang", null, NOON, "sm3:aa");
        Deposit instructed = due.change().nextAttempt().done();
        return switch (state) {
            case NEW, HELD -> fresh().change().askedMark(asked).done();
            case DUE -> due.change().askedMark(asked).done();
            case MARKED ->
                due.change().mark(mark).excuses(List.of(open("marked"))).done();
            case BLOCKED ->
                instructed
                        .change()
                        .voidProof(MESSAGE)
                        .excuses(List.of(open("account-closed")))
                        .blockedFrom(DepositState.REPAIR)
                        .askedMark(asked)
                        .done();
            case INSTRUCTED, DELIVERED -> instructed.change().askedMark(asked).done();
            case RECALLING -> instructed.change().mark(mark).done();
            case REPAIR ->
                instructed
                        .change()
                        .voidProof(MESSAGE)
                        .returned(LocalDate.parse("2026-02-13"))
                        .askedMark(asked)
                        .done();
            case REFUNDED ->
                instructed
                        .change()
                        .credited(LocalDate.parse("2026-02-12"), null, null)
                        .askedMark(asked)
                        .done();
            case FORFEITED, PAID_OVER ->
                due.change().mark(mark).kept(Kept.NOTHING.withForfeited(SUM)).done();
            case CONVERTED -> due.change().kept(Kept.NOTHING.withConverted(SUM)).done();
            case MARKED_AFTER_REFUND ->
                instructed
                        .change()
                        .credited(LocalDate.parse("2026-02-12"), null, null)
                        .mark(mark)
                        .done();
        };
    }

    static Clock clock(String clause) {
        LocalDate basis = LocalDate.parse("2026-02-11");
        ClockTimes times = reckon(clause, "order-87", "500103", basis, List.of());
        return new Clock(clause, clause, basis, times.dueOn(), times.dueAt(), true);
    }

    private static Excuse open(String reason) {
        return new Excuse(NOON, null, reason, "sm3:bb");
    }

    static DepositEvent event(EventKind kind) {
        String instruction = in(DepositState.INSTRUCTED).instruction();
        return switch (kind) {
            case RECEIVED ->
                new DepositEvent.Received(
                        PAYER.name(), Set.of(), Form.TRANSFER, SUM, SUM, at("2026-02-05T10:00:00+08:00"), PAYER);
            case TENDER_REGISTERED,
                    TENDER_RESCHEDULED,
                    TENDER_TERMINATED,
                    AWARD_LETTER,
                    AWARD_NOTICE,
                    CONTRACT_SIGNED,
                    BID_WITHDRAWN,
                    BID_REVOKED,
                    OPENING_FAILED,
                    AWARD_VOIDED,
                    CONTRACT_NOT_CONCLUDED,
                    TENDER_CORRECTED,
                    TENDER_SUSPENDED,
                    TENDER_RESUMED,
                    DATE_DECIDED -> new DepositEvent.TenderChanged(kind);
            case RELEASE_APPROVED -> new DepositEvent.ReleaseApproved(person("wang"), false);
            case MARK_REQUESTED -> new DepositEvent.MarkRequested("M-1", "collusion", null, person("zhang"), "sm3:aa");
            case MARK_CONFIRMED -> new DepositEvent.MarkConfirmed("M-1", person("li"));
            case MARK_LIFTED -> new DepositEvent.MarkLifted("M-1", true, person("li"));
            case FORFEITED -> new DepositEvent.Forfeited("M-1", SUM, "treasury", person("li"));
            case BLOCKED -> new DepositEvent.Blocked("account-closed", "sm3:bb", NOON, person("li"));
            case UNBLOCKED -> new DepositEvent.Unblocked(NOON, false, person("li"));
            case RECOVERED -> new DepositEvent.Recovered("ZH-1", SUM, LocalDate.parse("2026-02-12"));
            case PAID_OVER -> new DepositEvent.PaidOver("M-1", SUM, LocalDate.parse("2026-02-12"), person("li"));
            case CONVERTED -> new DepositEvent.Converted(SUM, person("li"));
            case WITHOUT_BID -> new DepositEvent.WithoutBid(person("li"));
            case LOT_CORRECTED -> new DepositEvent.LotCorrected("1", person("zhang"), person("li"));
            case GUARANTEE_EXTENDED -> new DepositEvent.Extended(LocalDate.parse("2026-08-31"));
            case BLOCK_CONTESTED -> new DepositEvent.BlockContested(NOON);
            case CONTEST_DECIDED -> new DepositEvent.ContestDecided(null, NOON, true, person("li"));
            case PAYEE_REPAIRED -> new DepositEvent.PayeeRepaired(PAYER, person("zhang"), person("li"));
            case REFUND_CREDITED, REFUND_RETURNED, RELEASED ->
                new DepositEvent.RefundResult(
                        kind, instruction, SUM, null, LocalDate.parse("2026-02-12"), "R01", MESSAGE);
            case REFUND_ACCEPTED, REFUND_REJECTED, REFUND_RECALLED, RECALL_REFUSED ->
                new DepositEvent.RefundResult(kind, instruction, null, null, null, "", MESSAGE);
            case SEND_DELIVERED, SEND_REJECTED, SEND_UNKNOWN, SEND_WITHDRAWN, SEND_LEFT ->
                new DepositEvent.Sent(kind, Messages.REFUND, instruction, "0000", MESSAGE);
            case CLOCK_WARN, CLOCK_ACT, CLOCK_DUE -> new DepositEvent.ClockFired(kind, "C12");
            case CLOCK_MOVED ->
                new DepositEvent.ClockMoved("C12", LocalDate.parse("2026-02-26"), at("2026-02-27T00:00:00+08:00"));
        };
    }

    static Person person(String id) {
        return new Person(id, "purchaser");
    }

    static Step step(DepositState state, DepositEvent event) {
        TenderFacts tender = event.kind() == EventKind.CONVERTED ? wonBy(SUPPLIER) : awarded();
        return step(state, asEventNeeds(state, event), event, tender);
    }

    /** What procurement stood still for is caught up with after the act time. */
    static Step step(DepositState state, Deposit deposit, DepositEvent event, TenderFacts tender) {
        Instant now = event.kind() == EventKind.TENDER_RESUMED ? NOON.plus(Duration.ofDays(12)) : NOON;
        return new Step(CASE, state, deposit, event, NOON, now, tender, CASE, policy());
    }

    static Step under(DepositPolicy policy, Step step) {
        return new Step(
                step.caseId(),
                step.state(),
                step.deposit(),
                step.event(),
                step.arrivedAt(),
                step.now(),
                step.tender(),
                step.slotOwner(),
                policy);
    }

    static Draft decide(DepositState state, DepositEvent event) {
        Step step = step(state, event);
        return DepositTable.rule(event.kind(), state).apply(step);
    }
}
