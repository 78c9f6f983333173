package cn.caitong.engine.calendar;

import java.util.List;

/**
 * One holiday of a year. In a published year the days off are all there is; in a provisional year they are the law's
 * minimum, and the two other lists bound what the State Council may still make of it.
 *
 * @param name the Chinese name
 * @param off days that are certainly off
 * @param mayBeOff days that may turn out to be off
 * @param mayMakeUp weekend days that may turn out to be worked in exchange; other days in these spans are left alone
 */
public record Holiday(String name, List<Span> off, List<Span> mayBeOff, List<Span> mayMakeUp) {
    public Holiday {
        off = List.copyOf(off);
        mayBeOff = List.copyOf(mayBeOff);
        mayMakeUp = List.copyOf(mayMakeUp);
    }

    String facts() {
        return name + " " + off + " " + mayBeOff + " " + mayMakeUp;
    }
}
