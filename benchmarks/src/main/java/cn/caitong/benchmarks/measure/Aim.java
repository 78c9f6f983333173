package cn.caitong.benchmarks.measure;

import java.util.Locale;

/** What a ratio must reach, and what it should. */
public record Aim(double atLeast, double aim) {
    /** Judged by the median. */
    String verdict(Spread ratios) {
        if (ratios.median() >= aim) {
            return "aim reached";
        }
        return ratios.median() >= atLeast ? "reached" : "MISSED";
    }

    @Override
    public String toString() {
        return aim == atLeast
                ? String.format(Locale.ROOT, "≥ %.2f", atLeast)
                : String.format(Locale.ROOT, "≥ %.2f, aim %.2f", atLeast, aim);
    }
}
