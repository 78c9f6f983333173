package cn.caitong.benchmarks.measure;

/** One run: so many operations in so many seconds, at such costs. */
public record Measured(long operations, double seconds, Costs costs) {
    public Measured {
        if (operations < 1 || !(seconds > 0)) {
            throw new IllegalArgumentException("a run has operations and takes time: " + operations + ", " + seconds);
        }
    }

    /** Operations a second. */
    public double rate() {
        return operations / seconds;
    }

    Measured plus(Measured other) {
        return new Measured(operations + other.operations, seconds + other.seconds, costs.plus(other.costs));
    }
}
