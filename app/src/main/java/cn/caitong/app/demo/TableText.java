package cn.caitong.app.demo;

import cn.caitong.app.demo.witness.Times;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The table that the demo ends with: a line for each refund, the deposit's own columns on its first one. */
final class TableText {
    private static final String CHINESE = "保证金、收款日、金额、依据、到期日 | 下达时间、缘由、送达日、到账日、退票日 | 资金占用费、状态、供应商";
    private static final String DEPOSIT = "%-26s %-10s %9s  %-6s %-10s";
    private static final String REFUND = "%-16s %-28s %-10s %-10s %-10s";
    private static final String END = "%6s  %-10s %s";

    private final Map<String, String> suppliers;

    private TableText(Map<String, String> suppliers) {
        this.suppliers = suppliers;
    }

    /** The lines, with the suppliers' names by deposit. */
    static List<String> of(List<DepositLine> deposits, Map<String, String> suppliers) {
        TableText table = new TableText(suppliers);
        List<String> text = new ArrayList<>();
        text.add(CHINESE);
        text.add(row(
                DEPOSIT.formatted("deposit", "received", "amount", "clause", "due"),
                REFUND.formatted("issued", "why", "delivered", "credited", "returned"),
                END.formatted("C15", "state", "supplier")));
        deposits.forEach(deposit -> text.addAll(table.lines(deposit)));
        return text;
    }

    private List<String> lines(DepositLine deposit) {
        List<DepositLine.Refund> refunds = deposit.refunds();
        List<String> lines = new ArrayList<>();
        lines.add(row(head(deposit), refunds.isEmpty() ? noRefund() : refund(refunds.getFirst()), end(deposit)));
        refunds.stream()
                .skip(1)
                .map(again -> row(DEPOSIT.formatted("", "", "", "", ""), refund(again), ""))
                .forEach(lines::add);
        return lines;
    }

    private static String head(DepositLine deposit) {
        return DEPOSIT.formatted(
                deposit.deposit(),
                deposit.received(),
                deposit.isGuarantee() ? "–" : deposit.amount(),
                text(deposit.clause()),
                day(deposit.due()));
    }

    private static String refund(DepositLine.Refund refund) {
        return REFUND.formatted(
                Times.print(refund.issued()),
                refund.why(),
                day(refund.delivered()),
                day(refund.credited()),
                day(refund.returned()));
    }

    private static String noRefund() {
        return REFUND.formatted("", "", "", "", "");
    }

    private String end(DepositLine deposit) {
        return END.formatted(
                deposit.lateCharge(), deposit.state(), suppliers.getOrDefault(deposit.deposit(), "") + beside(deposit));
    }

    private static String beside(DepositLine deposit) {
        DepositLine.Beside beside = deposit.beside();
        String forfeited = sum("forfeited 不予退还", beside.forfeited());
        return (deposit.isGuarantee() ? "  guarantee 保函" : "")
                + sum("bank interest 银行利息", beside.bankInterest())
                + forfeited
                + (beside.paidOver() == null ? "" : ", paid over 上缴 " + beside.paidOver())
                + sum("performance deposit 转履约保证金", beside.converted());
    }

    private static String sum(String what, BigDecimal amount) {
        return amount.signum() == 0 ? "" : "  " + what + " " + amount;
    }

    private static String row(String deposit, String refund, String end) {
        return (deposit + "  " + refund + " " + end).stripTrailing();
    }

    private static String text(@Nullable String word) {
        return word == null ? "" : word;
    }

    private static String day(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }
}
