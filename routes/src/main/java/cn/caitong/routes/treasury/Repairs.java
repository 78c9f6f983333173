package cn.caitong.routes.treasury;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.treasury.PaymentEvent.Repaired;
import cn.caitong.routes.treasury.PaymentEvent.Repaired.Fix;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/**
 * What two persons make of lines that failed: each by itself, together the same total, less what a red invoice took back of it while
 * they waited.
 */
final class Repairs {
    private Repairs() {}

    /** All lines of the payment after the repair; those repaired are carried by this application. */
    static List<Line> lines(Payment payment, List<Fix> fixes, int application) {
        Map<String, Line> lines = new LinkedHashMap<>();
        payment.lines().forEach(line -> lines.put(line.code(), line));
        fixes.forEach(fix -> lines.computeIfPresent(fix.line(), (code, failed) -> failed.annulled()));
        for (Fix fix : sent(fixes)) {
            Line failed = payment.line(fix.line()).orElseThrow();
            Budget budget = budget(failed, fix);
            lines.compute(budget.code(), (code, line) -> Line.next(line, budget, amount(failed, fix), application));
        }
        return List.copyOf(lines.values());
    }

    /** By how much they come to less than they did. */
    static Money less(Payment payment, List<Fix> fixes) {
        Money less = Money.zero(payment.sum().currency());
        for (Fix fix : fixes) {
            Line failed = payment.line(fix.line()).orElseThrow();
            less = less.plus(failed.amount()).minus(amount(failed, fix));
        }
        return less;
    }

    private static List<Fix> sent(List<Fix> fixes) {
        return fixes.stream().filter(fix -> !fix.isGivenUp()).toList();
    }

    static Flaws flaws(Step step, Repaired repair) {
        Payment payment = step.known();
        Flaws flaws = repair.givesUpAll() ? new Flaws() : ContractStops.flaws(Flaws.ofClaim(step.claim()), step);
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
            total(step, repair.lines(), flaws);
        }
        return payee(step.claim(), repair, flaws);
    }

    /** Each budget line is one line: it may take the place of itself, or of none that goes on. */
    private static void codes(Payment payment, List<Fix> fixes, Flaws flaws) {
        Set<String> repaired = new HashSet<>();
        fixes.forEach(fix -> flaws.addIf(!repaired.add(fix.line()), "line-twice: " + fix.line()));
        Set<String> next = new HashSet<>();
        for (Fix fix : sent(fixes)) {
            String code = budget(payment.line(fix.line()).orElseThrow(), fix).code();
            boolean goesOn = payment.line(code)
                    .filter(line -> !line.replaced() && !repaired.contains(code))
                    .isPresent();
            flaws.addIf(goesOn, "line-in-use: " + code).addIf(!next.add(code), "line-twice: " + code);
        }
    }

    private static void total(Step step, List<Fix> fixes, Flaws flaws) {
        Payment payment = step.known();
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
            Money gone = Money.least(gone(step), owed);
            Money due = owed.minus(gone);
            flaws.addIf(
                            gone.isZero() && !asked.equals(due),
                            "sum-differs: the failed lines were %s, repaired they are %s"
                                    .formatted(owed.text(), asked.text()))
                    .addIf(
                            gone.isPositive() && !asked.equals(due),
                            "sum-reduced: the failed lines were %s, of which %s was taken back by a red or voided invoice since; repaired they come to %s, not %s"
                                    .formatted(owed.text(), gone.text(), due.text(), asked.text()));
        }
    }

    /**
     * What was taken back of the sum and is neither back nor stopped, as far as nothing is free for it yet: lines that wait must not
     * pay it. Of a claim that is over nothing is owed at all.
     */
    private static Money gone(Step step) {
        Payable payable = step.claim();
        Money recovering = payable.recovering();
        Money free = new Money(Objects.requireNonNullElse(step.free(), BigDecimal.ZERO), recovering.currency());
        if (payable.confirmed() == null) {
            return step.known().sum();
        }
        return recovering.minus(Money.least(free, recovering));
    }

    /** A new account is where money can be led astray: it is of the same holder, and of an assigned one there is no other. */
    private static Flaws payee(Payable payable, Repaired repair, Flaws flaws) {
        Account named = repair.payee();
        if (named == null) {
            return flaws;
        }
        Account agreed = payable.payee().open();
        boolean allowed =
                payable.locked() ? named.isThatOf(agreed) : named.name().equals(agreed.name());
        return flaws.addIf(
                !allowed, "payee-differs: it is not of the holder of the contract's account, or that is locked");
    }

    private static Budget budget(Line failed, Fix fix) {
        return Objects.requireNonNullElse(fix.budget(), failed.budget());
    }

    private static Money amount(Line failed, Fix fix) {
        if (fix.isGivenUp()) {
            return Money.zero(failed.amount().currency());
        }
        return Objects.requireNonNullElse(fix.amount(), failed.amount());
    }
}
