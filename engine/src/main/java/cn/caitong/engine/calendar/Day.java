package cn.caitong.engine.calendar;

/**
 * What a calendar knows of one date.
 *
 * @param kind what it is, or, where nothing is published, what it is expected to be
 * @param name the holiday's Chinese name; the kind's for all others
 * @param published whether the State Council has settled it
 * @param mayWork whether it is, or can still turn out to be, a working day
 * @param mayBeOff whether it is, or can still turn out to be, none
 */
public record Day(DayKind kind, String name, boolean published, boolean mayWork, boolean mayBeOff) {
    static Day of(DayKind kind, String name, boolean published) {
        return new Day(kind, name, published, kind.isWorking(), !kind.isWorking());
    }

    static Day plain(DayKind kind, boolean published) {
        return of(kind, kind.chinese(), published);
    }

    public boolean isWorking() {
        return kind.isWorking();
    }

    /** The same day with nothing settled about it. */
    Day open() {
        return new Day(kind, name, false, true, true);
    }
}
