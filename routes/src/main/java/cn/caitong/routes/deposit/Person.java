package cn.caitong.routes.deposit;

import java.util.Set;

/** Who acted, by the sign-in system's id, and in which role. */
record Person(String id, String role) {
    private static final Set<String> BUYING = Set.of("purchaser", "agency");

    /** Purchaser or agency: who may mark a deposit (N4.3) and let it go early. */
    boolean buys() {
        return BUYING.contains(role);
    }

    boolean isSomeoneElseThan(String other) {
        return !id.equals(other);
    }
}
