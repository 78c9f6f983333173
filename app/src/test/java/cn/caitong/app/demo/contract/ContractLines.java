package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.contract.PaymentLine.Attempt;
import cn.caitong.app.demo.contract.PaymentLine.End;
import cn.caitong.app.demo.witness.Difference;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.List;

/** A contract, its invoice and their payment, in which everything went well. */
final class ContractLines {
    static final LocalDate SATURDAY = LocalDate.parse("2026-02-14");
    static final LocalDate LAST = LocalDate.parse("2026-02-28");
    static final LocalDate PAID = LocalDate.parse("2026-03-02");
    static final LocalDateTime APPLIED = LocalDateTime.parse("2026-03-02T10:30");
    static final BigDecimal AMOUNT = new BigDecimal("226000.00");
    static final String BUDGET = "111/2010303/30202/50024026T000000000117";

    static final Term PUBLISHED = new Term("C20", LocalDate.parse("2026-02-12"), SATURDAY, SATURDAY, false);
    static final Term WINDOW = new Term("C36", SATURDAY, LAST, LAST, false);
    static final End CREDITED = new End(PAID, PAID, null, null);

    static final ContractLine CONTRACT = new ContractLine("HT-1", List.of(PUBLISHED), "signed");
    static final ClaimLine CLAIM = claim(AMOUNT, WINDOW);
    static final PaymentLine PAYMENT = payment(CREDITED);

    private ContractLines() {}

    static ClaimLine claim(BigDecimal amount, Term... terms) {
        return new ClaimLine(
                "2650",
                amount,
                List.of(),
                List.of(new ClaimLine.Sum("2650", AMOUNT, LAST, "silence")),
                List.of(terms),
                List.of("confirm", "start-payment"),
                "paid");
    }

    static PaymentLine payment(End... ends) {
        List<Attempt> attempts = List.of(ends).stream()
                .map(end -> new Attempt(APPLIED, BUDGET, AMOUNT, end))
                .toList();
        return new PaymentLine("2650", attempts, List.of("approve"), "credited");
    }

    static List<String> messages(List<Difference> differences) {
        return differences.stream().map(Difference::message).toList();
    }
}
