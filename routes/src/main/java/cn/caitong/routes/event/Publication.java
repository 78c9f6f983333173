package cn.caitong.routes.event;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A fact's date together with whoever vouches for it. The portal is the authority for what it publishes; any other date of it
 * is a claim (N4.2).
 *
 * @param on a legal date, Asia/Shanghai
 * @param decided whether the finance department settled it: then no other word changes it
 */
public record Publication(LocalDate on, String source, boolean decided) {

    public static Publication told(LocalDate on, String source) {
        return new Publication(on, source, false);
    }

    /** What another word on a known date leads to. */
    public sealed interface Meeting {
        /** The date that counts from now on; {@code conflict} tells of two different ones. */
        record Counts(Publication date, @Nullable String conflict) implements Meeting {}

        /** A later date than the one that is acted on: it changes nothing, and a person decides. */
        record Later(String conflict) implements Meeting {}
    }

    /** Where two sources differ the earlier date is acted on, and a person decides which is right. */
    public Meeting meets(@Nullable Publication known) {
        if (known == null) {
            return new Meeting.Counts(this, null);
        }
        if (known.decided || on.equals(known.on)) {
            return new Meeting.Counts(known, null);
        }
        String conflict =
                "%s says %s, %s says %s; the earlier is acted on".formatted(known.source, known.on, source, on);
        return on.isBefore(known.on) ? new Meeting.Counts(this, conflict) : new Meeting.Later(conflict);
    }
}
