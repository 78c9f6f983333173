package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.MoneyMove;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class EveryCellOfTheDepositTableTest {
    static Stream<Arguments> cells() {
        return Arrays.stream(EventKind.values())
                .flatMap(kind -> Arrays.stream(DepositState.values()).map(state -> Arguments.of(kind, state)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void doesWhatTheTableSaysOfIt(EventKind kind, DepositState state) {
        Rule rule = DepositTable.rule(kind, state);
        Draft draft = Fixtures.decide(state, Fixtures.event(kind, state));
        if (draft.outcome() != Outcome.APPLIED) {
            assertThat(draft.next()).isEqualTo(state);
            assertThat(draft.money()).isEmpty();
            assertThat(draft.outgoing()).isEmpty();
            assertThat(draft.obligations()).isEmpty();
            return;
        }
        if (rule.leadsTo().isEmpty()) {
            assertThat(draft.next()).isEqualTo(state);
        } else {
            assertThat(rule.leadsTo()).contains(draft.next());
        }
        assertThat(draft.money().isEmpty())
                .as("money moves as the table says: " + rule.money())
                .isEqualTo(rule.money().isEmpty());
        assertThat(draft.obligations().isEmpty())
                .as("clocks move as the table says: " + rule.clock())
                .isEqualTo(rule.clock().isEmpty());
        assertThat(draft.reason().clause()).isNotBlank();
    }

    /** Nothing is told, kept back, parked or held that the table does not say. A person's mistake may always be refused. */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void doesNoDutyThatTheTableDoesNotName(EventKind kind, DepositState state) {
        Rule rule = DepositTable.rule(kind, state);
        Draft draft = Fixtures.decide(state, Fixtures.event(kind, state));
        assertThat(Duty.of(rule)).as(rule.code() + ": " + rule.duty()).containsAll(Duty.done(draft));
    }

    /** Each duty that the table names is done in some cell; those whose condition no cell's fixture meets are tested by name. */
    @Test
    void everyDutyIsDoneSomewhere() {
        Map<String, Set<String>> owed = new TreeMap<>();
        cells().forEach(cell -> {
            EventKind kind = (EventKind) cell.get()[0];
            DepositState state = (DepositState) cell.get()[1];
            Rule rule = DepositTable.rule(kind, state);
            assertThat(Duty.isRead(rule))
                    .as("words that nobody checks: " + rule.duty())
                    .isTrue();
            owed.computeIfAbsent(rule.code(), code -> Duty.of(rule))
                    .removeAll(Duty.all(List.of(Fixtures.decide(state, Fixtures.event(kind, state)))));
        });
        owed.values().removeIf(Set::isEmpty);
        assertThat(owed).isEqualTo(Duty.TESTED_BY_NAME);
    }

    /** A rule that the fixtures never make apply would be tested by nothing. */
    @Test
    void onlyRulesThatWaitRefuseOrAskAPersonDoNotApply() {
        Set<String> idle = new TreeSet<>();
        Set<String> applied = new TreeSet<>();
        cells().forEach(cell -> {
            EventKind kind = (EventKind) cell.get()[0];
            DepositState state = (DepositState) cell.get()[1];
            Draft draft = Fixtures.decide(state, Fixtures.event(kind, state));
            String rule = DepositTable.rule(kind, state).code();
            (draft.outcome() == Outcome.APPLIED ? applied : idle).add(rule);
        });
        idle.removeAll(applied);
        assertThat(idle)
                .containsExactly(
                        "end-of-mark-early",
                        "hold",
                        "recovered-early",
                        "recovered-unasked",
                        "refuse",
                        "release-early",
                        "unexpected");
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void neverInstructsMoneyThatHasAnEndOrAMark(EventKind kind, DepositState state) {
        boolean mayPay =
                switch (state) {
                    case NEW, DUE, MARKED, REPAIR, BLOCKED -> true;
                    case HELD -> kind == EventKind.WITHOUT_BID;
                    case INSTRUCTED, DELIVERED, RECALLING, REFUNDED -> false;
                    case FORFEITED, PAID_OVER, CONVERTED, MARKED_AFTER_REFUND -> false;
                };
        boolean pays = Fixtures.decide(state, Fixtures.event(kind, state)).money().stream()
                .anyMatch(move ->
                        move instanceof MoneyMove.Instructed(var item, var purpose, var line, var n, var carrier)
                                && purpose == MoneyMove.Purpose.REFUND);
        assertThat(pays && !mayPay).isFalse();
    }

    @Test
    void theTableInTheDocsIsTheTableInTheCode() throws IOException {
        DepositTableDocument.page().assertCurrent();
    }
}
