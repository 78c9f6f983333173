package cn.caitong.routes.deposit;

import cn.caitong.routes.deposit.LotFacts.Contract;
import java.time.LocalDate;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a contract must know of its tender.
 *
 * @param regime the legal regime's id
 */
public record TenderOutline(String tender, String district, String regime, Map<String, Lot> lots) {
    /**
     * What has become of one lot, parties by their keys.
     *
     * @param winners none while it is not awarded, or once its award was undone
     * @param ended whether it ended without a contract (终止公告)
     * @param together who bid together (联合体), where a deposit told of it
     * @param settled of a supplier's contract the day of signing, Asia/Shanghai, where the finance department settled it
     */
    public record Lot(Set<String> winners, boolean ended, Set<Set<String>> together, Map<String, LocalDate> settled) {
        /** Whether each of these suppliers has won it, and may have a contract for it. */
        public boolean isOpenTo(Set<String> suppliers) {
            return !ended && winners.containsAll(suppliers);
        }

        /** Who won it together with one of these, and is none of them. */
        public Set<String> missingBeside(Set<String> suppliers) {
            return together.stream()
                    .filter(members -> members.stream().anyMatch(suppliers::contains))
                    .flatMap(Set::stream)
                    .filter(member -> winners.contains(member) && !suppliers.contains(member))
                    .collect(Collectors.toUnmodifiableSet());
        }
    }

    static TenderOutline of(TenderFacts facts) {
        Set<String> lots = facts.project().lots().keySet();
        return new TenderOutline(
                facts.project().tender(),
                facts.project().district(),
                facts.regime(),
                lots.stream()
                        .collect(Collectors.toUnmodifiableMap(
                                id -> id,
                                id -> lot(facts.lot(id), facts.consortia().getOrDefault(id, Set.of())))));
    }

    private static Lot lot(LotFacts lot, Set<Set<String>> together) {
        Award award = lot.award();
        return new Lot(
                award == null ? Set.of() : award.winners(),
                lot.terminated() != null,
                together,
                lot.contracts().stream()
                        .filter(contract -> contract.signed().decided())
                        .collect(Collectors.toUnmodifiableMap(
                                Contract::supplier,
                                contract -> contract.signed().on())));
    }
}
