package cn.caitong.routes.treasury;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.treasury.PaymentEvent.Repaired;
import cn.caitong.routes.treasury.PaymentEvent.Repaired.Fix;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** What two persons make of lines that failed: each by itself, together the same total. */
final class Repairs {
    private Repairs() {}

    /** All lines of the payment after the repair; those repaired are carried by this application. */
    static List<Line> lines(Payment payment, List<Fix> fixes, int application) {
        Map<String, Line> lines = new LinkedHashMap<>();
        payment.lines().forEach(line -> lines.put(line.code(), line));
        fixes.forEach(fix -> lines.computeIfPresent(
                fix.line(),
                (code, failed) -> failed.attempt(failed.current().n(), Line.Attempt::voided)
                        .givenUp()));
        for (Fix fix : fixes) {
            Line failed = payment.line(fix.line()).orElseThrow();
            Budget budget = budget(failed, fix);
            Money amount = amount(failed, fix);
            Line base = lines.getOrDefault(budget.code(), new Line(budget, amount, List.of(), false));
            lines.put(budget.code(), base.again(budget, amount, application));
        }
        return List.copyOf(lines.values());
    }

    static Flaws flaws(Step step, Repaired repair) {
        Payment payment = step.known();
        Flaws flaws = Flaws.ofClaim(step.claim());
        boolean allFailed = true;
        for (Fix fix : repair.lines()) {
            Optional<Line> failed = payment.line(fix.line()).filter(Line::hasFailed);
            allFailed &= failed.isPresent();
            flaws.addIf(failed.isEmpty(), "line-not-failed: " + fix.line())
                    .addIf(
                            failed.filter(line -> line.current().proof() == null)
                                    .isPresent(),
                            "attempt-not-void: nothing shows that it will never pay: " + fix.line());
        }
        if (allFailed) {
            codes(payment, repair.lines(), flaws);
            total(payment, repair.lines(), flaws);
        }
        return payee(step.claim(), repair, flaws);
    }

    /** Each budget line is one line: it may take the place of itself, or of none that goes on. */
    private static void codes(Payment payment, List<Fix> fixes, Flaws flaws) {
        Set<String> repaired = new HashSet<>();
        fixes.forEach(fix -> flaws.addIf(!repaired.add(fix.line()), "line-twice: " + fix.line()));
        Set<String> next = new HashSet<>();
        for (Fix fix : fixes) {
            String code = budget(payment.line(fix.line()).orElseThrow(), fix).code();
            boolean goesOn = payment.line(code)
                    .filter(line -> !line.replaced() && !repaired.contains(code))
                    .isPresent();
            flaws.addIf(goesOn, "line-in-use: " + code).addIf(!next.add(code), "line-twice: " + code);
        }
    }

    private static void total(Payment payment, List<Fix> fixes, Flaws flaws) {
        String currency = payment.sum().currency();
        List<Money> before = new ArrayList<>();
        List<Money> after = new ArrayList<>();
        for (Fix fix : fixes) {
            Line failed = payment.line(fix.line()).orElseThrow();
            before.add(failed.amount());
            after.add(amount(failed, fix));
        }
        boolean foreign = after.stream().anyMatch(money -> !money.currency().equals(currency));
        flaws.addIf(foreign, "currency-differs: the confirmed sum is in " + currency);
        if (!foreign) {
            Money owed = before.stream().reduce(Money.zero(currency), Money::plus);
            Money asked = after.stream().reduce(Money.zero(currency), Money::plus);
            flaws.addIf(
                    !owed.equals(asked),
                    "sum-differs: the failed lines were %s, repaired they are %s".formatted(owed.text(), asked.text()));
        }
    }

    /** A new account is where money can be led astray: it is of the same holder, and of an assigned one there is no other. */
    private static Flaws payee(Payable payable, Repaired repair, Flaws flaws) {
        Account named = repair.payee();
        if (named == null) {
            return flaws;
        }
        Account agreed = payable.payee().open();
        boolean allowed =
                payable.locked() ? Flaws.isSame(named, agreed) : named.name().equals(agreed.name());
        return flaws.addIf(
                !allowed, "payee-differs: it is not of the holder of the contract's account, or that is locked");
    }

    private static Budget budget(Line failed, Fix fix) {
        return Objects.requireNonNullElse(fix.budget(), failed.budget());
    }

    private static Money amount(Line failed, Fix fix) {
        return Objects.requireNonNullElse(fix.amount(), failed.amount());
    }
}
