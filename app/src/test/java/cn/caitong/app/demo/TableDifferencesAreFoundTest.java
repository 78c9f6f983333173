package cn.caitong.app.demo;

import static cn.caitong.app.demo.Lines.DEPOSIT;
import static cn.caitong.app.demo.Lines.SATURDAY;
import static cn.caitong.app.demo.Lines.forfeited;
import static cn.caitong.app.demo.Lines.line;
import static cn.caitong.app.demo.Lines.refund;
import static cn.caitong.app.demo.Lines.refunded;
import static cn.caitong.app.demo.Lines.with;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.app.demo.witness.Difference;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TableDifferencesAreFoundTest {
    @Test
    void aCentMissingFromTheLateCharge() {
        DepositLine owed = line(DEPOSIT, "25000.00", "3.58", "refunded");
        DepositLine found = line(DEPOSIT, "25000.00", "3.57", "refunded");
        assertThat(messages(owed, found))
                .containsExactly(DEPOSIT + "  late charge 资金占用费 C15: expected 应为 3.58, found 实为 3.57");
    }

    @Test
    void anotherAmountOrState() {
        DepositLine found = line(DEPOSIT, "18000.0", "0.00", "refund-delivered");
        assertThat(messages(line(DEPOSIT, "18000.00", "0.00", "refunded"), found))
                .hasSize(2)
                .anyMatch(message -> message.contains("state 状态"))
                .anyMatch(message -> message.contains("amount 金额"));
    }

    @Test
    void aCentMoreForfeitedOrPaidOverOnAnotherDay() {
        DepositLine kept = with(refunded(), forfeited("6000.00", "2026-03-03"));
        assertThat(messages(kept, with(refunded(), forfeited("6000.01", "2026-03-03"))))
                .containsExactly(DEPOSIT + "  forfeited 不予退还: expected 应为 6000.00, found 实为 6000.01");
        assertThat(messages(kept, with(refunded(), forfeited("6000.00", null))))
                .containsExactly(DEPOSIT + "  paid over 上缴日: expected 应为 2026-03-03, found 实为 —");
    }

    @Test
    void aRefundThatWentOutAMinuteEarly() {
        DepositLine early = with(refund(SATURDAY.atTime(8, 59), SATURDAY, SATURDAY, null));
        assertThat(messages(refunded(), early))
                .containsExactly(DEPOSIT + "  issued 下达时间 #1: expected 应为 2026-02-14 09:00, found 实为 2026-02-14 08:59");
    }

    @Test
    void aRefundThatWentOutFiveMinutesLate() {
        assertThat(messages(refunded(), with(refund(SATURDAY.atTime(9, 5), SATURDAY, SATURDAY, null))))
                .hasSize(1);
    }

    @Test
    void aSecondRefundThatNobodyExpected() {
        DepositLine.Refund once = refund(SATURDAY.atTime(9, 0), SATURDAY, SATURDAY, null);
        assertThat(messages(refunded(), with(once, once)))
                .containsExactly(DEPOSIT + "  refunds issued 退款次数: expected 应为 1, found 实为 2");
    }

    @Test
    void aCreditInPlaceOfAReturn() {
        DepositLine returned = with(refund(SATURDAY.atTime(9, 0), SATURDAY, null, SATURDAY));
        assertThat(messages(returned, refunded())).hasSize(2);
    }

    @Test
    void aDepositThatIsMissingAndOneTooMany() {
        List<Difference> found =
                TableCheck.differences(List.of(refunded()), List.of(line("500240:SZ1", "1.00", "0.00", "held")));
        assertThat(found).extracting(Difference::where).containsExactly(DEPOSIT, "500240:SZ1");
    }

    @Test
    void aDepositNamedTwiceInTheTableIsAMistakeOfTheTable() {
        assertThatThrownBy(() -> TableCheck.differences(List.of(), List.of(refunded(), refunded())))
                .hasMessageContaining("two lines for " + DEPOSIT);
    }

    @Test
    void fourMinutesAreTheHubsToTake() {
        assertThat(messages(refunded(), with(refund(SATURDAY.atTime(9, 4, 59), SATURDAY, SATURDAY, null))))
                .isEmpty();
    }

    private static List<String> messages(DepositLine expected, DepositLine found) {
        return TableCheck.differences(List.of(expected), List.of(found)).stream()
                .map(Difference::message)
                .toList();
    }
}
