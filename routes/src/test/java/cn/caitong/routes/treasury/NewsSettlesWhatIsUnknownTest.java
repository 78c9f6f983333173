package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Outgoing.Shown;
import cn.caitong.engine.money.InstructionState;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever the treasury says of an application by itself shows that it has it, whether or not its answer was ever heard (P3). */
@Tag("unit")
class NewsSettlesWhatIsUnknownTest {
    private final Desk desk = new Desk();

    static Stream<PaymentEvent> taken() {
        return Stream.of(
                Fixtures.passed(1, PaymentState.RECEIVED),
                Fixtures.passed(1, PaymentState.QUOTA_CHECKED),
                Fixtures.voucher(1),
                Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "80000.00")),
                Fixtures.executed(1, Fixtures.failed(Fixtures.FIRST, 1)),
                Fixtures.returned(1, Fixtures.FIRST, 1, "80000.00"),
                Fixtures.stopping(EventKind.FROZEN),
                new PaymentEvent.CarriedOver(Fixtures.application(1), 2027));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("taken")
    void itWasTaken(PaymentEvent news) {
        unknown();
        desk.at("2026-04-21T10:00", news);
        assertThat(desk.shown).hasSize(1);
        Shown shown = desk.shown.getFirst();
        assertThat(shown.businessId()).isEqualTo(Fixtures.application(1));
        assertThat(shown.type()).isEqualTo(Messages.APPLIED);
        assertThat(shown.partner()).as("who said it").isEqualTo("treasury");
        assertThat(shown.refused()).isFalse();
        assertThat(shown.messageId()).as("the evidence").isNotNull();
        assertThat(applied()).as("C37 ends, once").isEqualTo(1);
        desk.at("2026-04-21T10:01", desk.sent(EventKind.SEND_DELIVERED, 1));
        assertThat(applied()).isEqualTo(1);
        assertThat(desk.shown).hasSize(1);
    }

    @Test
    void aRefusalShowsThatItWasRefused() {
        unknown();
        desk.at("2026-04-21T10:00", Fixtures.refused(1, PaymentState.UNIT_REVIEWED));
        assertThat(desk.shown).extracting(Shown::refused).containsExactly(true);
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        desk.at("2026-04-21T10:01", desk.sent(EventKind.SEND_REJECTED, 1));
        assertThat(desk.state)
                .as("delivery says the same, and nothing follows twice")
                .isEqualTo(PaymentState.REPAIR);
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.REJECTED);
        assertThat(desk.tasks("repair")).hasSize(1);
    }

    @Test
    void newsBeforeAnyEndIsShownToo() {
        desk.applied().at("2026-04-20T11:00", Fixtures.passed(1, PaymentState.RECEIVED));
        assertThat(desk.shown).hasSize(1);
        desk.at("2026-04-20T11:05", desk.sent(EventKind.SEND_UNKNOWN, 1));
        assertThat(desk.state).isEqualTo(PaymentState.RECEIVED);
        assertThat(applied()).isEqualTo(1);
    }

    @Test
    void whatIsKnownToBeDeliveredNeedsNoProof() {
        desk.delivered().at("2026-04-21T10:00", Fixtures.passed(1, PaymentState.RECEIVED));
        desk.at("2026-04-22T10:00", Fixtures.voucher(1));
        assertThat(desk.shown).isEmpty();
    }

    @Test
    void ofARepairTheApplicationThatIsMeantAlone() {
        desk.partlyFailed().at("2026-04-24T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        desk.at("2026-04-24T10:01", desk.sent(EventKind.SEND_UNKNOWN, 2));
        desk.at("2026-04-24T11:00", Fixtures.passed(1, PaymentState.QUOTA_CHECKED));
        assertThat(desk.shown).as("of the first one").isEmpty();
        desk.at("2026-04-24T12:00", Fixtures.passed(2, PaymentState.RECEIVED));
        assertThat(desk.shown).extracting(Shown::businessId).containsExactly(Fixtures.application(2));
    }

    static Stream<PaymentEvent> wrong() {
        return Stream.of(
                Fixtures.passed(2, PaymentState.RECEIVED),
                Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "79999.99")),
                Fixtures.executed(1, "97999.99", Fixtures.credited(Fixtures.FIRST, 1, "80000.00")),
                Fixtures.executed(1, Fixtures.credited(Fixtures.THIRD, 1, "80000.00")),
                Fixtures.returned(1, Fixtures.FIRST, 1, "0.01"),
                new PaymentEvent.CarriedOver(Fixtures.application(1), 2025));
    }

    /** Another application, another sum, another line: what contradicts proves nothing, and a person sees it. */
    @ParameterizedTest(name = "{0}")
    @MethodSource("wrong")
    void contradictingNewsProvesNothing(PaymentEvent news) {
        unknown();
        assertThat(desk.at("2026-04-21T10:00", news).outcome()).isEqualTo(Outcome.PARKED);
        assertThat(desk.shown).isEmpty();
        assertThat(applied()).isZero();
        assertThat(desk.books.state(Fixtures.FIRST, 1)).isEqualTo(InstructionState.ISSUED);
    }

    private void unknown() {
        desk.applied().at("2026-04-20T11:01", desk.sent(EventKind.SEND_UNKNOWN, 1));
    }

    private long applied() {
        return desk.raised.stream()
                .map(Raise::type)
                .filter("payment.applied.v1"::equals)
                .count();
    }
}
