package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.rows.Footprint;
import cn.caitong.benchmarks.rows.Names;
import cn.caitong.benchmarks.rows.Snapshot;
import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.springframework.jdbc.core.JdbcTemplate;

/**
 * One deposit with one clock, led through the hub: the rows that it has before the clock fires, and what the firing leaves.
 *
 * @param before every row of the case, its clock due
 * @param fired what the transaction that fires it leaves
 */
record Recorded(Footprint before, Footprint fired) {
    /** What a firing reads or changes; the messages and bodies of the past are not loaded. */
    private static final Set<String> STANDING =
            Set.of("case_file", "case_slot", "received_item", "money_obligation", "instruction", "evidence_head");

    static Recorded of(Terms terms, String ground, Kind kind) throws Exception {
        List<Recorded> recorded = new ArrayList<>();
        terms.prepare(ground, "scratch", (hub, stage) -> recorded.add(record(terms, hub, stage, kind)));
        return recorded.getFirst();
    }

    private static Recorded record(Terms terms, BenchHub hub, Stage stage, Kind kind) {
        Snapshot empty = Snapshot.of(stage.source());
        hub.give(terms.letters().inTime(1, 0));
        hub.engine().drain("deposit");
        JdbcTemplate jdbc = new JdbcTemplate(stage.source());
        jdbc.update(kind.makeDue());
        String clock = jdbc.queryForObject("select name from obligation", String.class);
        Names names = new Names(Letters.CENTRE, Letters.receiptId(0), Letters::receiptId)
                .withClock(Letters.CENTRE, String.valueOf(clock));
        Snapshot due = Snapshot.of(stage.source());
        hub.engine().guard().sweep();
        int fired = hub.engine().clocks().fire(500);
        if (fired != 1) {
            throw new IllegalStateException(fired + " clocks fired, not the one that is due");
        }
        Snapshot after = Snapshot.of(stage.source());
        return new Recorded(Footprint.between(empty, due, names), Footprint.between(due, after, names));
    }

    /** The case without its clock. */
    Footprint standing() {
        return before.only(STANDING::contains);
    }

    Footprint clock() {
        return before.only("obligation"::equals);
    }

    /** What a peer's job writes: all but the hub's own clock, since the peer has its own. */
    Footprint job() {
        return fired.only(table -> !table.equals("obligation"));
    }
}
