package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.OTHER;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;
import static cn.caitong.engine.delivery.OutboxTables.task;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.delivery.End.Delivered;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.wake.LocalWakeUp;
import java.lang.Thread.State;
import java.time.Duration;
import java.util.EnumSet;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.SynchronousQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class WorkersDeliverByThemselvesTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final End UNTOUCHED = new End.NotSent("started-too-late");
    private static final End DELIVERED = new Delivered("0000", End.NO_ANSWER, List.of());

    private final LocalWakeUp wakeUp = new LocalWakeUp();
    private final CountDownLatch hanging = new CountDownLatch(1);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void empty() {
        TABLES.empty();
    }

    @AfterEach
    void stop() {
        hanging.countDown();
        wakeUp.close();
    }

    @Test
    void onePartnerThatHangsCostsTheOthersNothing() {
        for (int i = 0; i < 12; i++) {
            TABLES.refund("CT" + i);
            TABLES.tell(TABLES.openCase("other" + i), refundTo(OTHER, "CT" + i, null));
        }
        try (DeliveryWorkers workers = workers(Ticker.SYSTEM)) {
            wakeUp.onPartner(CENTRE, 1, workers.worker(CENTRE, OutboxTables::translate, this::hang));
            wakeUp.onPartner(OTHER, 1, workers.worker(OTHER, OutboxTables::translate, marked -> DELIVERED));
            wakeUp.partner(CENTRE);
            wakeUp.partner(OTHER);
            awaitStates(OTHER, "delivered 12");
            awaitStates(CENTRE, "ready 8", "sending 4");
            assertThat(states(CENTRE)).as("no more than its four calls").containsExactly("ready 8", "sending 4");
            hanging.countDown();
            awaitStates(CENTRE, "delivered 12");
        }
    }

    @Test
    void whatFollowsInACasesOrderGoesAsSoonAsItMay() {
        Location location = TABLES.openCase("order");
        TABLES.tell(location, refundTo(CENTRE, "CT01", null));
        TABLES.tell(location, task(CENTRE, "T-1"));
        TABLES.tell(location, task(CENTRE, "T-2"));
        try (DeliveryWorkers workers = workers(Ticker.SYSTEM)) {
            wakeUp.onPartner(CENTRE, 1, workers.worker(CENTRE, OutboxTables::translate, marked -> DELIVERED));
            wakeUp.partner(CENTRE);
            awaitStates(CENTRE, "delivered 3");
        }
        assertThat(TABLES.strings("select business_id from outgoing order by ended_at"))
                .containsExactly("CT01", "T-1", "T-2");
    }

    @Test
    void aCallThatFailsMayHaveArrived() {
        TABLES.tell(TABLES.openCase("one"), refundTo(CENTRE, "CT01", null));
        try (DeliveryWorkers workers = workers(Ticker.SYSTEM)) {
            workers.worker(CENTRE, OutboxTables::translate, marked -> {
                        throw new IllegalStateException("a fault in the connector");
                    })
                    .run();
        }
        assertThat(TABLES.strings("select outcome || ' ' || code from attempt")).containsExactly("unknown call-failed");
    }

    @Test
    void whatWouldStartTooLateInItsLeaseIsNotSent() {
        TABLES.refund("CT01");
        AtomicLong nanos = new AtomicLong();
        AtomicBoolean called = new AtomicBoolean();
        Translator slow = telling -> {
            nanos.addAndGet(OutboxTables.POLICY.startLimit().toNanos());
            return OutboxTables.translate(telling);
        };
        try (DeliveryWorkers workers = workers(nanos::get)) {
            workers.worker(CENTRE, slow, marked -> {
                        called.set(true);
                        return DELIVERED;
                    })
                    .run();
        }
        assertThat(called).isFalse();
        assertThat(states(CENTRE)).containsExactly("ready 1");
        assertThat(TABLES.strings("select outcome from attempt")).containsExactly("not-sent");
    }

    /** What is marked and not sent would be unknown, and asked about, though nothing left. */
    @Test
    void whatIsBeingMarkedWhenTheHubStopsIsSentAndNothingIsMarkedAfterwards() throws InterruptedException {
        TABLES.refund("CT01");
        CountDownLatch marking = new CountDownLatch(1);
        CountDownLatch stopping = new CountDownLatch(1);
        Translator held = telling -> {
            marking.countDown();
            awaitQuietly(stopping);
            return OutboxTables.translate(telling);
        };
        DeliveryWorkers workers = workers(Ticker.SYSTEM);
        Runnable worker = workers.worker(CENTRE, held, marked -> DELIVERED);
        Thread marks = Thread.ofPlatform().start(worker);
        marking.await();
        Thread stops = Thread.ofPlatform().start(workers::close);
        await().until(() -> EnumSet.of(State.WAITING, State.TERMINATED).contains(stops.getState()));
        stopping.countDown();
        marks.join();
        stops.join();
        assertThat(states(CENTRE)).containsExactly("delivered 1");
        TABLES.refund("CT02");
        worker.run();
        assertThat(states(CENTRE)).containsExactly("delivered 1", "ready 1");
    }

    /** It may be cut off, and another node not. */
    @Test
    void aNodeThatMetNobodyLeavesThePartnerToTheOthersForAWhile() {
        TABLES.refund("CT01");
        AtomicLong nanos = new AtomicLong();
        AtomicInteger calls = new AtomicInteger();
        try (DeliveryWorkers workers = workers(nanos::get)) {
            Runnable worker = workers.worker(CENTRE, OutboxTables::translate, marked -> {
                calls.incrementAndGet();
                return End.NotSent.away("no-connection");
            });
            worker.run();
            awaitAttempts("not-sent 1");
            worker.run();
            assertThat(calls).hasValue(1);
            assertThat(TABLES.mark(4)).as("another node").hasSize(1).allSatisfy(one -> TABLES.end(one, UNTOUCHED));
            TABLES.advance(Duration.ofMinutes(1));
            nanos.addAndGet(Duration.ofSeconds(1).toNanos());
            worker.run();
            awaitAttempts("not-sent 3");
        }
        assertThat(calls).hasValue(2);
    }

    private static void awaitAttempts(String expected) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(
                                TABLES.strings("select outcome || ' ' || count(*) from attempt group by outcome"))
                        .containsExactly(expected));
    }

    @Test
    void endsThatCannotBeRecordedAreTriedAgainWhileTheirLeaseLasts() {
        TABLES.refund("CT01");
        Delivery delivery = TABLES.node("node-a", failing(3), Ticker.SYSTEM, wakeUp);
        try (DeliveryWorkers workers = new DeliveryWorkers(delivery, Ticker.SYSTEM, wakeUp)) {
            workers.worker(CENTRE, OutboxTables::translate, marked -> DELIVERED).run();
            awaitStates(CENTRE, "delivered 1");
        }
        assertThat(TABLES.events()).containsExactly("delivery.delivered");
    }

    /** The thread that records ends is the node's only one: whatever breaks once, the others' ends are recorded all the same. */
    @Test
    void anEndThatBreaksTheRecordingEndsNoneOfTheOthers() {
        TABLES.refund("CT01");
        AtomicInteger breaks = new AtomicInteger(3);
        Transactions breaking = listened(transaction -> {
            if (transaction.equals(Delivery.END) && breaks.getAndDecrement() > 0) {
                throw new StackOverflowError("a tree too deep");
            }
        });
        Delivery delivery = TABLES.node("node-a", breaking, Ticker.SYSTEM, wakeUp);
        try (DeliveryWorkers workers = new DeliveryWorkers(delivery, Ticker.SYSTEM, wakeUp)) {
            workers.worker(CENTRE, OutboxTables::translate, marked -> DELIVERED).run();
            awaitStates(CENTRE, "delivered 1");
            TABLES.refund("CT02");
            workers.worker(CENTRE, OutboxTables::translate, marked -> DELIVERED).run();
            awaitStates(CENTRE, "delivered 2");
        }
    }

    /** No memory for another thread: nothing of it was sent, and the call's place is free again. */
    @Test
    void whatGetsNoThreadWasNotSentAndKeepsNoPlace() {
        TABLES.refund("CT01");
        Delivery delivery = TABLES.node("node-a", TABLES.transactions, Ticker.SYSTEM, wakeUp);
        AtomicInteger calls = new AtomicInteger();
        try (EndCollector ends = new EndCollector(delivery::end, Ticker.SYSTEM);
                SendThreads none = new SendThreads(new NoThreads())) {
            PartnerWorker worker = new PartnerWorker(
                    delivery,
                    OutboxTables.POLICY,
                    OutboxTables::translate,
                    marked -> {
                        calls.incrementAndGet();
                        return DELIVERED;
                    },
                    none,
                    ends,
                    Ticker.SYSTEM,
                    wakeUp);
            for (int tries = 1; tries <= 5; tries++) { // one more than it has calls
                worker.run();
                awaitAttempts("not-sent " + tries);
                TABLES.advance(Duration.ofMinutes(20));
            }
        }
        assertThat(calls).hasValue(0);
        assertThat(states(CENTRE)).containsExactly("ready 1");
    }

    private static final class NoThreads extends ThreadPoolExecutor {
        NoThreads() {
            super(1, 1, 0, TimeUnit.SECONDS, new SynchronousQueue<>());
        }

        @Override
        public void execute(Runnable work) {
            throw new OutOfMemoryError("unable to create native thread");
        }
    }

    /** A node that stood still finds its connections broken, and what it then hears is evidence all the same. */
    @Test
    void anEndThatComesAfterItsLeaseIsTriedAgainForAWhile() {
        TABLES.refund("CT01");
        AtomicLong nanos = new AtomicLong();
        Delivery delivery = TABLES.node("node-a", failing(3), nanos::get, wakeUp);
        try (DeliveryWorkers workers = new DeliveryWorkers(delivery, nanos::get, wakeUp)) {
            workers.worker(CENTRE, OutboxTables::translate, marked -> {
                        nanos.addAndGet(Duration.ofHours(1).toNanos());
                        return DELIVERED;
                    })
                    .run();
            awaitStates(CENTRE, "delivered 1");
        }
        assertThat(TABLES.events()).containsExactly("delivery.delivered");
    }

    /** Whose first ends cannot be committed. */
    private static Transactions failing(int times) {
        AtomicInteger failures = new AtomicInteger(times);
        return listened(transaction -> {
            if (transaction.equals(Delivery.END) && failures.getAndDecrement() > 0) {
                throw new IllegalStateException("the database went away");
            }
        });
    }

    private static Transactions listened(Consumer<String> beforeCommit) {
        return new Transactions(TABLES.database.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                beforeCommit.accept(transaction);
            }
        });
    }

    @Test
    void anEndThatFailsDoesNotTakeItsBatchWithIt() {
        TABLES.refund("CT01");
        Marked good = TABLES.markOne();
        Ended poison = new Ended(new UUID(1, 1), 1, 1, DELIVERED);
        assertThat(TABLES.delivery.end(List.of(poison, good.ended(DELIVERED)))).containsExactly(poison);
        assertThat(states(CENTRE)).containsExactly("delivered 1");
    }

    @Test
    void aSweepFindsWhoseTimeHasCome() {
        TABLES.refund("CT01");
        TABLES.end(TABLES.markOne(), new End.NotSent("refused"));
        assertThat(TABLES.delivery.due(List.of(CENTRE, OTHER))).isEmpty();
        TABLES.advance(Duration.ofMinutes(1));
        assertThat(TABLES.delivery.due(List.of(CENTRE, OTHER))).containsExactly(CENTRE);
    }

    private DeliveryWorkers workers(Ticker ticker) {
        return new DeliveryWorkers(TABLES.node("node-a", TABLES.transactions, ticker, wakeUp), ticker, wakeUp);
    }

    private End hang(Marked marked) {
        return awaitQuietly(hanging) ? DELIVERED : new End.Unknown("stopped");
    }

    private static boolean awaitQuietly(CountDownLatch latch) {
        try {
            latch.await();
            return true;
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static void awaitStates(String partner, String... expected) {
        await().pollInterval(Duration.ofMillis(20))
                .atMost(Duration.ofSeconds(60))
                .untilAsserted(() -> assertThat(states(partner)).containsExactly(expected));
    }

    private static List<String> states(String partner) {
        return TABLES.strings("select state || ' ' || count(*) from outgoing where partner = '" + partner
                + "' group by state order by state");
    }
}
