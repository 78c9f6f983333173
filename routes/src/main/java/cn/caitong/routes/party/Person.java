package cn.caitong.routes.party;

import cn.caitong.routes.event.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;
import java.util.Set;

/** Who acted, by the sign-in system's id, and in which role. */
public record Person(String id, String role) {
    private static final String PURCHASER = "purchaser";
    private static final String AGENCY = "agency";
    private static final Set<String> BUYING = Set.of(PURCHASER, AGENCY);

    /** A canonical person {@code {"id","role"}}. */
    public static Person of(JsonNode node) {
        return new Person(Fields.text(node, "id"), Fields.text(node, "role"));
    }

    /** The same; empty where nobody is named, as in messages from before a second person was asked for. */
    public static Optional<Person> named(JsonNode node) {
        return node.isObject() ? Optional.of(of(node)) : Optional.empty();
    }

    /** Purchaser or agency: who may mark a deposit (N4.3) and let it go early. */
    public boolean buys() {
        return BUYING.contains(role);
    }

    /** The purchaser itself: payment is its act (N5.4), so are an objection and the receipt of an invoice (N5.3). */
    public boolean isPurchaser() {
        return role.equals(PURCHASER);
    }

    /** The purchaser's agent, which may act where the law lets it be commissioned. */
    public boolean isAgency() {
        return role.equals(AGENCY);
    }

    /** Those, or the finance department above them: who may let a supplier's money go on its way. */
    public boolean decides() {
        return buys() || isFinance();
    }

    /** The finance department: it is not a party to what purchaser and supplier dispute. */
    public boolean isFinance() {
        return role.equals("finance");
    }

    /** Purchaser or agency, or the holder, whose bank returned the money: who may put a payee right. */
    public boolean repairs() {
        return buys() || role.equals("trading-centre");
    }

    public boolean isSomeoneElseThan(String other) {
        return !id.equals(other);
    }
}
