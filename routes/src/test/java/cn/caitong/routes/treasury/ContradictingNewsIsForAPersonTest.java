package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** What contradicts the record is parked as it came; nothing of it is taken. */
@Tag("unit")
class ContradictingNewsIsForAPersonTest {
    private static final Function<Desk, Desk> DELIVERED = Desk::delivered;
    private static final Function<Desk, Desk> CREDITED = Desk::credited;
    private static final Function<Desk, Desk> FAILED = Desk::partlyFailed;
    private static final Function<Desk, Desk> REFUSED = ContradictingNewsIsForAPersonTest::refused;
    private static final Function<Desk, Desk> REPAIRED = ContradictingNewsIsForAPersonTest::repaired;

    private static final Function<Desk, Desk> RETURNED = ContradictingNewsIsForAPersonTest::returned;

    private static final Function<Desk, Desk> FROZEN = ContradictingNewsIsForAPersonTest::frozen;

    /** By whom it was not known yet to have it. */
    private static Desk frozen(Desk desk) {
        desk.applied().at("2026-04-20T11:01", Fixtures.stopping(EventKind.FROZEN));
        return desk;
    }

    private static Desk returned(Desk desk) {
        desk.delivered().at("2026-04-24T16:00", Fixtures.returned(1, Fixtures.FIRST, 1, "80000.00"));
        return desk;
    }

    private static PaymentEvent.Executed.Result credited(String amount, LocalDate on) {
        return new PaymentEvent.Executed.Result(Fixtures.instruction(Fixtures.FIRST, 1), Money.cny(amount), on, null);
    }

    private static Desk refused(Desk desk) {
        desk.delivered().at("2026-04-21T10:00", Fixtures.refused(1, PaymentState.TREASURY_REVIEWED));
        return desk;
    }

    private static Desk repaired(Desk desk) {
        desk.partlyFailed().at("2026-04-23T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        return desk;
    }

    static Stream<Arguments> contradictions() {
        PaymentEvent.Executed.Result first = Fixtures.credited(Fixtures.FIRST, 1, "80000.00");
        return Stream.of(
                Arguments.of(
                        DELIVERED,
                        Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "80000.01")),
                        "amount-differs"),
                Arguments.of(
                        DELIVERED,
                        Fixtures.executed(1, first, Fixtures.credited(Fixtures.THIRD, 1, "1.00")),
                        "instruction-unknown"),
                Arguments.of(DELIVERED, Fixtures.executed(1, first, failedIn("17999.99")), "amount-differs"),
                Arguments.of(DELIVERED, Fixtures.executed(1, "98000.01", first), "total-differs"),
                Arguments.of(DELIVERED, Fixtures.executed(1, "80000.00", first), "total-differs"),
                Arguments.of(
                        DELIVERED,
                        new PaymentEvent.VoucherIssued(
                                Fixtures.application(1), Fixtures.VOUCHER, Money.cny("100000.00")),
                        "total-differs"),
                Arguments.of(
                        REPAIRED,
                        new PaymentEvent.VoucherIssued(
                                Fixtures.application(2), Fixtures.VOUCHER, Money.cny("98000.00")),
                        "total-differs"),
                Arguments.of(DELIVERED, Fixtures.executed(2, first), "application-unknown"),
                Arguments.of(DELIVERED, Fixtures.passed(7, PaymentState.RECEIVED), "application-unknown"),
                Arguments.of(DELIVERED, Fixtures.returned(1, Fixtures.FIRST, 1, "79999.99"), "amount-differs"),
                Arguments.of(
                        CREDITED,
                        Fixtures.executed(
                                1,
                                new PaymentEvent.Executed.Result(
                                        Fixtures.instruction(Fixtures.FIRST, 1),
                                        Money.cny("80000.00"),
                                        LocalDate.of(2026, 4, 23),
                                        null)),
                        "credit-differs"),
                Arguments.of(CREDITED, Fixtures.executed(1, Fixtures.failed(Fixtures.FIRST, 1)), "failed-after-credit"),
                Arguments.of(
                        DELIVERED,
                        Fixtures.executed(1, credited("80000.00", LocalDate.of(2025, 4, 22))),
                        "credited-before-voucher"),
                Arguments.of(
                        RETURNED,
                        Fixtures.executed(1, credited("80000.00", LocalDate.of(2026, 4, 25))),
                        "credit-differs"),
                Arguments.of(
                        RETURNED,
                        Fixtures.executed(1, credited("79999.99", LocalDate.of(2026, 4, 22))),
                        "credit-differs"),
                Arguments.of(CREDITED, Fixtures.refused(1, PaymentState.QUOTA_CHECKED), "refused-after-passing"),
                Arguments.of(CREDITED, otherVoucher(), "voucher-differs"),
                Arguments.of(
                        CREDITED,
                        new PaymentEvent.SentBackByBank(
                                Fixtures.application(1),
                                List.of(new PaymentEvent.SentBackByBank.Back(
                                        Fixtures.instruction(Fixtures.FIRST, 1),
                                        Money.cny("80000.00"),
                                        LocalDate.of(2026, 4, 21),
                                        "A01"))),
                        "return-differs"),
                Arguments.of(
                        FAILED,
                        Fixtures.executed(1, Fixtures.credited(Fixtures.SECOND, 1, "18000.00")),
                        "credited-after-failure"),
                Arguments.of(REFUSED, Fixtures.executed(1, first), "credited-after-failure"),
                Arguments.of(
                        FROZEN,
                        new PaymentEvent.Sent(
                                EventKind.SEND_REJECTED, Messages.APPLIED, Fixtures.application(1), new UUID(0, 1)),
                        "rejected-after-its-news"),
                Arguments.of(REFUSED, Fixtures.voucher(1), "voucher-after-refusal"),
                Arguments.of(
                        REFUSED,
                        new PaymentEvent.CarriedOver(Fixtures.application(1), 2027),
                        "carried-over-after-refusal"),
                Arguments.of(REFUSED, Fixtures.passed(1, PaymentState.TREASURY_REVIEWED), "passed-after-refusal"),
                Arguments.of(
                        REPAIRED,
                        Fixtures.executed(1, Fixtures.credited(Fixtures.SECOND, 1, "18000.00")),
                        "credited-though-void"),
                Arguments.of(
                        REPAIRED,
                        Fixtures.executed(2, Fixtures.credited(Fixtures.SECOND, 1, "18000.00")),
                        "instruction-unknown"));
    }

    /** Neither nothing nor what was asked: a part may have been paid, and would be once more with its repair. */
    private static PaymentEvent.Executed.Result failedIn(String amount) {
        return new PaymentEvent.Executed.Result(
                Fixtures.instruction(Fixtures.SECOND, 1), Money.cny(amount), null, "A02");
    }

    private static PaymentEvent.VoucherIssued otherVoucher() {
        return new PaymentEvent.VoucherIssued(
                Fixtures.application(1), new Application.Voucher("5201-318", LocalDate.of(2026, 4, 22)), null);
    }

    @ParameterizedTest(name = "{2}")
    @MethodSource("contradictions")
    void isParkedWhole(Function<Desk, Desk> before, PaymentEvent news, String code) {
        Desk desk = before.apply(new Desk());
        Payment known = desk.payment();
        Draft draft = desk.at("2026-04-27T10:00", news);
        assertThat(draft.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(draft.reason().code()).isEqualTo(code);
        assertThat(desk.payment()).isEqualTo(known);
    }

    /** Of a part that came back, say, the hub keeps no books: whoever looks at it hears what to have done. */
    @Test
    void whoeverLooksAtAPartHearsWhatToDo() {
        Draft draft = new Desk().credited().at("2026-04-27T10:00", Fixtures.returned(1, Fixtures.FIRST, 1, "79999.99"));
        assertThat(draft.reason().detail())
                .contains(
                        "a line of 80000.00, and the bank says 79999.99",
                        "have it undone or made whole",
                        "dismiss this")
                .contains("明细金额 80000.00，银行回报 79999.99", "请国库核实实际收付", "撤除本事项");
    }

    /** Of all its lines, whether or not the receipt speaks of each, and whatever the bank could not pay. */
    @Test
    void aVoucherComesToItsWholeApplication() {
        Desk desk = new Desk().delivered();
        desk.at(
                "2026-04-27T10:00",
                Fixtures.executed(
                        1,
                        "98000.00",
                        Fixtures.credited(Fixtures.FIRST, 1, "80000.00"),
                        Fixtures.failed(Fixtures.SECOND, 1)));
        desk.at("2026-04-28T10:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        desk.at(
                "2026-04-29T10:00",
                Fixtures.executed(2, "18000.00", Fixtures.credited(Fixtures.SECOND, 2, "18000.00")));
        assertThat(desk.state).isEqualTo(PaymentState.CREDITED);
    }

    static Stream<Arguments> repetitions() {
        return Stream.of(
                Arguments.of(CREDITED, Fixtures.executed(1, Fixtures.credited(Fixtures.FIRST, 1, "80000.00"))),
                Arguments.of(CREDITED, Fixtures.voucher(1)),
                Arguments.of(CREDITED, Fixtures.passed(1, PaymentState.UNIT_REVIEWED)),
                Arguments.of(FAILED, Fixtures.executed(1, Fixtures.failed(Fixtures.SECOND, 1))),
                Arguments.of(REFUSED, Fixtures.refused(1, PaymentState.TREASURY_REVIEWED)),
                Arguments.of(REFUSED, Fixtures.passed(1, PaymentState.UNIT_REVIEWED)),
                Arguments.of(REPAIRED, Fixtures.executed(1, Fixtures.failed(Fixtures.SECOND, 1))));
    }

    @ParameterizedTest(name = "{1}")
    @MethodSource("repetitions")
    void butWhatIsSaidTwiceIsNoContradiction(Function<Desk, Desk> before, PaymentEvent news) {
        Desk desk = before.apply(new Desk());
        Payment known = desk.payment();
        Draft draft = desk.at("2026-04-27T10:00", news);
        assertThat(draft.reason().code()).isEqualTo("noted");
        assertThat(desk.payment()).isEqualTo(known);
    }
}
