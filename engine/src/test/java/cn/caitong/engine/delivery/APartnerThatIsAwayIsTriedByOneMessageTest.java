package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.OTHER;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;
import static cn.caitong.engine.delivery.OutboxTables.task;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.outage.Away;
import cn.caitong.engine.outage.Outages;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A partner that cannot be reached is tried by one message at a time, of all nodes, and the first that gets through lets all
 * go, in their order. Nothing else about a message changes by it.
 */
@Tag("database")
class APartnerThatIsAwayIsTriedByOneMessageTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final Delivery NODE_B = TABLES.node("node-b");
    private static final End AWAY = End.NotSent.away("no-connection");
    private static final End DELIVERED = new End.Delivered("0000", End.NO_ANSWER, List.of());

    private final Outages outages = new Outages(TABLES.transactions);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    /** Pauses are counted to the second: time passes only where a test lets it. */
    @BeforeEach
    void nothingWaits() {
        TABLES.empty();
        TABLES.database.stopClock(Clock.systemUTC().instant());
    }

    @Test
    void tenThousandWaitAnHourAndComeInTheirOrder() {
        List<UUID> waiting = refunds(10_000);
        UUID elsewhere = TABLES.tell(TABLES.openCase("elsewhere"), task(OTHER, "E1"));
        Instant until = TABLES.legalTime.now().plus(Duration.ofHours(1));
        while (TABLES.legalTime.now().isBefore(until)) {
            endAll(TABLES.delivery, AWAY);
            endAll(NODE_B, AWAY);
            TABLES.advance(Duration.ofSeconds(20));
        }
        assertThat(attempts()).as("before it counted as away, and one a minute").isBetween(45, 8 + 85);
        assertThat(TABLES.delivery.mark(OTHER, 4, OutboxTables::translate))
                .extracting(Marked::outgoing)
                .as("another partner does not notice")
                .containsExactly(elsewhere);
        TABLES.advance(Duration.ofMinutes(1));
        List<UUID> came = new ArrayList<>();
        List<Marked> marked = TABLES.mark(500);
        assertThat(marked).as("it is tried by one").hasSize(1);
        while (!marked.isEmpty()) {
            marked.forEach(one -> came.add(one.outgoing()));
            assertThat(TABLES.delivery.end(
                            marked.stream().map(one -> one.ended(DELIVERED)).toList()))
                    .isEmpty();
            marked = TABLES.mark(500);
        }
        assertThat(came)
                .as("all, once, in their order, with no pause of their own")
                .isEqualTo(waiting);
        assertThat(TABLES.strings("select partner from outage")).isEmpty();
    }

    @Test
    void twoNodesTryOnceAPauseBetweenThem() throws Exception {
        refunds(20);
        seenAwayThrice();
        try (ExecutorService nodes = Executors.newFixedThreadPool(2)) {
            for (int round = 0; round < 20; round++) {
                TABLES.advance(Duration.ofMinutes(1));
                Callable<List<Marked>> a = () -> TABLES.mark(4);
                Callable<List<Marked>> b = () -> NODE_B.mark(CENTRE, 4, OutboxTables::translate);
                List<Marked> tries = new ArrayList<>();
                for (Future<List<Marked>> one : nodes.invokeAll(List.of(a, b))) {
                    tries.addAll(one.get());
                }
                assertThat(tries).as("round " + round).hasSize(1);
                assertThat(TABLES.mark(4)).as("while one tries").isEmpty();
                TABLES.end(tries.getFirst(), AWAY);
            }
        }
    }

    @Test
    void whileItIsAwayNobodyIsWokenForIt() {
        refunds(3);
        assertThat(TABLES.delivery.due(List.of(CENTRE))).containsExactly(CENTRE);
        seenAwayThrice();
        assertThat(TABLES.delivery.due(List.of(CENTRE))).isEmpty();
        TABLES.advance(Duration.ofSeconds(6));
        assertThat(TABLES.delivery.due(List.of(CENTRE))).containsExactly(CENTRE);
    }

    @Test
    void operatorsSeeItOnceAndSeeItEnd() {
        refunds(3);
        seenAwayThrice();
        for (int i = 0; i < 3; i++) {
            tryWith(AWAY);
        }
        assertThat(TABLES.strings("select code || ' ' || ref from alarm")).containsExactly("partner-away " + CENTRE);
        assertThat(TABLES.string("select detail from alarm")).contains("no-connection", "call it", "请检查网络");
        Away away = outages.away().getFirst();
        assertThat(away.partner()).isEqualTo(CENTRE);
        assertThat(away.tries()).isEqualTo(3);
        assertThat(away.nextTryAt()).isAfter(TABLES.legalTime.now());
        tryWith(DELIVERED);
        assertThat(TABLES.strings("select code from alarm where cleared_at is null"))
                .isEmpty();
        assertThat(outages.away()).isEmpty();
        assertThat(TABLES.strings("select kind from evidence where kind like 'outage.%' order by case_seq"))
                .containsExactly("outage.began", "outage.ended");
    }

    @Test
    void aTryWhoseNodeDiedIsAskedAboutAndAnotherFollows() {
        refunds(3);
        seenAwayThrice();
        TABLES.advance(Duration.ofSeconds(6));
        Marked lost = TABLES.markOne();
        TABLES.advance(OutboxTables.LEASE.plusSeconds(1));
        TABLES.runOutLease(lost.outgoing());
        assertThat(new DeliveryRecovery(NODE_B).sweep()).isEqualTo(1);
        assertThat(TABLES.state(lost.outgoing())).isEqualTo("unknown");
        TABLES.advance(Duration.ofSeconds(6));
        assertThat(NODE_B.mark(CENTRE, 4, OutboxTables::translate))
                .extracting(Marked::outgoing)
                .hasSize(1)
                .doesNotContain(lost.outgoing());
    }

    @Test
    void anUnknownEndIsAskedAboutNeverRepeatedAndEndsNothing() {
        UUID first = refunds(3).getFirst();
        seenAwayThrice();
        tryWith(new End.Unknown("http-502"));
        assertThat(TABLES.state(first)).isEqualTo("unknown");
        assertThat(TABLES.strings("select inquiry_of::text from outgoing where inquiry_of is not null"))
                .containsExactly(first.toString());
        assertThat(outages.away()).as("a server before it may have said so").hasSize(1);
        assertThat(tryWith(DELIVERED).outgoing()).isNotEqualTo(first);
        assertThat(outages.away()).isEmpty();
    }

    @Test
    void whatLiesInItsHandsHasReachedIt() {
        refunds(3);
        seenAwayThrice();
        tryWith(End.Unknown.noResultYet());
        assertThat(outages.away()).isEmpty();
    }

    @Test
    void aRefusalIsNoOutageAndEndsOne() {
        refunds(3);
        seenAwayThrice();
        tryWith(new End.Rejected("http-422", End.NO_ANSWER));
        assertThat(outages.away()).isEmpty();
    }

    @Test
    void whoAsksToBeLeftAloneIsNotAway() {
        refunds(8);
        for (int i = 0; i < 8; i++) {
            TABLES.end(
                    TABLES.markOne(), new End.NotSent("http-503", End.NO_ANSWER, Optional.of(Duration.ofMinutes(5))));
        }
        assertThat(TABLES.strings("select partner from outage")).isEmpty();
        TABLES.advance(Duration.ofMinutes(4));
        assertThat(TABLES.mark(8)).isEmpty();
        TABLES.advance(Duration.ofMinutes(2));
        assertThat(TABLES.mark(8)).as("all at once").hasSize(8);
    }

    @Test
    void whoAsksToBeLeftAloneHasBeenReached() {
        refunds(3);
        seenAwayThrice();
        UUID first = tryWith(new End.NotSent("http-503", End.NO_ANSWER, Optional.of(Duration.ofMinutes(5))))
                .outgoing();
        assertThat(outages.away()).isEmpty();
        assertThat(TABLES.mark(8)).as("the others may ask for themselves").hasSize(2);
        TABLES.advance(Duration.ofMinutes(4));
        assertThat(TABLES.mark(8)).isEmpty();
        TABLES.advance(Duration.ofMinutes(2));
        assertThat(TABLES.mark(8)).extracting(Marked::outgoing).containsExactly(first);
    }

    @Test
    void anOutageLengthensNoPauseOfAMessagesOwn() {
        UUID first = refunds(1).getFirst();
        seenAwayThrice();
        for (int i = 0; i < 10; i++) {
            tryWith(AWAY);
        }
        Instant before = TABLES.legalTime.now();
        tryWith(new End.NotSent("http-503", End.NO_ANSWER, Optional.empty()));
        assertThat(TABLES.jdbc()
                        .sql("select next_attempt_at from outgoing where id = ?")
                        .param(first)
                        .query((row, n) -> OutgoingRow.instant(row, "next_attempt_at"))
                        .single())
                .as("its first 503, though its fourteenth attempt")
                .isEqualTo(before.plus(Duration.ofMinutes(1)).plusSeconds(5));
    }

    @Test
    void whatIsLateWarnsThoughItIsNotTried() {
        Instant due = TABLES.legalTime.now().plus(Duration.ofMinutes(10));
        refunds(2);
        UUID late = TABLES.tell(TABLES.openCase("late"), refundTo(CENTRE, "LATE", due));
        seenAwayThrice();
        tryWith(AWAY);
        assertThat(late()).isEmpty();
        TABLES.advance(Duration.ofMinutes(10));
        tryWith(AWAY);
        tryWith(AWAY);
        assertThat(late()).as("once").containsExactly(late.toString());
        tryWith(DELIVERED);
        TABLES.mark(4).forEach(marked -> TABLES.end(marked, DELIVERED));
        assertThat(late()).isEmpty();
    }

    @Test
    void questionsOfAPartnerThatIsAwayWaitTheSameWay() {
        UUID asked = refunds(1).getFirst();
        TABLES.end(TABLES.markOne(), new End.Unknown("broken-off"));
        seenAwayThrice();
        tryWith(AWAY);
        assertThat(TABLES.state(asked)).as("nothing is decided by it").isEqualTo("unknown");
        tryWith(new End.Found(End.Finding.DELIVERED, "10", End.NO_ANSWER, List.of()));
        assertThat(TABLES.state(asked)).isEqualTo("delivered");
        assertThat(outages.away()).isEmpty();
    }

    @Test
    void whatCannotBePutIntoItsWordsDoesNotUseUpATry() {
        refunds(3);
        seenAwayThrice();
        TABLES.apply(TABLES.location("CT00000"), new Outgoing.Withdraw(CENTRE, OutboxTables.REFUND, "CT00000"));
        TABLES.advance(Duration.ofSeconds(6));
        List<Marked> tries = TABLES.delivery.mark(CENTRE, 4, telling -> {
            if (telling.data().path("instructionId").asText().equals("CT00001")) {
                throw new IllegalStateException("no words for it");
            }
            return OutboxTables.translate(telling);
        });
        assertThat(tries).extracting(Marked::businessId).containsExactly("CT00002");
    }

    @Test
    void oneThatGetsThroughBetweenEndsTheCounting() {
        refunds(4);
        for (int i = 0; i < 6; i++) {
            TABLES.end(TABLES.markOne(), i % 3 == 2 ? DELIVERED : AWAY);
        }
        assertThat(TABLES.strings("select partner from outage")).isEmpty();
        assertThat(TABLES.strings("select code from alarm")).isEmpty();
    }

    private static List<UUID> refunds(int count) {
        List<Changed<Outgoing>> decided = new ArrayList<>();
        List<UUID> ids = new ArrayList<>();
        Instant now = TABLES.legalTime.now();
        for (int i = 0; i < count; i++) {
            String id = "CT%05d".formatted(i);
            Outgoing.Tell refund = refundTo(CENTRE, id, null);
            Changed<Outgoing> changed = new Changed<>(TABLES.location(id), now, refund);
            decided.add(changed);
            ids.add(NewOutgoing.idOf(changed.location().caseId(), refund));
        }
        TABLES.openCases(decided.stream().map(Changed::location).toList());
        TABLES.transactions.run("decide", () -> TABLES.outbox.apply(decided));
        return ids;
    }

    private static void seenAwayThrice() {
        for (int i = 0; i < 3; i++) {
            TABLES.end(TABLES.markOne(), AWAY);
        }
        assertThat(TABLES.mark(4)).as("it counts as away").isEmpty();
    }

    private static void endAll(Delivery node, End end) {
        List<Marked> marked = node.mark(CENTRE, 4, OutboxTables::translate);
        node.end(marked.stream().map(one -> one.ended(end)).toList());
    }

    /** One message tries, when the longest pause is over. */
    private static Marked tryWith(End end) {
        TABLES.advance(Duration.ofMinutes(1));
        List<Marked> tries = TABLES.mark(4);
        assertThat(tries).hasSize(1);
        TABLES.end(tries.getFirst(), end);
        return tries.getFirst();
    }

    private static int attempts() {
        return TABLES.jdbc()
                .sql("select count(*) from attempt")
                .query(Integer.class)
                .single();
    }

    private static List<String> late() {
        return TABLES.strings("select ref from alarm where code = 'delivery-late' and cleared_at is null");
    }
}
