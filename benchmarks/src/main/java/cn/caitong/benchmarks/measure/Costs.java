package cn.caitong.benchmarks.measure;

/**
 * What work cost the database.
 *
 * @param commits transactions that ended by a commit, those that only read included
 * @param statements sent, a JDBC batch being one
 * @param walBytes written to the write-ahead log, by the server's own work too
 * @param fsyncs of the write-ahead log
 */
public record Costs(long commits, long statements, long walBytes, long fsyncs) {
    public static final Costs NONE = new Costs(0, 0, 0, 0);

    public Costs minus(Costs earlier) {
        return new Costs(
                commits - earlier.commits,
                statements - earlier.statements,
                walBytes - earlier.walBytes,
                fsyncs - earlier.fsyncs);
    }

    Costs plus(Costs other) {
        return new Costs(
                commits + other.commits,
                statements + other.statements,
                walBytes + other.walBytes,
                fsyncs + other.fsyncs);
    }
}
