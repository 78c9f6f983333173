package cn.caitong.benchmarks.measure;

import java.util.Locale;

/**
 * What a ratio must reach, and what it should.
 *
 * @param by what of the measured ratios is judged
 */
public record Aim(double wanted, double aim, By by) {
    /** What is judged. */
    public enum By {
        /** The median, which must be as large. */
        MEDIAN,
        /** The lower end of the 95 % interval, which must be as large. */
        LOWER_END,
        /** The median, which must not be larger. */
        MEDIAN_AT_MOST
    }

    /** Judged by the median, which must be as large. */
    public Aim(double wanted, double aim) {
        this(wanted, aim, By.MEDIAN);
    }

    /** Not only is the median as large: with 95 % confidence the ratio is. */
    public static Aim surely(double wanted) {
        return new Aim(wanted, wanted, By.LOWER_END);
    }

    public static Aim atMost(double wanted) {
        return new Aim(wanted, wanted, By.MEDIAN_AT_MOST);
    }

    String verdict(Spread ratios) {
        return switch (by) {
            case MEDIAN -> verdict(ratios.median());
            case LOWER_END -> verdict(ratios.low());
            case MEDIAN_AT_MOST -> ratios.median() <= wanted ? "reached" : "MISSED";
        };
    }

    private String verdict(double ratio) {
        if (ratio < wanted) {
            return "MISSED";
        }
        return ratio >= aim && aim > wanted ? "aim reached" : "reached";
    }

    @Override
    public String toString() {
        String sign = by == By.MEDIAN_AT_MOST ? "≤" : "≥";
        String said = by == By.LOWER_END ? " by the interval" : aim == wanted ? "" : ", aim %.2f";
        return String.format(Locale.ROOT, sign + " %.2f" + said, wanted, aim);
    }
}
