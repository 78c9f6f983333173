package cn.caitong.engine.search;

import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who looks at cases. Whoever it is, a veiled case is shown to its own partner and its own supplier alone (P13).
 *
 * @param districts whose cases may be seen; {@link #EVERYWHERE} where what follows is limit enough
 * @param partner sees cases of its own only; null where the viewer is no partner
 * @param supplier the party id, as {@code Location} has it: sees its own cases only; null where the viewer is no supplier
 * @param bureau whether it supervises: sees what the bureau has to decide that is about no single case, too
 */
public record Viewer(
        Set<String> districts,
        @Nullable String partner,
        @Nullable String supplier,
        boolean bureau) {
    public static final Set<String> EVERYWHERE = Set.of("*");

    /** Staff of purchasers or agencies, within their districts. */
    public static Viewer ofDistricts(Set<String> districts) {
        return new Viewer(Set.copyOf(districts), null, null, false);
    }

    /** Staff of finance, within theirs. */
    public static Viewer ofBureau(Set<String> districts) {
        return new Viewer(Set.copyOf(districts), null, null, true);
    }

    /** A partner's system. */
    public static Viewer partner(String partner) {
        return new Viewer(EVERYWHERE, partner, null, false);
    }

    /** A supplier, through the application. */
    public static Viewer supplier(String supplier) {
        return new Viewer(EVERYWHERE, null, supplier, false);
    }

    /** Those who run the hub. They see no veiled case either. */
    public static Viewer everywhere() {
        return new Viewer(EVERYWHERE, null, null, true);
    }

    /** As the database's scope is written. */
    public String scope() {
        return String.join(",", districts);
    }
}
