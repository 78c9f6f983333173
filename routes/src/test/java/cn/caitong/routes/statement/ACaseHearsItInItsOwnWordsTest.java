package cn.caitong.routes.statement;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.engine.reconciliation.StatementKind;
import cn.caitong.engine.reconciliation.StatementKind.BankWord;
import cn.caitong.engine.reconciliation.StatementKind.News;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What only a statement knows, in the words of the flow that must judge it. */
@Tag("unit")
class ACaseHearsItInItsOwnWordsTest {
    private static final StatementKind DEPOSITS = StatementKinds.all().getFirst();
    private static final StatementKind PAYMENTS = StatementKinds.all().getLast();

    @Test
    void eachKindIsHeldAgainstItsOwnPartOfTheLedger() {
        assertThat(DEPOSITS)
                .extracting(StatementKind::flow, StatementKind::items, StatementKind::purpose)
                .containsExactly("statement", null, Purpose.REFUND);
        assertThat(PAYMENTS)
                .extracting(StatementKind::flow, StatementKind::items, StatementKind::purpose)
                .containsExactly("treasury-statement", "payable", Purpose.PAY);
    }

    @Test
    void aRefundAsItsHolderWouldReportIt() {
        News credited = DEPOSITS.telling().apply(word(true, "Z-1"));
        assertThat(credited.type()).isEqualTo("deposit.refund-credited.v1");
        assertThat(credited.data().toString()).isEqualTo("""
            {"instructionId":"CT-1","bankDate":"2026-04-22","amount":{"amount":"80000.00","currency":"CNY"},\
            "bankTrace":"Z-1"}\
            """);
        News returned = DEPOSITS.telling().apply(word(false, null));
        assertThat(returned.type()).isEqualTo("deposit.refund-returned.v1");
        assertThat(returned.data().has("bankTrace")).isFalse();
    }

    @Test
    void aLineOfAPaymentAsTheTreasuryWouldReportIt() {
        News credited = PAYMENTS.telling().apply(word(true, "Z-1"));
        assertThat(credited.type()).isEqualTo("payment.executed.v1");
        assertThat(credited.data().toString()).isEqualTo("""
            {"payment":{"id":"K-1","applicationId":"CT-0"},"lines":[{"instructionId":"CT-1","bankDate":"2026-04-22",\
            "amount":{"amount":"80000.00","currency":"CNY"},"bankTrace":"Z-1","result":"credited"}]}\
            """);
        News returned = PAYMENTS.telling().apply(word(false, "Z-1"));
        assertThat(returned.type()).isEqualTo("payment.returned.v1");
        assertThat(returned.data().at("/lines/0/reason/code").asText())
                .as("a statement gives no reason")
                .isEqualTo("X99");
        assertThat(returned.data().at("/lines/0").has("result")).isFalse();
    }

    private static BankWord word(boolean isCredit, @Nullable String trace) {
        return new BankWord(
                isCredit, "K-1", "CT-1", "CT-0", new BigDecimal("80000.00"), "CNY", LocalDate.of(2026, 4, 22), trace);
    }
}
