package cn.caitong.routes.deposit;

import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What each legal regime says of deposits beside its periods.
 *
 * @param charged the clauses whose overrun costs the late charge C15
 * @param interestBearing the clauses by which the bank's interest is given back too (招标投标法实施条例 art. 31, 57)
 * @param grounds what lets a deposit be kept, each with its clause (87号令 art. 23, 74号令 art. 20, 条例 art. 35 and 74)
 */
public record Law(
        Map<String, Set<String>> charged,
        Map<String, Set<String>> interestBearing,
        Map<String, Map<String, String>> grounds) {
    public Law {
        charged = frozen(charged);
        interestBearing = frozen(interestBearing);
        grounds = Map.copyOf(grounds);
    }

    private static Map<String, Set<String>> frozen(Map<String, Set<String>> clauses) {
        return clauses.entrySet().stream()
                .collect(Collectors.toUnmodifiableMap(Map.Entry::getKey, entry -> Set.copyOf(entry.getValue())));
    }

    /** Whether the overrun of a clause is charged for: of the law's limits, not of the notice's own. */
    boolean charges(String clause, String regime) {
        return charged.getOrDefault(regime, Set.of()).contains(clause);
    }

    boolean bearsInterest(String clause, String regime) {
        return interestBearing.getOrDefault(regime, Set.of()).contains(clause);
    }

    /** The clause that lets a deposit be kept on this ground. */
    Optional<String> ground(String regime, String ground) {
        return Optional.ofNullable(grounds.getOrDefault(regime, Map.of()).get(ground));
    }
}
