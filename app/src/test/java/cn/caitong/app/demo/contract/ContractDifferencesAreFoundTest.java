package cn.caitong.app.demo.contract;

import static cn.caitong.app.demo.contract.ContractLines.AMOUNT;
import static cn.caitong.app.demo.contract.ContractLines.APPLIED;
import static cn.caitong.app.demo.contract.ContractLines.BUDGET;
import static cn.caitong.app.demo.contract.ContractLines.CLAIM;
import static cn.caitong.app.demo.contract.ContractLines.CONTRACT;
import static cn.caitong.app.demo.contract.ContractLines.CREDITED;
import static cn.caitong.app.demo.contract.ContractLines.LAST;
import static cn.caitong.app.demo.contract.ContractLines.PAID;
import static cn.caitong.app.demo.contract.ContractLines.PAYMENT;
import static cn.caitong.app.demo.contract.ContractLines.SATURDAY;
import static cn.caitong.app.demo.contract.ContractLines.WINDOW;
import static cn.caitong.app.demo.contract.ContractLines.claim;
import static cn.caitong.app.demo.contract.ContractLines.messages;
import static cn.caitong.app.demo.contract.ContractLines.payment;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.demo.contract.PaymentLine.Attempt;
import cn.caitong.app.demo.contract.PaymentLine.End;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ContractDifferencesAreFoundTest {
    private static final ContractTable TABLE = new ContractTable(List.of(CONTRACT), List.of(CLAIM), List.of(PAYMENT));

    @Test
    void twoThatAgree() {
        assertThat(ContractCheck.differences(TABLE, TABLE)).isEmpty();
    }

    @Test
    void aLineThatOnlyOneSideHas() {
        assertThat(messages(ContractCheck.differences(TABLE, ContractTable.EMPTY)))
                .containsExactly(
                        "HT-1  contract 合同: expected 应为 a line 一行, found 实为 none 无",
                        "2650  claim 发票: expected 应为 a line 一行, found 实为 none 无",
                        "2650  payment 支付: expected 应为 a line 一行, found 实为 none 无");
        assertThat(messages(ContractCheck.differences(ContractTable.EMPTY, TABLE)))
                .hasSize(3)
                .allMatch(message -> message.endsWith("expected 应为 none 无, found 实为 a line 一行"));
    }

    @Test
    void aClockThatEndsOnAnotherDayIsVoidOrDidNotRun() {
        Term later = new Term("C36", SATURDAY, LAST.plusDays(2), LAST, false);
        assertThat(claims(claim(AMOUNT, later)))
                .containsExactly(
                        "2650  clock 期限 C36: expected 应为 from 自 2026-02-14, due 至 2026-02-28, done 办结 2026-02-28,"
                                + " found 实为 from 自 2026-02-14, due 至 2026-03-02, done 办结 2026-02-28");
        assertThat(claims(claim(AMOUNT, new Term("C36", SATURDAY, LAST, null, true))))
                .hasSize(1)
                .first()
                .asString()
                .endsWith("void 不再适用");
        assertThat(claims(claim(AMOUNT))).hasSize(1).first().asString().endsWith("found 实为 —");
        assertThat(claims(claim(AMOUNT, WINDOW, new Term("C37", LAST, PAID, null, false))))
                .hasSize(1)
                .first()
                .asString()
                .contains("expected 应为 —")
                .endsWith("open 未了");
    }

    @Test
    void anotherSumOrAnotherWayOfConfirming() {
        ClaimLine.Sum sum = new ClaimLine.Sum("2650", AMOUNT, LAST, "purchaser");
        ClaimLine found = new ClaimLine(
                "2650",
                new BigDecimal("226000.0"),
                List.of("claim-payee-differs"),
                List.of(sum),
                List.of(WINDOW),
                List.of("confirm"),
                "confirmed");
        assertThat(claims(found))
                .containsExactly(
                        "2650  amount 金额: expected 应为 226000.00, found 实为 226000.0",
                        "2650  refused 退回原因: expected 应为 [], found 实为 [claim-payee-differs]",
                        "2650  confirmed 确认 2650: expected 应为 226000.00 on 于 2026-02-28, silence,"
                                + " found 实为 226000.00 on 于 2026-02-28, purchaser",
                        "2650  told 待办: expected 应为 [confirm, start-payment], found 实为 [confirm]",
                        "2650  state 状态: expected 应为 paid, found 实为 confirmed");
    }

    @Test
    void anAttemptMoreAndOneThatEndedOtherwise() {
        assertThat(payments(payment(CREDITED, CREDITED)))
                .containsExactly("2650  attempts 支付次数: expected 应为 1, found 实为 2");
        assertThat(payments(payment(new End(PAID, null, null, PAID))))
                .containsExactly(
                        "2650  credited 到账日 #1: expected 应为 2026-03-02, found 实为 —",
                        "2650  refused 被拒日 #1: expected 应为 —, found 实为 2026-03-02");
    }

    @Test
    void anApplicationIsNeverEarlierAndAtMostAFewMinutesLater() {
        assertThat(payments(issued(4))).isEmpty();
        assertThat(payments(issued(5))).hasSize(1);
        assertThat(payments(issued(-1)))
                .containsExactly("2650  issued 报送时间 #1: expected 应为 2026-03-02 10:30, found 实为 2026-03-02 10:29");
    }

    private static PaymentLine issued(int minutesLater) {
        Attempt attempt = new Attempt(APPLIED.plusMinutes(minutesLater), BUDGET, AMOUNT, CREDITED);
        return new PaymentLine("2650", List.of(attempt), List.of("approve"), "credited");
    }

    private static List<String> claims(ClaimLine found) {
        return messages(ContractCheck.differences(
                TABLE, new ContractTable(TABLE.contracts(), List.of(found), TABLE.payments())));
    }

    private static List<String> payments(PaymentLine found) {
        return messages(
                ContractCheck.differences(TABLE, new ContractTable(TABLE.contracts(), TABLE.claims(), List.of(found))));
    }
}
