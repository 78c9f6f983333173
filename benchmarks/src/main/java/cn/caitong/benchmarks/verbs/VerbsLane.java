package cn.caitong.benchmarks.verbs;

import cn.caitong.benchmarks.measure.Aim;
import cn.caitong.benchmarks.measure.Costs;
import cn.caitong.benchmarks.measure.Match;
import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.measure.Spread;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Terms;
import cn.caitong.engine.time.Ticker;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Verbs as somebody types them: a new process each, through the launcher, which looks whether anything must be built. */
public final class VerbsLane implements Lane {
    /** Two seconds over the time taken: one second is a ratio of two. */
    private static final Aim AIM = new Aim(1, 1);

    private static final double LIMIT = 2;

    @Override
    public String name() {
        return "verbs";
    }

    @Override
    public int minutes() {
        return 1;
    }

    @Override
    public List<Report> run(Terms terms) throws Exception {
        Path home = terms.site().home();
        List<Side> verbs = List.of(
                new Verb(home, "clock", "--start", "2026-02-11", "--working-days", "5"),
                new Verb(home, "validate", "mappings/schemas/examples/tender.registered.v1/good/two-lots.json"),
                new Verb(
                        home,
                        "evidence",
                        "verify",
                        "docs/evidence/sample-export.json",
                        "--key",
                        "docs/evidence/sample-key.pem"),
                new Verb(home, "help"));
        for (Side verb : verbs) {
            Match.warmUp(verb, 1); // what must be built is built, and archives of classes are written
        }
        Match match = new Match(verbs.toArray(Side[]::new)).play(terms.rounds(), terms.progress());
        Report report = new Report("verbs: those that need no running hub", "verb");
        for (Side verb : verbs) {
            Spread times = Spread.of(
                    match.of(verb).stream().mapToDouble(Measured::seconds).toArray());
            Spread margins = Spread.of(match.of(verb).stream()
                    .mapToDouble(run -> LIMIT / run.seconds())
                    .toArray());
            report.ratio("two seconds / " + verb.name(), margins, AIM)
                    .note(String.format(
                            Locale.ROOT,
                            "`hub %s`: %.2f s, from %.2f to %.2f s",
                            verb.name(),
                            times.median(),
                            times.min(),
                            times.max()));
        }
        return List.of(report);
    }

    /** One verb; it must answer well. */
    private record Verb(Path home, List<String> words) implements Side {
        Verb(Path home, String... words) {
            this(home, List.of(words));
        }

        @Override
        public String name() {
            return words.getFirst();
        }

        @Override
        public Measured run() throws IOException, InterruptedException {
            List<String> command = new ArrayList<>(List.of(home.resolve("hub").toString()));
            command.addAll(words);
            long from = Ticker.SYSTEM.nanos();
            Process process = new ProcessBuilder(command)
                    .directory(home.toFile())
                    .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            int exit = process.waitFor();
            if (exit != 0) {
                throw new IllegalStateException("hub " + String.join(" ", words) + " answered " + exit);
            }
            return new Measured(1, (Ticker.SYSTEM.nanos() - from) / 1e9, Costs.NONE);
        }
    }
}
