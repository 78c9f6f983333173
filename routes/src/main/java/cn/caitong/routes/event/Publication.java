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

    /** The date that counts after another word on it; {@code conflict} tells of two different ones. */
    public record Meeting(Publication counts, @Nullable String conflict) {}

    /**
     * Where two sources differ the earlier date is acted on, in whichever order they spoke, and a person decides which is right.
     */
    public Meeting meets(@Nullable Publication known) {
        if (known == null) {
            return new Meeting(this, null);
        }
        if (known.decided || on.equals(known.on)) {
            return new Meeting(known, null);
        }
        String conflict = "%1$s says %2$s, %3$s says %4$s; the earlier is acted on / %1$s 称 %2$s，%3$s 称 %4$s；暂按较早日期办理"
                .formatted(known.source, known.on, source, on);
        return new Meeting(on.isBefore(known.on) ? this : known, conflict);
    }
}
