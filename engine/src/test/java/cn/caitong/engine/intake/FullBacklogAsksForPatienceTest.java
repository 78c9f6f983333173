package cn.caitong.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.intake.Acceptance.Busy;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import java.time.Duration;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class FullBacklogAsksForPatienceTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration WAIT = Duration.ofSeconds(30);

    private final Transactions transactions = DATABASE.transactions();
    private final Backlog backlog = new Backlog(transactions, new BacklogLimits(2, 2, 4, 4, WAIT));

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void aPartnerWithTooMuchUndecidedWaitsAndTheOthersDoNot() {
        waiting("p1", "pending");
        backlog.refresh();
        assertThat(backlog.full("p1")).isEmpty();
        waiting("p1", "pending");
        backlog.refresh();
        assertThat(backlog.full("p1")).contains(new Busy(Busy.Whose.PARTNER, WAIT));
        assertThat(backlog.full("p2")).isEmpty();
    }

    @Test
    void whatHasBeenAcceptedSinceTheSweepCounts() {
        backlog.refresh();
        backlog.accepted("p1");
        backlog.accepted("p1");
        assertThat(backlog.full("p1")).contains(new Busy(Busy.Whose.PARTNER, WAIT));
        backlog.refresh();
        assertThat(backlog.full("p1")).as("they were decided meanwhile").isEmpty();
    }

    @Test
    void tooMuchOfAllTogetherStopsEverybody() {
        for (String partner : new String[] {"p1", "p2", "p3", "p4"}) {
            waiting(partner, "pending");
        }
        backlog.refresh();
        assertThat(backlog.full("p9")).contains(new Busy(Busy.Whose.HUB, WAIT));
    }

    @Test
    void whatIsHeldOrParkedDoesNotBlockItsPartner() {
        for (int i = 0; i < 5; i++) {
            waiting("p1", i % 2 == 0 ? "held" : "parked");
        }
        backlog.refresh();
        assertThat(backlog.full("p1")).isEmpty();
    }

    @Test
    void aPartnerThatIsNotToldAnythingAnyMoreWaitsToo() {
        for (int i = 0; i < 2; i++) {
            transactions.jdbc().sql("""
                insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, business_id, state,
                                      next_attempt_at, created_at)
                values (gen_random_uuid(), gen_random_uuid(), 'f', '500103', 'p1', 't', false, 'k', ?, 'ready', legal_now(),
                        legal_now())\
                """).param("b" + i).update();
        }
        backlog.refresh();
        assertThat(backlog.full("p1")).contains(new Busy(Busy.Whose.PARTNER, WAIT));
    }

    private void waiting(String partner, String state) {
        transactions.jdbc().sql("""
            insert into inbox (flow, case_id, case_key, jurisdiction, case_partner, partner, origin, type, arrived_at,
                               key_id, data, state)
            values ('f', gen_random_uuid(), 'k', '500103', ?, ?, 'message', 't', legal_now(), 'k0001', '', ?)\
            """).params(partner, partner, state).update();
    }
}
