package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class EveryCellOfTheClaimTableTest {
    static Stream<Arguments> cells() {
        return Arrays.stream(EventKind.values())
                .flatMap(kind -> Arrays.stream(ClaimState.values()).map(state -> Arguments.of(kind, state)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void leadsWhereTheTableSays(EventKind kind, ClaimState state) {
        Rule rule = ClaimTable.rule(kind, state);
        for (Draft draft : Cells.drafts(kind, state)) {
            assertThat(draft.reason().clause()).isNotBlank();
            if (draft.outcome() != Outcome.APPLIED) {
                assertThat(draft.next()).isEqualTo(state);
                assertThat(draft.money()).isEmpty();
                assertThat(draft.obligations()).isEmpty();
            }
            if (draft.next() != state) {
                assertThat(rule.leadsTo()).contains(draft.next());
            }
            if (rule.money().isEmpty()) {
                assertThat(draft.money()).isEmpty();
            }
            if (rule.clock().isEmpty()) {
                assertThat(draft.obligations()).isEmpty();
            }
        }
    }

    static Stream<Arguments> rules() {
        return Arrays.stream(EventKind.values())
                .flatMap(kind -> Arrays.stream(ClaimState.values())
                        .map(state -> ClaimTable.rule(kind, state))
                        .distinct()
                        .map(rule -> Arguments.of(kind, rule.code(), rule)));
    }

    /** What the table says of a rule and no cell of it does would be tested by nothing. */
    @ParameterizedTest(name = "{0}: {1}")
    @MethodSource("rules")
    void whatTheTablePromisesHappens(EventKind kind, String code, Rule rule) {
        List<Draft> drafts = Arrays.stream(ClaimState.values())
                .filter(state -> ClaimTable.rule(kind, state).equals(rule))
                .flatMap(state -> Cells.drafts(kind, state).stream())
                .toList();
        assertThat(drafts.stream().anyMatch(draft -> !draft.money().isEmpty()))
                .as("money moves as the table says: " + rule.money())
                .isEqualTo(!rule.money().isEmpty());
        assertThat(drafts.stream().anyMatch(draft -> !draft.obligations().isEmpty()))
                .as("clocks move as the table says: " + rule.clock())
                .isEqualTo(!rule.clock().isEmpty());
        assertThat(drafts.stream().map(Draft::next)).as(code).containsAll(rule.leadsTo());
    }

    /** Whatever is once dead, or confirmed, never runs again (P8). */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void noStateMovesBackwards(EventKind kind, ClaimState state) {
        for (Draft draft : Cells.drafts(kind, state)) {
            switch (state) {
                case DEAD -> assertThat(draft.next()).isEqualTo(ClaimState.DEAD);
                case CONFIRMED ->
                    assertThat(draft.next())
                            .isIn(ClaimState.CONFIRMED, ClaimState.PAID, ClaimState.FREE, ClaimState.DEAD);
                case PAID ->
                    assertThat(draft.next())
                            .as("a credit that a bank took back is none, and a retention is owed later")
                            .isIn(ClaimState.PAID, ClaimState.CONFIRMED, ClaimState.DEAD);
                case FREE ->
                    assertThat(draft.next())
                            .isIn(ClaimState.FREE, ClaimState.DEAD, ClaimState.PUSHED, ClaimState.WINDOW);
                case PUSHED, WINDOW, OBJECTED -> assertThat(draft.next()).isNotEqualTo(ClaimState.NEW);
                case NEW -> assertThat(draft.next()).isIn(ClaimState.NEW, ClaimState.PUSHED, ClaimState.WINDOW);
            }
        }
    }

    @Test
    void theTableInTheDocsIsTheTableInTheCode() throws IOException {
        ClaimTableDocument.page().assertCurrent();
    }
}
