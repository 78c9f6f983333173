package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.MoneyMove;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;

/**
 * What must hold whatever happened. The ledger, the clock board and the mailbag have watched each single step: at most one
 * live instruction, never more refunded and forfeited than received, nothing told twice, no clock moved that was not started.
 */
final class Promises {
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
        boolean instructs = decision.money().stream().anyMatch(MoneyMove.Instructed.class::isInstance);
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
        marks(state, deposit, history.town.clocks.of(id));
        clocks(state, deposit, history.town.clocks.of(id), history.town.now);
        boolean isPaid = state == DepositState.REFUNDED || state == DepositState.MARKED_AFTER_REFUND;
        assertThat(history.bank.timesPaid(deposit.receiptId()))
                .as("paid, and nothing else: " + state)
                .isEqualTo(isPaid ? 1 : 0);
    }

    /** A mark that stands is waited for, and one that was decided no longer. */
    private static void marks(DepositState state, Deposit deposit, Map<String, ClockBoard.Row> rows) {
        rows.forEach((name, row) -> {
            if (Marks.isClock(name)) {
                boolean stands = state == DepositState.MARKED && name.equals(Marks.clock(deposit));
                assertThat(row.dischargedOn == null).as(name + " of " + state).isEqualTo(stands);
            }
        });
    }

    private Outcome again(CaseFile file, Event event) {
        return history.town.decideAgain(file, event).outcome();
    }

    private static void clocks(DepositState state, Deposit deposit, Map<String, ClockBoard.Row> rows, Instant now) {
        for (Deposit.Clock clock : deposit.clocks()) {
            ClockBoard.Row row = Objects.requireNonNull(rows.get(clock.name()));
            String how = "%s of %s: %s".formatted(clock.name(), state, row.state);
            switch (state) {
                case REFUNDED, MARKED_AFTER_REFUND -> {
                    assertThat(row.state).as(how).isIn("discharged", "breached");
                    assertThat(row.dischargedOn).as(how).isEqualTo(deposit.creditedOn());
                }
                case FORFEITED -> assertThat(row.state).as(how).isEqualTo("void");
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
