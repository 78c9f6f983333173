package cn.caitong.engine.obligation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.TestDatabase;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.CannotAcquireLockException;

/** P9: never its batch, its partner or its neighbours. */
@Tag("database")
class PoisonClockParksAloneTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Clockwork clockwork = new Clockwork(DATABASE);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void twentyClocks() {
        clockwork.reset();
        clockwork.addClocks(IntStream.range(0, 20)
                .mapToObj(n -> clockwork.open("c" + n, null, Duration.ofHours(-2), Duration.ofHours(-1)))
                .toList());
    }

    @Test
    void theOthersFire() {
        ClockFirer firer = clockwork.firer(clockwork.transactions, failingOn("c7", new IllegalStateException("boom")));
        assertThat(firer.fire(500)).isEqualTo(19);
        assertThat(clockwork.fired.all()).hasSize(19).doesNotContain("c7 act");
        assertThat(clockwork.read("c7", "parked")).isEqualTo("true");
        assertThat(firer.fire(500)).as("its later kinds wait for it").isEqualTo(19);
    }

    @Test
    void itHasAnOwnerAnAlarmAndEvidence() {
        clockwork
                .firer(clockwork.transactions, failingOn("c7", new IllegalStateException("account 6222")))
                .fire(500);
        assertThat(strings("select code || ' ' || owner || ' ' || detail from parked"))
                .containsExactly(
                        "clock-failed operator c7 · act · IllegalStateException · 时限到期的处理失败 / what follows from it"
                                + " failed");
        assertThat(strings("select code from alarm where code = 'clock-failed' and cleared_at is null"))
                .hasSize(1);
        assertThat(strings("select kind from evidence")).containsExactly("clock.parked");
    }

    @Test
    void aPersonLetsItFireAgain() {
        clockwork
                .firer(clockwork.transactions, failingOn("c7", new IllegalStateException("boom")))
                .fire(500);
        UUID id = Obligations.idOf(Clockwork.location("c7").caseId(), "c7");
        clockwork.parked.release(id, "li.si", "the policy file was corrected");
        assertThat(clockwork.fireAll()).isEqualTo(21);
        assertThat(clockwork.fired.all()).contains("c7 act", "c7 due");
        assertThat(strings("select resolved_by from parked")).containsExactly("li.si");
        assertThatThrownBy(() -> clockwork.parked.release(id, "li.si", "again"))
                .hasMessageContaining("clock-not-parked");
    }

    @Test
    void aFaultOfTheMomentParksNobody() {
        ClockFirer firer =
                clockwork.firer(clockwork.transactions, failingOn("c7", new CannotAcquireLockException("busy")));
        assertThat(firer.fire(500)).isEqualTo(19);
        assertThat(clockwork.fireAll()).isEqualTo(21);
        assertThat(strings("select ref from parked")).isEmpty();
    }

    private ClockEvents failingOn(String name, RuntimeException failure) {
        return new ClockEvents() {
            @Override
            public void apply(String flow, List<ClockEvent> events) {
                clockwork.fired.apply(flow, events);
                if (events.stream()
                        .anyMatch(e ->
                                e.event().data().path("obligation").asText().equals(name))) {
                    throw failure;
                }
            }

            @Override
            public void leave(List<ClockEvent> events) {
                clockwork.fired.leave(events);
            }
        };
    }

    private List<String> strings(String sql) {
        return clockwork.jdbc().sql(sql).query(String.class).list();
    }
}
