package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.ObligationChange.Acted;
import cn.caitong.engine.flow.ObligationChange.Breached;
import cn.caitong.engine.flow.ObligationChange.Discharged;
import cn.caitong.engine.flow.ObligationChange.Voided;
import cn.caitong.engine.store.TestDatabase;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** P8: the whole matrix of a clock's state and what may happen to it. */
@Tag("database")
class NoClockGoesBackTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final LocalDate CREDIT = LocalDate.of(2026, 2, 25);

    private final Clockwork clockwork = new Clockwork(DATABASE).reset();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @Test
    void theMatrix() {
        List<String> matrix = new ArrayList<>();
        for (ObligationState from : ObligationState.values()) {
            matrix.add("%-10s | acted %s | discharged %s | breached %s | void %s"
                    .formatted(
                            from.code(),
                            after(from, name -> new Acted(name)),
                            after(from, name -> new Discharged(name, CREDIT)),
                            after(from, name -> new Breached(name)),
                            after(from, name -> new Voided(name, "why"))));
        }
        assertThat(String.join("\n", matrix)).isEqualTo("""
            open       | acted acted | discharged discharged | breached breached | void void
            acted      | acted acted | discharged discharged | breached breached | void void
            discharged | acted discharged | discharged discharged | breached discharged | void discharged
            breached   | acted breached | discharged breached | breached breached | void void
            void       | acted void | discharged void | breached void | void void\
            """);
    }

    @Test
    void aBreachThatIsMadeGoodKeepsItsStateAndGetsItsDateOnce() {
        clockwork.addClock("late", null, null, Duration.ofHours(-1));
        clockwork.apply("late", new Breached("late"), new Discharged("late", CREDIT));
        clockwork.apply("late", new Discharged("late", CREDIT.plusDays(1)));
        assertThat(clockwork.read("late", "state || ' ' || discharged_on")).isEqualTo("breached 2026-02-25");
    }

    @Test
    void whatHasEndedFiresNoMore() {
        clockwork.addClock("done", Duration.ofHours(-3), Duration.ofHours(-2), Duration.ofHours(-1));
        clockwork.apply("done", new Discharged("done", CREDIT));
        assertThat(clockwork.next("done")).isEmpty();
    }

    @Test
    void whatWasActedOnIsOnlyDueAnyMore() {
        clockwork.addClock("acted", Duration.ofHours(1), Duration.ofHours(2), Duration.ofHours(3));
        clockwork.apply("acted", new Acted("acted"));
        assertThat(clockwork.next("acted")).isEqualTo("due");
    }

    private String after(ObligationState from, Function<String, ObligationChange> then) {
        String name = "c"
                + clockwork
                        .jdbc()
                        .sql("select count(*) from obligation")
                        .query(Long.class)
                        .single();
        clockwork.addClock(name, null, null, Duration.ofHours(1));
        ObligationChange first = Map.of(
                        ObligationState.OPEN, clockwork.open(name, null, null, Duration.ofHours(1)),
                        ObligationState.ACTED, new Acted(name),
                        ObligationState.DISCHARGED, new Discharged(name, CREDIT),
                        ObligationState.BREACHED, new Breached(name),
                        ObligationState.VOID, new Voided(name, "why"))
                .get(from);
        clockwork.apply(name, Objects.requireNonNull(first), then.apply(name));
        return clockwork.read(name, "state");
    }
}
