package cn.caitong.routes.event;

import java.time.LocalDate;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * A fact's date together with whoever vouches for it. The portal is the authority for what it publishes, and the hub for what was
 * signed in it; anybody else's date is a claim (N4.2).
 *
 * @param on a legal date, Asia/Shanghai
 * @param decided whether the finance department settled it: then no other word changes it
 */
public record Publication(LocalDate on, String source, boolean decided) {

    public static Publication told(LocalDate on, String source) {
        return new Publication(on, source, false);
    }

    private static final Set<String> AUTHORITIES = Set.of("portal", "hub");

    /** Whether nobody's claim stands against it; only a person can say otherwise. */
    public boolean settles() {
        return decided || AUTHORITIES.contains(source);
    }

    /** The date that counts after another word on it; {@code conflict} tells of two different ones. */
    public record Meeting(Publication counts, @Nullable String conflict) {}

    /**
     * Where two sources differ a person decides which is right, in whichever order they spoke. Until then the authority's date
     * counts; of two claims, or of two words of the authority, the earlier.
     */
    public Meeting meets(@Nullable Publication known) {
        if (known == null) {
            return new Meeting(this, null);
        }
        if (known.decided) {
            return new Meeting(known, null);
        }
        Publication counts = stronger(known);
        return on.equals(known.on)
                ? new Meeting(counts, null)
                : new Meeting(
                        counts,
                        "%s says %s, %s says %s; until finance has decided, %s counts"
                                .formatted(known.source, known.on, source, on, counts.on));
    }

    private Publication stronger(Publication known) {
        if (settles() != known.settles()) {
            return settles() ? this : known;
        }
        return on.isBefore(known.on) ? this : known;
    }
}
