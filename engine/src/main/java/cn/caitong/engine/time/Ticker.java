package cn.caitong.engine.time;

/** Monotonic time of this process, in nanoseconds from an arbitrary origin: for time-outs and limits, never for a legal date. */
@FunctionalInterface
public interface Ticker {
    Ticker SYSTEM = System::nanoTime;

    long nanos();
}
