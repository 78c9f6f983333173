package cn.caitong.routes.payment;

import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.contract.ContractFacts.Credit;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.payment.ClaimEvent.Paper;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * What a claim reads of its contract.
 *
 * @param regime the tender's legal regime, which selects the clock table's rows
 * @param purchaser register and number, {@code CN-USCC:…}
 * @param suppliers the supplier's name by its key, or of a consortium every member's
 * @param signedOn null until all sides have signed
 * @param payee the agreed account, or the one that it was assigned to (政采贷)
 * @param locked whether the payee was assigned, so that no other account will do
 * @param credit what was agreed about paying it late
 * @param size the supplier's size at signing, where it was a small or medium firm (款项条例 art. 3)
 */
record Terms(
        String contract,
        String tender,
        String regime,
        String purchaser,
        String purchaserName,
        Map<String, String> suppliers,
        @Nullable LocalDate signedOn,
        boolean suspended,
        boolean terminated,
        Map<String, Milestone> milestones,
        Concealed<Account> payee,
        boolean locked,
        @Nullable String size,
        @Nullable Credit credit) {
    Terms {
        suppliers = Map.copyOf(suppliers);
        milestones = Map.copyOf(milestones);
    }

    /**
     * What is paid when, of a contract.
     *
     * @param item by which the ledger knows what may be claimed of it
     * @param accepted whether it waits for an acceptance; else the signing is enough
     * @param metOn null until its condition is met on record
     * @param owedFrom from which day a small firm's term runs; null until it is met, and of what is paid before any delivery
     * @param acceptance the acceptance evidence on the contract's record
     */
    record Milestone(
            String id,
            boolean accepted,
            Money amount,
            String item,
            @Nullable LocalDate metOn,
            @Nullable LocalDate owedFrom,
            Set<Paper> acceptance) {
        Milestone {
            acceptance = Set.copyOf(acceptance);
        }
    }

    Optional<Milestone> milestone(String id) {
        return Optional.ofNullable(milestones.get(id));
    }
}
