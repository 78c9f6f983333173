package cn.caitong.benchmarks.measure;

import java.util.Arrays;

/**
 * How measured values lie. The interval is Student's, over their logarithms, since ratios err by factors: the true ratio of
 * these conditions lies in it with 95 % confidence, if runs err independently.
 *
 * @param low lower end of the 95 % interval of the geometric mean, {@code high} its upper end
 */
public record Spread(int runs, double min, double median, double max, double low, double high) {
    /** Two-sided 97.5 % points of Student's distribution by degrees of freedom, from 1. */
    private static final double[] STUDENT = {
        12.706, 4.303, 3.182, 2.776, 2.571, 2.447, 2.365, 2.306, 2.262, 2.228, 2.201, 2.179, 2.160, 2.145, 2.131, 2.120,
        2.110, 2.101, 2.093, 2.086, 2.080, 2.074, 2.069, 2.064, 2.060, 2.056, 2.052, 2.048, 2.045, 2.042
    };

    private static final double NORMAL = 1.960;

    /** Of positive values, one or more; of one alone nothing is known but itself, and its interval is unbounded. */
    public static Spread of(double... values) {
        if (values.length == 0 || Arrays.stream(values).anyMatch(value -> !(value > 0))) {
            throw new IllegalArgumentException("positive values are needed, not " + Arrays.toString(values));
        }
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int middle = sorted.length / 2;
        double median = sorted.length % 2 == 1 ? sorted[middle] : (sorted[middle - 1] + sorted[middle]) / 2;
        double[] logs = Arrays.stream(sorted).map(Math::log).toArray();
        double mean = Arrays.stream(logs).average().orElseThrow();
        double reach = reach(logs, mean);
        return new Spread(
                sorted.length,
                sorted[0],
                median,
                sorted[sorted.length - 1],
                Math.exp(mean - reach),
                Math.exp(mean + reach));
    }

    /** The value below which a share of the sorted values lies: the nearest rank. */
    public static double quantile(double share, double... values) {
        double[] sorted = values.clone();
        Arrays.sort(sorted);
        int rank = (int) Math.ceil(share * sorted.length);
        return sorted[Math.clamp(rank - 1L, 0, sorted.length - 1)];
    }

    private static double reach(double[] logs, double mean) {
        if (logs.length == 1) {
            return Double.POSITIVE_INFINITY;
        }
        double squares =
                Arrays.stream(logs).map(log -> (log - mean) * (log - mean)).sum();
        double error = Math.sqrt(squares / (logs.length - 1) / logs.length);
        int freedom = logs.length - 1;
        return error * (freedom <= STUDENT.length ? STUDENT[freedom - 1] : NORMAL);
    }
}
