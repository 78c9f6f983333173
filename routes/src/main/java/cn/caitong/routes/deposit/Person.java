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

    /** Those, or the holder, whose bank returned the money: who may put a payee right. */
    boolean repairs() {
        return buys() || role.equals("trading-centre");
    }

    boolean isSomeoneElseThan(String other) {
        return !id.equals(other);
    }
}
