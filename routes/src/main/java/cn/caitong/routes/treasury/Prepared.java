package cn.caitong.routes.treasury;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import java.time.Instant;
import java.util.List;
import java.util.stream.Stream;

/**
 * An application as one person prepared it (经办), until another approves it.
 *
 * @param digest of what its message says: an approval names it, so that nothing is approved unseen
 * @param by who prepared it: whoever approves must be someone else
 * @param at when, as its message says, UTC: what was approved before is not approved by that
 */
record Prepared(
        List<Asked> lines,
        List<Deduction> deductions,
        Concealed<Account> payee,
        String purpose,
        String digest,
        String by,
        Instant at) {
    Prepared {
        lines = List.copyOf(lines);
        deductions = List.copyOf(deductions);
    }

    /** What one budget line is to pay. */
    record Asked(Budget budget, Money amount) {}

    /** What is not paid out: a penalty, a retention that is kept back. */
    record Deduction(String id, String kind, Money amount, String basis) {}

    Stream<Money> amounts() {
        return Stream.concat(
                lines.stream().map(Asked::amount), deductions.stream().map(Deduction::amount));
    }
}
