package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * What must hold whatever happened. The ledger, the clock board and the mailbag have watched each single step: at most one
 * live instruction, never more refunded and forfeited than received, nothing told twice, no clock moved that was not started.
 */
final class Promises {
    private static final Set<DepositState> MARKS =
            EnumSet.of(DepositState.MARKED, DepositState.RECALLING, DepositState.MARKED_AFTER_REFUND);

    private static final Set<String> AWARDS =
            Set.of("parent.award.letter-issued.v1", "parent.award.notice-published.v1", "parent.tender.corrected.v1");

    private final History history;

    Promises(History history) {
        this.history = history;
    }

    void check() {
        history.town.settled.forEach(this::step);
        for (CaseFile file : history.town.cases.values()) {
            if (file.location().flow().equals(DepositFlow.NAME)) {
                atTheEnd(file);
            }
        }
    }

    private void step(Town.Settled settled) {
        Decision decision = settled.decision();
        if (!settled.before().location().flow().equals(DepositFlow.NAME)) {
            return;
        }
        DepositState before = DepositState.of(settled.before().state());
        DepositState after = DepositState.of(decision.state());
        Rule rule = DepositTable.rule(EventKind.of(settled.event().type()).orElseThrow(), before);
        assertThat(before == after || rule.leadsTo().contains(after))
                .as("%s: %s → %s by %s", settled.event().type(), before, after, rule.code())
                .isTrue();
        neverBack(before, after, settled.event().type());
        if (settled.event().type().equals(EventKind.CLOCK_MOVED.type()) && before != DepositState.NEW) {
            knowsWhenItIsDue(settled);
        }
        if (before != after
                && MARKS.contains(after)
                && settled.event().type().equals(EventKind.MARK_CONFIRMED.type())) {
            inTime(settled);
        }
        if (decision.obligations().stream().anyMatch(ObligationChange.Breached.class::isInstance)) {
            notExcused(settled, before);
        }
        boolean instructs = decision.money().stream()
                .anyMatch(move ->
                        move instanceof MoneyMove.Instructed(var item, var purpose, var line, var n, var carrier)
                                && purpose == MoneyMove.Purpose.REFUND);
        if (instructs) {
            assertThat(after).as("who is instructed is on its way").isEqualTo(DepositState.INSTRUCTED);
            assertThat(decision.data().path("mark").isNull())
                    .as("no refund under a mark")
                    .isTrue();
            assertThat(decision.data().path("blockedFrom").isNull())
                    .as("no refund under a block")
                    .isTrue();
        }
        boolean ofTheBank = settled.event().type().startsWith("deposit.refund-");
        if (ofTheBank) {
            assertThat(decision.outcome())
                    .as(
                            "a truthful bank needs no person: %s in %s: %s",
                            settled.event().type(), before, decision.reason())
                    .isNotEqualTo(Outcome.PARKED);
        }
    }

    /** P8, said once more without the table: what is over is over, and only the bank's return or a late mark reopens it. */
    private static void neverBack(DepositState before, DepositState after, String type) {
        Set<DepositState> next =
                switch (before) {
                    case FORFEITED -> EnumSet.of(DepositState.FORFEITED, DepositState.PAID_OVER);
                    case PAID_OVER -> EnumSet.of(DepositState.PAID_OVER);
                    case CONVERTED -> EnumSet.of(DepositState.CONVERTED);
                    case REFUNDED ->
                        EnumSet.of(DepositState.REFUNDED, DepositState.MARKED_AFTER_REFUND, DepositState.REPAIR);
                    case MARKED_AFTER_REFUND ->
                        EnumSet.of(
                                DepositState.MARKED_AFTER_REFUND,
                                DepositState.MARKED,
                                DepositState.REFUNDED,
                                DepositState.FORFEITED);
                    case NEW, MARKED -> EnumSet.allOf(DepositState.class);
                    case HELD, DUE, BLOCKED -> EnumSet.complementOf(EnumSet.of(DepositState.NEW));
                    case INSTRUCTED, DELIVERED, RECALLING, REPAIR ->
                        EnumSet.complementOf(EnumSet.of(DepositState.NEW, DepositState.HELD));
                };
        assertThat(next).as("what may follow " + before).contains(after);
        if (after == DepositState.HELD && (before == DepositState.DUE || before == DepositState.BLOCKED)) {
            assertThat(AWARDS)
                    .as("only a loser who won after all is owed nothing")
                    .contains(type);
        }
    }

    /** N4.3: a mark comes within the refund period, by when the hub had it; under a block the period stands still. */
    private void inTime(Town.Settled settled) {
        Deposit deposit = history.town.read(settled.before().data());
        if (deposit.blockedFrom() != null) {
            return;
        }
        deposit.clocks().stream()
                .map(Deposit.Clock::dueAt)
                .max(Comparator.naturalOrder())
                .ifPresent(end -> assertThat(settled.event().arrivedAt())
                        .as("marked within the period")
                        .isBefore(end));
    }

    /** P5: what another calendar moves, the case knows. */
    private void knowsWhenItIsDue(Town.Settled settled) {
        JsonNode moved = settled.event().data();
        history.town
                .read(settled.decision().data())
                .clock(moved.path("obligation").asText())
                .ifPresent(clock -> assertThat(clock.dueAt())
                        .isEqualTo(Instant.parse(moved.path("dueAt").asText())));
    }

    /** P5, N4.2: what stands still is not overdue, unless it was late before. */
    private void notExcused(Town.Settled settled, DepositState state) {
        String name = settled.event().data().path("obligation").asText();
        Deposit deposit = history.town.read(settled.before().data());
        if (EnumSet.of(DepositState.MARKED, DepositState.BLOCKED).contains(state) && !Marks.isClock(name)) {
            assertThat(deposit.clock(name).orElseThrow().dueAt())
                    .as("overdue under an excuse: " + name)
                    .isBeforeOrEqualTo(deposit.excuses().getLast().from());
        }
    }

    private void atTheEnd(CaseFile file) {
        DepositState state = DepositState.of(file.state());
        UUID id = file.location().caseId();
        List<Event> held = history.town.held.getOrDefault(id, List.of());
        held.forEach(event -> assertThat(again(file, event))
                .as("still held for a reason: " + event.type())
                .isEqualTo(Outcome.HELD));
        if (state == DepositState.NEW) {
            return;
        }
        Deposit deposit = history.town.deposit(id);
        owed(state, deposit, history.town.tender());
        counted(state, deposit);
        interest(state, deposit, history.town.tender());
        marks(state, deposit, history.town.clocks.of(id));
        clocks(state, deposit, history.town.clocks.of(id), history.town.now);
        recovered(state, deposit);
        contested(id, deposit);
        boolean isPaid = deposit.creditedOn() != null;
        assertThat(history.bank.timesPaid(deposit.receiptId()))
                .as("paid, and nothing else: " + state)
                .isEqualTo(isPaid ? 1 : 0);
    }

    /** What a supplier contests is asked until it is answered, whatever became of the block (N4.2). */
    private void contested(UUID id, Deposit deposit) {
        Set<String> open = new TreeSet<>();
        history.town.settled.stream()
                .filter(settled -> settled.before().location().caseId().equals(id))
                .flatMap(settled -> settled.decision().matters().stream())
                .forEach(matter -> {
                    if (matter instanceof Matter.Asked) {
                        open.add(matter.about());
                    } else {
                        open.remove(matter.about());
                    }
                });
        assertThat(open)
                .as("asked and not answered")
                .isEqualTo(deposit.contested().stream()
                        .map(from -> "block/" + from)
                        .collect(Collectors.toSet()));
    }

    /** What is kept and was refunded all the same has come back whole; what fell keeps nothing that came back. */
    private void recovered(DepositState state, Deposit deposit) {
        boolean over = state == DepositState.FORFEITED || state == DepositState.PAID_OVER;
        if (over && deposit.creditedOn() != null) {
            assertThat(deposit.kept().forfeited()).as("kept once").isNull();
            assertThat(deposit.kept().toPayOver())
                    .as("all of it is back")
                    .isEqualTo(history.bank.recovered(deposit.receiptId()));
        } else if (state != DepositState.MARKED_AFTER_REFUND) {
            assertThat(deposit.kept().recovery())
                    .as("nothing is recovered of " + state)
                    .isNull();
        }
    }

    /** A mark that stands is waited for, and one that was decided no longer. */
    private static void marks(DepositState state, Deposit deposit, Map<String, ClockBoard.Row> rows) {
        rows.forEach((name, row) -> {
            if (Marks.isClock(name)) {
                boolean stands = EnumSet.of(DepositState.MARKED, DepositState.MARKED_AFTER_REFUND)
                                .contains(state)
                        && Marks.awaits(deposit, name);
                boolean waits = row.dischargedOn == null && !row.state.equals("void");
                assertThat(waits).as(name + " of " + state).isEqualTo(stands);
            }
        });
    }

    /** What the tender's facts owe, said once more by hand: each has its clock, and nothing else has (N4.2, N4.4). */
    private static void owed(DepositState state, Deposit deposit, TenderFacts tender) {
        LotFacts lot = tender.lot("1");
        boolean works = tender.regime().equals("bidding-law");
        Set<String> clauses = new TreeSet<>();
        Award award = lot.award();
        if (award != null) {
            boolean ousted = award.ousted().containsKey(deposit.supplier());
            boolean lost = !ousted && !award.winners().contains(deposit.supplier());
            addIf(clauses, "C13b", ousted);
            addIf(
                    clauses,
                    "C12",
                    lost
                            && !works
                            && (award.first().letter() != null || award.again().letter() != null));
            addIf(
                    clauses,
                    "C12b",
                    lost && (award.first().notice() != null || award.again().notice() != null));
        }
        boolean won = lot.award() != null && lot.award().winners().contains(deposit.supplier());
        boolean gone = lot.award() != null && lot.award().ousted().containsKey(deposit.supplier());
        addIf(clauses, "C12x", works && !won && !gone && !lot.contracts().isEmpty());
        addIf(
                clauses,
                works ? "C13x" : "C13",
                lot.contracts().stream()
                        .anyMatch(contract -> contract.supplier().equals(deposit.supplier())));
        addIf(clauses, "C14", lot.terminated() != null);
        addIf(
                clauses,
                works ? "C11x" : "C11",
                lot.withdrawals().stream()
                        .anyMatch(withdrawal -> withdrawal.supplier().equals(deposit.supplier())
                                && withdrawal.receivedAt().isAfter(deposit.receivedAt())));
        Set<String> kept =
                deposit.clocks().stream().map(Deposit.Clock::clause).collect(Collectors.toCollection(TreeSet::new));
        switch (state) {
            case NEW, REFUNDED, FORFEITED, PAID_OVER, CONVERTED, MARKED_AFTER_REFUND -> {}
            case HELD -> assertThat(clauses).as("held though owed").isEmpty();
            case DUE, MARKED -> assertThat(kept).as("clocks of what is owed").isEqualTo(clauses);
            case BLOCKED, INSTRUCTED, DELIVERED, RECALLING, REPAIR -> {
                kept.removeIf(clause ->
                        won(lot, deposit) && Set.of("C12", "C12b", "C12x").contains(clause));
                assertThat(kept).as("clocks of what is owed").isEqualTo(clauses);
            }
        }
    }

    /** N4.2: while finance has not decided, the clock runs from no later day than the portal's own. */
    private void counted(DepositState state, Deposit deposit) {
        boolean runs = EnumSet.of(
                        DepositState.DUE,
                        DepositState.MARKED,
                        DepositState.BLOCKED,
                        DepositState.INSTRUCTED,
                        DepositState.DELIVERED,
                        DepositState.RECALLING,
                        DepositState.REPAIR)
                .contains(state);
        boolean decided = applied("tender.date-decided.v1").findAny().isPresent();
        if (!runs || decided) {
            return;
        }
        Optional<LocalDate> portals = applied("award.notice-published.v1")
                .map(event -> event.data().path("publication"))
                .filter(publication -> publication.path("source").asText().equals("portal"))
                .map(publication -> LegalDay.of(
                        Instant.parse(publication.path("publishedAt").asText())))
                .findFirst();
        deposit.clockOf("C12b")
                .ifPresent(clock -> portals.ifPresent(day -> assertThat(clock.basisDate())
                        .as("the portal's day, or an earlier claim")
                        .isBeforeOrEqualTo(day)));
    }

    private Stream<Event> applied(String type) {
        return history.town.settled.stream()
                .filter(settled -> settled.decision().outcome() == Outcome.APPLIED)
                .map(Town.Settled::event)
                .filter(event -> event.type().equals(type));
    }

    /** A works deposit that was owed goes back with the bank's interest, by whichever clause; a withdrawn bid's without. */
    private static void interest(DepositState state, Deposit deposit, TenderFacts tender) {
        if (state == DepositState.REFUNDED && deposit.form().isMoney()) {
            boolean bears = tender.regime().equals("bidding-law")
                    && deposit.clocks().stream()
                            .anyMatch(clock -> !clock.clause().equals("C11x"));
            assertThat(deposit.bankInterest() != null)
                    .as("interest by " + deposit.clocks())
                    .isEqualTo(bears);
        }
    }

    /** What was on its way to a loser who then won goes on. */
    private static boolean won(LotFacts lot, Deposit deposit) {
        return lot.award() != null && lot.award().winners().contains(deposit.supplier());
    }

    private static void addIf(Set<String> clauses, String clause, boolean owed) {
        if (owed) {
            clauses.add(clause);
        }
    }

    private Outcome again(CaseFile file, Event event) {
        return history.town.decideAgain(file, event).outcome();
    }

    private static void credited(ClockBoard.Row row, Deposit deposit, String how) {
        assertThat(row.state).as(how).isIn("discharged", "breached");
        assertThat(row.dischargedOn).as(how).isEqualTo(deposit.creditedOn());
    }

    private static void clocks(DepositState state, Deposit deposit, Map<String, ClockBoard.Row> rows, Instant now) {
        for (Deposit.Clock clock : deposit.clocks()) {
            ClockBoard.Row row = Objects.requireNonNull(rows.get(clock.name()));
            String how = "%s of %s: %s".formatted(clock.name(), state, row.state);
            switch (state) {
                case REFUNDED, MARKED_AFTER_REFUND -> credited(row, deposit, how);
                case FORFEITED, PAID_OVER -> {
                    if (deposit.creditedOn() == null) {
                        assertThat(row.state).as(how).isEqualTo("void");
                    } else {
                        credited(row, deposit, how);
                    }
                }
                case CONVERTED -> assertThat(row.dischargedOn).as(how).isNotNull();
                case MARKED, BLOCKED -> {
                    assertThat(row.dischargedOn).as(how).isNull();
                    assertThat(row.standing || row.state.equals("breached"))
                            .as(how)
                            .isTrue();
                }
                default -> {
                    assertThat(row.dischargedOn).as(how).isNull();
                    assertThat(row.standing).as(how).isFalse();
                    boolean toCome = clock.dueAt().isAfter(now);
                    assertThat(toCome || row.state.equals("breached")).as(how).isTrue();
                }
            }
        }
    }
}
