package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.time.Ticker;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class AHubIsQuietWhenNothingIsLeftTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration SHORTLY = Duration.ofMillis(30);

    private final Quiet quiet = new Quiet(DATABASE.transactions(), Ticker.SYSTEM, () -> {});

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void fresh() {
        DATABASE.empty();
    }

    @Test
    void evidenceThatIsNotSealedYetIsLeft() {
        DATABASE.jdbc()
                .sql("insert into evidence_unsealed values (gen_random_uuid(), 1, 'leaf')")
                .update();
        assertThatThrownBy(() -> quiet.await(SHORTLY)).hasMessageContaining("still has 1 things to do");
    }

    @Test
    void aMessageThatMayBeSentNowIsLeftAndOneBehindItIsNot() {
        send("2020-01-01", "a");
        send("2020-01-01", "a");
        assertThatThrownBy(() -> quiet.await(SHORTLY)).hasMessageContaining("still has 1 things to do");
    }

    @Test
    void aMessageThatWaitsForItsTimeIsNot() {
        send("2999-01-01", "a");
        send("2020-01-01", "a");
        assertThatCode(() -> quiet.await(SHORTLY)).doesNotThrowAnyException();
    }

    @Test
    void neitherIsOneForAPartnerThatIsAwayUntilItMayTry() {
        send("2020-01-01", "a");
        away("2999-01-01");
        assertThatCode(() -> quiet.await(SHORTLY)).doesNotThrowAnyException();
        DATABASE.jdbc().sql("delete from outage").update();
        away("2020-01-01");
        assertThatThrownBy(() -> quiet.await(SHORTLY)).hasMessageContaining("still has 1 things to do");
    }

    private static void away(String nextAt) {
        DATABASE.jdbc().sql("""
            insert into outage (partner, jurisdiction, sightings, code, since, paused_at, next_at)
            values ('500103', '500103', 3, 'no-connection', now(), now(), ?::timestamptz)\
            """).param(nextAt).update();
    }

    @Test
    void itDoesNotWaitForTheNextSweep() {
        DATABASE.jdbc()
                .sql("insert into evidence_unsealed values (gen_random_uuid(), 1, 'leaf')")
                .update();
        Runnable sealing =
                () -> DATABASE.jdbc().sql("delete from evidence_unsealed").update();
        assertThatCode(() -> new Quiet(DATABASE.transactions(), Ticker.SYSTEM, sealing).await(Duration.ofSeconds(20)))
                .doesNotThrowAnyException();
    }

    private static void send(String nextAttempt, String orderKey) {
        DATABASE.jdbc().sql("""
            insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, business_id, state,
                                  next_attempt_at, created_at)
            values (gen_random_uuid(), gen_random_uuid(), 'deposit', '500103', '500103', 't', false, ?,
                    gen_random_uuid()::text, 'ready', ?::timestamptz, now())\
            """).params(orderKey, nextAttempt).update();
    }
}
