package cn.caitong.routes.deposit;

import java.util.Set;

/** Who acted, by the sign-in system's id, and in which role. */
record Person(String id, String role) {
    private static final Set<String> BUYING = Set.of("purchaser", "agency");

    /** Purchaser or agency: who may mark a deposit (N4.3) and let it go early. */
    boolean buys() {
        return BUYING.contains(role);
    }

    /** Those, or the finance department above them: who may let a supplier's money go on its way. */
    boolean decides() {
        return buys() || role.equals("finance");
    }

    boolean isSomeoneElseThan(String other) {
        return !id.equals(other);
    }
}
