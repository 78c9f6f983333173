package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.witness.Times;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Contract money for people: each contract and invoice with its clocks below it, then each payment with its attempts. */
public final class ContractTableText {
    private static final String ATTEMPT = "  %-16s %11s  %-10s %-10s %-10s %-10s %s";

    private ContractTableText() {}

    /** The lines; none of a month without contracts. */
    public static List<String> of(ContractTable table) {
        List<String> text = new ArrayList<>();
        for (ContractLine contract : table.contracts()) {
            text.add("contract 合同 %s  %s".formatted(contract.contract(), contract.state()));
            contract.terms().forEach(term -> text.add(term(term)));
        }
        table.claims().forEach(claim -> text.addAll(claim(claim)));
        if (!table.payments().isEmpty()) {
            text.add(ATTEMPT.formatted(
                            "applied 报送", "amount 金额", "delivered", "credited", "returned", "refused", "budget 指标")
                    .stripTrailing());
        }
        table.payments().forEach(payment -> text.addAll(payment(payment)));
        return text;
    }

    private static List<String> claim(ClaimLine claim) {
        List<String> text = new ArrayList<>();
        String amount = claim.amount() == null ? "" : claim.amount() + "  ";
        text.add("invoice 发票 %s  %s%s".formatted(claim.invoice(), amount, claim.state()));
        claim.refused().forEach(codes -> text.add("  refused 退回 " + codes));
        claim.confirmed().forEach(sum -> text.add("  confirmed 确认 " + sum.text()));
        claim.terms().forEach(term -> text.add(term(term)));
        return text;
    }

    private static String term(Term term) {
        return "  %-32s %s".formatted(term.clock(), term.text());
    }

    private static List<String> payment(PaymentLine payment) {
        String told = payment.told().stream().collect(Collectors.joining(", "));
        List<String> text = new ArrayList<>();
        text.add("payment 支付 %s  %s  %s"
                .formatted(payment.payment(), payment.state(), told)
                .stripTrailing());
        for (PaymentLine.Attempt attempt : payment.attempts()) {
            PaymentLine.End end = attempt.end();
            text.add(ATTEMPT.formatted(
                    Times.print(attempt.issued()),
                    attempt.amount(),
                    day(end.delivered()),
                    day(end.credited()),
                    day(end.returned()),
                    day(end.refused()),
                    attempt.budget()));
        }
        return text;
    }

    private static String day(@Nullable LocalDate date) {
        return date == null ? "" : date.toString();
    }
}
