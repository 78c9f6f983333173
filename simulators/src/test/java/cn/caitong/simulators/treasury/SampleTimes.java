package cn.caitong.simulators.treasury;

import java.time.Duration;
import java.time.Instant;

/** When the people of the wire samples do what they do; local times of Chongqing. */
final class SampleTimes {
    private SampleTimes() {}

    /** The times at which the samples' people take their steps. */
    static Course itsTimes(Course course) {
        return course.taking(Stage.RECEIVED, between("2026-04-17T09:30:05", "2026-04-17T09:30:12"))
                .taking(Stage.UNIT_REVIEW, between("2026-04-17T09:30:12", "2026-04-17T14:35:00"))
                .taking(Stage.TREASURY_REVIEW, between("2026-04-17T14:35:00", "2026-04-20T10:10:00"))
                .taking(Stage.QUOTA_CHECK, between("2026-04-20T10:10:00", "2026-04-20T15:20:45"))
                .taking(Stage.VOUCHER, between("2026-04-20T15:20:45", "2026-04-21T09:03:00"))
                .taking(Stage.BANK, between("2026-04-21T09:03:00", "2026-04-22T16:15:00"));
    }

    static Duration between(String from, String to) {
        return Duration.between(at(from), at(to));
    }

    private static Instant at(String local) {
        return Instant.parse(local + "Z").minus(Duration.ofHours(8));
    }

    /** Time goes on to that local time, and what falls due is done and sent. */
    static void until(Counter counter, String local) {
        counter.after(Duration.between(counter.now, at(local)));
    }
}
