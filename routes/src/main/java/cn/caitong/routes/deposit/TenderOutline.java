package cn.caitong.routes.deposit;

import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What a contract must know of its tender.
 *
 * @param regime the legal regime's id
 * @param winners of each lot, by party key; none while it is not awarded
 */
public record TenderOutline(String tender, String district, String regime, Map<String, Set<String>> winners) {

    static TenderOutline of(TenderFacts facts) {
        Set<String> lots = facts.project().lots().keySet();
        return new TenderOutline(
                facts.project().tender(),
                facts.project().district(),
                facts.regime(),
                lots.stream().collect(Collectors.toUnmodifiableMap(id -> id, id -> winners(facts.lot(id)))));
    }

    private static Set<String> winners(LotFacts lot) {
        Award award = lot.award();
        return award == null ? Set.of() : award.winners();
    }

    public Set<String> winnersOf(String lot) {
        return winners.getOrDefault(lot, Set.of());
    }

    public boolean hasLot(String lot) {
        return winners.containsKey(lot);
    }
}
