package cn.caitong.routes.treasury;

import cn.caitong.mappings.money.Money;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Everything that is wrong with an application or a repair, at once, so that one answer is enough to put it right. */
final class Flaws {
    static final String CLAUSE = "N5.4";

    private final List<String> found = new ArrayList<>();

    Flaws addIf(boolean wrong, String flaw) {
        if (wrong) {
            found.add(flaw);
        }
        return this;
    }

    boolean isEmpty() {
        return found.isEmpty();
    }

    /** The refusal, naming them all. */
    Draft refusal(Step step, String code) {
        return step.refuse(code, CLAUSE, String.join("; ", found));
    }

    /** What stands against paying on this claim, whatever is to be paid. */
    static Flaws ofClaim(Payable payable) {
        return new Flaws()
                .addIf(!payable.lives(), "claim-over: the claim was voided, freed or replaced")
                .addIf(payable.lives() && payable.confirmed() == null, "nothing-confirmed: no sum of it is confirmed")
                .addIf(payable.suspended(), "contract-suspended: performance of the contract stands still");
    }

    /** An application as it was prepared: it comes to what is confirmed now, exactly, and goes to the agreed account. */
    static Flaws of(Prepared prepared, Payable payable) {
        Flaws flaws = ofClaim(payable);
        Money confirmed = payable.confirmed();
        if (confirmed != null) {
            flaws.sum(prepared, confirmed);
        }
        Set<String> codes = new HashSet<>();
        prepared.lines().stream()
                .map(line -> line.budget().code())
                .filter(code -> !codes.add(code))
                .forEach(code -> flaws.addIf(true, "line-twice: " + code));
        Set<String> deductions = new HashSet<>();
        prepared.deductions().stream()
                .map(Prepared.Deduction::id)
                .filter(id -> !deductions.add(id))
                .forEach(id -> flaws.addIf(true, "deduction-twice: " + id));
        return flaws.addIf(
                !prepared.payee().open().isThatOf(payable.payee().open()),
                "payee-differs: it is not the account of the contract");
    }

    private void sum(Prepared prepared, Money confirmed) {
        boolean foreign =
                prepared.amounts().anyMatch(amount -> !amount.currency().equals(confirmed.currency()));
        addIf(foreign, "currency-differs: the confirmed sum is in " + confirmed.currency());
        if (foreign) {
            return;
        }
        Money total = prepared.amounts().reduce(Money.zero(confirmed.currency()), Money::plus);
        addIf(
                !total.equals(confirmed),
                "sum-differs: lines and deductions come to %s, confirmed are %s"
                        .formatted(total.text(), confirmed.text()));
    }
}
