package cn.caitong.benchmarks.soak;

import cn.caitong.benchmarks.measure.Aim;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.measure.Spread;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Terms;
import cn.caitong.engine.time.Ticker;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Live heap and resident memory of a hub after 1,000,000 messages, over those after 100,000. */
public final class SoakLane implements Lane {
    private static final int MESSAGES = 1_000_000;
    private static final int TENTHS = 10;
    private static final int MESSAGES_A_DEPOSIT = 2;
    private static final Aim AIM = Aim.atMost(1.15);

    @Override
    public String name() {
        return "soak";
    }

    @Override
    public int minutes() {
        return 50;
    }

    @Override
    public boolean byNameOnly() {
        return true;
    }

    /** What a hub holds at a moment, in bytes, and how long it has run. */
    private record Held(long messages, double seconds, long live, long resident) {
        @Override
        public String toString() {
            return String.format(
                    Locale.ROOT,
                    "after %,d messages and %.0f s: live heap %.1f MB, resident %.1f MB",
                    messages,
                    seconds,
                    live / 1e6,
                    resident / 1e6);
        }
    }

    @Override
    public List<Report> run(Terms terms) throws Exception {
        long deposits = Math.max(TENTHS, terms.of(MESSAGES / MESSAGES_A_DEPOSIT));
        List<Held> held = new ArrayList<>();
        long from = Ticker.SYSTEM.nanos();
        try (Crediting crediting = new Crediting(terms)) {
            for (int tenth = 1; tenth <= TENTHS; tenth++) {
                crediting.until(deposits * tenth / TENTHS);
                held.add(new Held(
                        crediting.messages(),
                        (Ticker.SYSTEM.nanos() - from) / 1e9,
                        crediting.hub().liveHeap(),
                        crediting.hub().resident()));
                terms.progress().accept(held.getLast().toString());
            }
        }
        return List.of(report(held));
    }

    private static Report report(List<Held> held) {
        Held early = held.getFirst();
        Held late = held.getLast();
        Report report = new Report("soak: what a hub holds after %,d messages".formatted(late.messages()), "message")
                .ratio("live heap / after a tenth", Spread.of((double) late.live() / early.live()), AIM)
                .ratio("resident memory / after a tenth", Spread.of((double) late.resident() / early.resident()), AIM);
        held.forEach(each -> report.note(each.toString()));
        return report;
    }
}
