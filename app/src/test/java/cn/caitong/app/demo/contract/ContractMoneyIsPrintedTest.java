package cn.caitong.app.demo.contract;

import static cn.caitong.app.demo.contract.ContractLines.CLAIM;
import static cn.caitong.app.demo.contract.ContractLines.CONTRACT;
import static cn.caitong.app.demo.contract.ContractLines.CREDITED;
import static cn.caitong.app.demo.contract.ContractLines.PAID;
import static cn.caitong.app.demo.contract.ContractLines.payment;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.demo.contract.PaymentLine.End;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ContractMoneyIsPrintedTest {
    @Test
    void aMonthWithoutContractsHasNothing() {
        assertThat(ContractTableText.of(ContractTable.EMPTY)).isEmpty();
    }

    @Test
    void eachContractAndInvoiceHasItsClocksAndEachPaymentItsAttempts() {
        PaymentLine payment = payment(new End(PAID, null, null, PAID), CREDITED);
        assertThat(ContractTableText.of(new ContractTable(List.of(CONTRACT), List.of(CLAIM), List.of(payment))))
                .containsExactly(
                        "contract 合同 HT-1  signed",
                        "  C20                              from 自 2026-02-12, due 至 2026-02-14, done 办结 2026-02-14",
                        "invoice 发票 2650  226000.00  paid",
                        "  confirmed 确认 226000.00 on 于 2026-02-28, silence",
                        "  C36                              from 自 2026-02-14, due 至 2026-02-28, done 办结 2026-02-28",
                        "  applied 报送         amount 金额  delivered  credited   returned   refused    budget 指标",
                        "payment 支付 2650  credited  approve",
                        "  2026-03-02 10:30   226000.00  2026-03-02                       2026-03-02"
                                + " 111/2010303/30202/50024026T000000000117",
                        "  2026-03-02 10:30   226000.00  2026-03-02 2026-03-02                      "
                                + " 111/2010303/30202/50024026T000000000117");
    }

    @Test
    void anInvoiceThatWasRefusedSaysWhy() {
        ClaimLine refused =
                new ClaimLine("2651", null, List.of("claim-payee-differs"), List.of(), List.of(), List.of(), "new");
        assertThat(ContractTableText.of(new ContractTable(List.of(), List.of(refused), List.of())))
                .containsExactly("invoice 发票 2651  new", "  refused 退回 claim-payee-differs");
    }
}
