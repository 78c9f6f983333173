package cn.caitong.app.demo;

import java.time.Instant;
import java.time.InstantSource;

/** The city's clock: it stands still while something happens, and is moved by hand. */
final class DemoClock implements InstantSource {
    private volatile Instant now;

    DemoClock(Instant start) {
        this.now = start;
    }

    void moveTo(Instant next) {
        now = next;
    }

    @Override
    public Instant instant() {
        return now;
    }
}
