package cn.caitong.benchmarks.measure;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** What a lane found: ratios, the absolute figures behind them, and what must be known to read them; in Markdown. */
public final class Report {
    private final String title;
    private final String unit;
    private final List<String> ratios = new ArrayList<>();
    private final List<String> figures = new ArrayList<>();
    private final List<String> notes = new ArrayList<>();

    /** @param unit what is counted, in the singular */
    public Report(String title, String unit) {
        this.title = title;
        this.unit = unit;
    }

    public Report ratio(String what, Spread spread, Aim aim) {
        ratios.add(String.format(
                Locale.ROOT,
                "| %s | %s | %.2f | %s | %.2f – %.2f | %d | %s |",
                what,
                aim,
                spread.median(),
                interval(spread),
                spread.min(),
                spread.max(),
                spread.runs(),
                aim.verdict(spread)));
        return this;
    }

    public Report side(Match match, Side side) {
        Spread rates = match.rates(side);
        Measured total = match.total(side);
        Costs costs = total.costs();
        figures.add(String.format(
                Locale.ROOT,
                "| %s | %,.0f | %,.0f – %,.0f | %.4f | %.3f | %,.0f | %.4f |",
                side.name(),
                rates.median(),
                rates.min(),
                rates.max(),
                each(costs.commits(), total),
                each(costs.statements(), total),
                each(costs.walBytes(), total),
                each(costs.fsyncs(), total)));
        return this;
    }

    public Report note(String note) {
        notes.add("- " + note);
        return this;
    }

    public String print() {
        List<String> lines = new ArrayList<>(List.of("### " + title, ""));
        if (!ratios.isEmpty()) {
            lines.add("| ratio | wanted | median | 95 % interval | min – max | pairs | |");
            lines.add("|---|---|---:|---:|---:|---:|---|");
            lines.addAll(ratios);
            lines.add("");
        }
        if (!figures.isEmpty()) {
            lines.add(String.format(
                    Locale.ROOT,
                    "| %ss a second, and for each %s | median | min – max | commits | statements | WAL bytes | fsyncs"
                            + " |",
                    unit,
                    unit));
            lines.add("|---|---:|---:|---:|---:|---:|---:|");
            lines.addAll(figures);
            lines.add("");
        }
        if (!notes.isEmpty()) {
            lines.addAll(notes);
            lines.add("");
        }
        return String.join("\n", lines);
    }

    private static String interval(Spread spread) {
        return spread.runs() == 1 ? "–" : String.format(Locale.ROOT, "%.2f – %.2f", spread.low(), spread.high());
    }

    private static double each(long count, Measured total) {
        return (double) count / total.operations();
    }
}
