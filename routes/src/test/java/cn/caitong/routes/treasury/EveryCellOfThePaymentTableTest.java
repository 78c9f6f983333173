package cn.caitong.routes.treasury;

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
class EveryCellOfThePaymentTableTest {
    static Stream<Arguments> cells() {
        return Arrays.stream(EventKind.values())
                .flatMap(kind -> Arrays.stream(PaymentState.values()).map(state -> Arguments.of(kind, state)));
    }

    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void leadsWhereTheTableSays(EventKind kind, PaymentState state) {
        Rule rule = PaymentTable.rule(kind, state);
        for (Draft draft : Cells.drafts(kind, state)) {
            assertThat(draft.reason().clause()).isNotBlank();
            if (draft.outcome() == Outcome.APPLIED && draft.next() != state) {
                assertThat(rule.leadsTo()).contains(draft.next());
            }
            if (rule.money().isEmpty()) {
                assertThat(draft.money()).isEmpty();
            }
            if (rule.claim().isEmpty()) {
                assertThat(draft.raised()).isEmpty();
            }
            assertThat(draft.obligations())
                    .as("terms of payment are the claim's")
                    .isEmpty();
        }
    }

    /** Back goes only what was not sent, and what two persons send again (P8). */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void noStateMovesBackwards(EventKind kind, PaymentState state) {
        List<EventKind> back = List.of(EventKind.SENT_BACK, EventKind.APPROVED, EventKind.LINES_REPAIRED);
        for (Draft draft : Cells.drafts(kind, state)) {
            if (!back.contains(kind)) {
                assertThat(draft.next()).isGreaterThanOrEqualTo(state);
            }
        }
    }

    /** The same news twice: whatever it led to, it leads nowhere the second time. */
    @ParameterizedTest(name = "{0} in {1}")
    @MethodSource("cells")
    void theSameNewsTwiceMovesNoMoneyTwice(EventKind kind, PaymentState state) {
        for (PaymentEvent event : Cells.events(kind)) {
            Desk desk = Cells.in(state);
            desk.at("2026-04-27T10:00", event);
            Draft again = desk.at("2026-04-27T10:00", event);
            assertThat(again.money()).isEmpty();
            assertThat(again.raised()).isEmpty();
            assertThat(again.next()).isEqualTo(desk.state);
        }
    }

    @Test
    void theTableInTheDocsIsTheTableInTheCode() throws IOException {
        PaymentTableDocument.page().assertCurrent();
    }
}
