package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.stage.Terms;

/** Deposits whose clocks are due, for other lanes than this package's own. */
public final class Loaded {
    private final Terms terms;
    private final Grounds grounds;
    private final Recorded recorded;
    private final String deposits;
    private final int due;

    private Loaded(Terms terms, Grounds grounds, Recorded recorded, String deposits, int due) {
        this.terms = terms;
        this.grounds = grounds;
        this.recorded = recorded;
        this.deposits = deposits;
        this.due = due;
    }

    /** So many deposits, of each of which a warning is due. */
    public static Loaded warnings(Terms terms, int due) throws Exception {
        Grounds grounds = new Grounds(terms);
        Recorded recorded = Recorded.of(terms, grounds.endedTender(), Kind.WARN);
        return new Loaded(terms, grounds, recorded, grounds.deposits("ground_ended", recorded, due), due);
    }

    /** A prepared database with their clocks, and others that are not due. */
    public String clocks(String name, int others) throws Exception {
        return grounds.clocks(deposits, name, recorded, due, others);
    }

    /** The hub, firing them. */
    public Side hub(String name, String ground, HubFires.After after) {
        return new HubFires(name, terms, ground, due, after);
    }
}
