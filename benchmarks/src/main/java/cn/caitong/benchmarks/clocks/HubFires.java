package cn.caitong.benchmarks.clocks;

import cn.caitong.benchmarks.measure.Measured;
import cn.caitong.benchmarks.measure.Side;
import cn.caitong.benchmarks.stage.BenchHub;
import cn.caitong.benchmarks.stage.Stage;
import cn.caitong.benchmarks.stage.Terms;
import java.sql.SQLException;

/** The hub's own sweep fires, with all its other sweeps running; timed from its start until no clock is due. */
public final class HubFires implements Side {
    private final String name;
    private final Terms terms;
    private final String ground;
    private final int due;
    private final After after;

    public HubFires(String name, Terms terms, String ground, int due, After after) {
        this.name = name;
        this.terms = terms;
        this.ground = ground;
        this.due = due;
        this.after = after;
    }

    /** Looks at the database when a run is over. */
    @FunctionalInterface
    public interface After {
        void accept(Stage stage) throws SQLException;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public Measured run() throws Exception {
        try (Stage stage = Stage.of(terms.cluster(), ground)) {
            BenchHub hub = new BenchHub(terms.site(), stage);
            Measured run = stage.measured(
                    due,
                    () -> {
                        hub.start();
                        stage.await(HubFires::nothingIsDue);
                    },
                    hub);
            require(stage);
            after.accept(stage);
            return run;
        }
    }

    static boolean nothingIsDue(Stage stage) throws SQLException {
        return stage.ask("""
            select count(*) from (select from obligation where flow = 'deposit' and next_at <= now() limit 1) due\
            """)[0] == 0;
    }

    private void require(Stage stage) throws Exception {
        long told = stage.ask("select count(*) from outgoing")[0];
        long parked = stage.ask("select count(*) from parked")[0];
        if (told != due || parked != 0) {
            throw new IllegalStateException(
                    "of %d clocks %d told somebody, and %d were parked".formatted(due, told, parked));
        }
    }
}
