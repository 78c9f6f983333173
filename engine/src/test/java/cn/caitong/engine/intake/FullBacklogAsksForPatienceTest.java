package cn.caitong.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.intake.Acceptance.Busy;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class FullBacklogAsksForPatienceTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final Duration WAIT = Duration.ofSeconds(30);
    private static final long TENTH_OF_A_SECOND = 100_000_000;

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
        undelivered("ready");
        undelivered("unknown");
        backlog.refresh();
        assertThat(backlog.full("p1")).contains(new Busy(Busy.Whose.PARTNER, WAIT));
    }

    @Test
    void whatIsDeliveredRejectedOrParkedIsNotWaitedFor() {
        for (String state : new String[] {"ready", "delivered", "rejected", "parked"}) {
            undelivered(state);
        }
        backlog.refresh();
        assertThat(backlog.full("p1")).isEmpty();
    }

    /** Counting takes a tenth of a second here, so that the undelivered are counted again two seconds later. */
    @Test
    void countingWhatIsUndeliveredTakesATwentiethOfTheTimeAtMost() {
        AtomicLong now = new AtomicLong();
        Backlog slow =
                new Backlog(transactions, new BacklogLimits(2, 2, 4, 4, WAIT), () -> now.addAndGet(TENTH_OF_A_SECOND));
        slow.sweep();
        undelivered("ready");
        undelivered("sending");
        waiting("p2", "pending");
        waiting("p2", "pending");
        slow.sweep();
        assertThat(slow.full("p1")).as("counted a moment ago").isEmpty();
        assertThat(slow.full("p2")).as("the undecided are counted each time").isPresent();
        now.addAndGet(20 * TENTH_OF_A_SECOND);
        slow.sweep();
        assertThat(slow.full("p1")).contains(new Busy(Busy.Whose.PARTNER, WAIT));
    }

    private void undelivered(String state) {
        transactions.jdbc().sql("""
            insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, business_id, state,
                                  next_attempt_at, lease_until, created_at)
            values (gen_random_uuid(), gen_random_uuid(), 'f', '500103', 'p1', 't', false, 'k', gen_random_uuid()::text, ?,
                    case when ? = 'ready' then legal_now() end, case when ? = 'sending' then legal_now() end, legal_now())\
            """).params(state, state, state).update();
    }

    private void waiting(String partner, String state) {
        transactions.jdbc().sql("""
            insert into inbox (flow, case_id, case_key, jurisdiction, case_partner, partner, origin, type, arrived_at,
                               key_id, data, state)
            values ('f', gen_random_uuid(), 'k', '500103', ?, ?, 'message', 't', legal_now(), 'k0001', '', ?)\
            """).params(partner, partner, state).update();
    }
}
