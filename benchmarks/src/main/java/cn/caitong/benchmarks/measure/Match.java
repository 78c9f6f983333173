package cn.caitong.benchmarks.measure;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Consumer;

/** Runs sides in turns, every second round in the opposite order, so that a machine's mood meets all of them alike. */
public final class Match {
    private final List<Side> sides;
    private final Map<Side, List<Measured>> runs = new HashMap<>();

    public Match(Side... sides) {
        this.sides = List.of(sides);
        this.sides.forEach(side -> runs.put(side, new ArrayList<>()));
    }

    /** Lets a side run unmeasured, so that its code is compiled before the first round. */
    public static void warmUp(Side side, int runs) throws Exception {
        for (int run = 0; run < runs; run++) {
            side.run();
        }
    }

    /**
     * Plays so many rounds.
     *
     * @param progress hears of each run when it is over
     */
    public Match play(int rounds, Consumer<String> progress) throws Exception {
        for (int round = 1; round <= rounds; round++) {
            List<Side> order = new ArrayList<>(sides);
            if (round % 2 == 0) {
                Collections.reverse(order);
            }
            for (Side side : order) {
                Measured run = side.run();
                of(side).add(run);
                progress.accept("round %d of %d: %s, %,.0f/s".formatted(round, rounds, side.name(), run.rate()));
            }
        }
        return this;
    }

    /** The runs of one side, in the order of rounds. */
    public List<Measured> of(Side side) {
        return Objects.requireNonNull(runs.get(side), "not in this match");
    }

    /** One side's rate over another's, round by round. */
    public Spread ratios(Side ours, Side other) {
        double[] ratios = new double[of(ours).size()];
        for (int round = 0; round < ratios.length; round++) {
            ratios[round] = of(ours).get(round).rate() / of(other).get(round).rate();
        }
        return Spread.of(ratios);
    }

    /** Everything that a side did in all rounds. */
    public Measured total(Side side) {
        return of(side).stream().reduce(Measured::plus).orElseThrow();
    }

    /** A side's rates, round by round. */
    public Spread rates(Side side) {
        return Spread.of(of(side).stream().mapToDouble(Measured::rate).toArray());
    }
}
