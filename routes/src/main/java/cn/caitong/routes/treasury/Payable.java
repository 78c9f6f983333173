package cn.caitong.routes.treasury;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Location;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.payment.ClaimFlow;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * What a payment reads of its claim, which is locked while it is decided.
 *
 * @param supplier register and number, {@code CN-USCC:…}; so is the purchaser
 * @param payee the contract's account, or the one that it was assigned to (政采贷)
 * @param locked whether that account was assigned, so that no other of its holder will do
 * @param sum what the payment is about, as far as that is known: zero before anything was confirmed
 * @param confirmed what is payable under this payment id now; null while nothing is
 * @param recovering what a red or voided invoice took back of it though it was applied for, and is neither back nor stopped yet
 * @param lives whether the claim stands
 * @param suspended whether its contract's performance stands still, {@code terminated} whether it ended early
 * @param limit until when it must be credited; null while nothing is confirmed
 */
record Payable(
        String invoice,
        String contract,
        String tender,
        String supplier,
        String supplierName,
        String purchaser,
        String purchaserName,
        Concealed<Account> payee,
        boolean locked,
        Money sum,
        @Nullable Money confirmed,
        Money recovering,
        boolean lives,
        boolean suspended,
        boolean terminated,
        @Nullable Limit limit) {

    /** The last lawful day, its end (exclusive, UTC), and the clause that says so. */
    record Limit(String clause, LocalDate on, Instant at) {}

    /** The claim's place, as its first message would name it. */
    Location claim(Location payment) {
        return new Location(
                ClaimFlow.NAME,
                invoice,
                CaseId.of("contract", contract),
                payment.jurisdiction(),
                payment.partner(),
                tender,
                null,
                supplier);
    }
}
