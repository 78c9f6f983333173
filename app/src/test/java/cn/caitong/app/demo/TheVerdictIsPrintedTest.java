package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.demo.contract.ContractTable;
import cn.caitong.app.demo.witness.Difference;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TheVerdictIsPrintedTest {
    private static final Difference DIFFERENCE = new Difference("500103:YZ1", "amount 金额", "18000.00", "17999.99");

    @Test
    void eachDifferenceOnALineAndTheirNumber() {
        assertThat(printed(out -> Report.verdict(outcome(DIFFERENCE), out)))
                .containsExactly(
                        "✗ 500103:YZ1  amount 金额: expected 应为 18000.00, found 实为 17999.99", "differences: 1 · 共 1 处不符");
    }

    @Test
    void thatAllIsWell() {
        assertThat(printed(out -> Report.verdict(outcome(), out)))
                .singleElement()
                .asString()
                .startsWith("✓ 1 deposits, 0 contracts, 0 invoices and 0 payments as worked out by hand")
                .contains("7 rows of evidence sound");
    }

    @Test
    void theTableEndsWithTheSuppliersName() {
        assertThat(TableText.of(List.of(Lines.refunded()), Map.of(Lines.DEPOSIT, "示例公司")))
                .last()
                .asString()
                .startsWith("500103:YZ1 ")
                .contains(" C12    2026-02-24  2026-02-14 09:00 refunded-without-application 2026-02-14 2026-02-14 ")
                .endsWith("0.00  refunded   示例公司");
    }

    @Test
    void whatWasKeptStandsBesideTheName() {
        DepositLine kept = Lines.with(Lines.refunded(), Lines.forfeited("6000.00", "2026-03-03"));
        assertThat(TableText.of(List.of(kept), Map.of(Lines.DEPOSIT, "示例公司")))
                .last()
                .asString()
                .endsWith("示例公司  forfeited 不予退还 6000.00, paid over 上缴 2026-03-03");
    }

    @Test
    void aSecondAttemptHasALineOfItsOwnAndNoneHasOneToo() {
        assertThat(TableText.of(List.of(Lines.with()), Map.of())).hasSize(3);
        DepositLine.Refund refund = Lines.refund(Lines.SATURDAY.atTime(9, 0), Lines.SATURDAY, null, Lines.SATURDAY);
        assertThat(TableText.of(List.of(Lines.with(refund, refund)), Map.of()))
                .hasSize(4)
                .last()
                .asString()
                .startsWith("        ")
                .contains("2026-02-14 09:00 refunded-without-application");
    }

    private static Outcome outcome(Difference... differences) {
        return new Outcome(
                List.of(),
                List.of(Lines.refunded()),
                ContractTable.EMPTY,
                List.of(),
                new Names(Map.of(), Map.of()),
                List.of(differences),
                7);
    }

    private static List<String> printed(Consumer<PrintWriter> report) {
        StringWriter text = new StringWriter();
        PrintWriter out = new PrintWriter(text);
        report.accept(out);
        out.flush();
        return text.toString().lines().toList();
    }
}
