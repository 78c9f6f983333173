package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.REFUND;
import static cn.caitong.engine.delivery.OutboxTables.SETTLE;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.flow.Outgoing.LetGo;
import cn.caitong.engine.flow.Outgoing.Withdraw;
import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A payment was stopped while its application was on its way: proven not to have arrived, it would go out again (N5.4). */
@Tag("database")
class WhatIsStoppedIsNotSentAgainTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final Withdraw STOP = new Withdraw(CENTRE, REFUND, "AP-1", true);
    private static final LetGo LET_GO = new LetGo(CENTRE, REFUND, "AP-1");

    private final Delivery other = TABLES.node("node-b");
    private Location place = new Location("", "", null, "", "", null, null, null);
    private UUID application = new UUID(0, 0);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void told() {
        TABLES.empty();
        place = TABLES.openCase("AP-1");
        application = TABLES.tell(place, refundTo(CENTRE, "AP-1", null));
    }

    @Test
    void whatNeverLeftIsWithdrawnForEverWhoeverLiftsTheStop() {
        TABLES.apply(place, STOP);
        TABLES.apply(place, LET_GO);
        assertThat(TABLES.events()).containsExactly("delivery.withdrawn");
        assertThat(TABLES.state(application)).isEqualTo("withdrawn");
        assertThat(leaving()).isEmpty();
    }

    @Test
    void whatWasBeingSentAndDidNotLeaveWaitsForTheStopsEnd() {
        Marked sending = TABLES.markOne();
        TABLES.apply(place, STOP);
        assertThat(TABLES.events()).containsExactly("delivery.left");
        TABLES.end(sending, new End.NotSent("refused"));
        TABLES.advance(Duration.ofHours(1));
        assertThat(TABLES.state(application)).isEqualTo("ready");
        assertThat(leaving()).as("on neither node").isEmpty();
        TABLES.apply(place, LET_GO);
        assertThat(leaving()).as("the same attempt's message, once").containsExactly("AP-1");
    }

    @Test
    void whatThePartnerDoesNotKnowIsAskedAboutAndNotSentAgain() {
        lostAndNotFound(true);
        assertThat(TABLES.state(application)).isEqualTo("ready");
        assertThat(leaving()).isEmpty();
        TABLES.apply(place, LET_GO);
        assertThat(leaving()).containsExactly("AP-1");
    }

    /** Ready again after it was unknown: nobody can say that it never left, so that it is not withdrawn, and does not leave. */
    @Test
    void whatWasFoundNotToHaveArrivedBeforeTheStopIsKeptBackToo() {
        lostAndNotFound(false);
        TABLES.apply(place, STOP);
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.left");
        assertThat(leaving()).isEmpty();
    }

    /** Lifted and stopped again, or the other way round, before anything of it was done: one decision brings both. */
    @Test
    void ofOneDecisionsWordsTheLastCounts() {
        TABLES.markOne();
        TABLES.transactions.run("decide", () -> TABLES.outbox.apply(List.of(change(LET_GO), change(STOP))));
        assertThat(kept()).containsExactly("true");
        TABLES.transactions.run("decide", () -> TABLES.outbox.apply(List.of(change(STOP), change(LET_GO))));
        assertThat(kept()).containsExactly("false");
    }

    @Test
    void stoppedThreeTimesItIsWithdrawnOnceItNeverLeft() {
        Marked sending = TABLES.markOne();
        TABLES.apply(place, STOP);
        TABLES.apply(place, STOP);
        TABLES.end(sending, new End.NotSent("refused"));
        TABLES.advance(Duration.ofHours(1));
        TABLES.apply(place, STOP);
        assertThat(TABLES.events())
                .as("proven never to have left, the third word withdraws it")
                .containsExactly("delivery.left", "delivery.left", "delivery.withdrawn");
    }

    @Test
    void whatArrivedIsNotTouched() {
        TABLES.end(TABLES.markOne(), new End.Delivered("0000", End.NO_ANSWER, List.of()));
        TABLES.apply(place, STOP);
        assertThat(TABLES.state(application)).isEqualTo("delivered");
        assertThat(kept()).containsExactly("false");
    }

    @Test
    void aWithdrawalWithoutAStopKeepsNothingBack() {
        Marked sending = TABLES.markOne();
        TABLES.apply(place, new Withdraw(CENTRE, REFUND, "AP-1"));
        TABLES.end(sending, new End.NotSent("refused"));
        TABLES.advance(Duration.ofHours(1));
        assertThat(leaving()).containsExactly("AP-1");
    }

    @Test
    void anotherCasesStopKeepsNothingBack() {
        Marked sending = TABLES.markOne();
        TABLES.apply(TABLES.openCase("AP-2"), STOP);
        TABLES.end(sending, new End.NotSent("refused"));
        assertThat(kept()).containsExactly("false");
    }

    /** The stop is decided on one node while the other records that it did not leave: the stop's word is in force after both. */
    @Test
    void anEndThatIsBeingRecordedOnAnotherNodeDoesNotSlipThrough() throws Exception {
        Marked sending = TABLES.markOne();
        CompletableFuture<Void> ended = new CompletableFuture<>();
        Transactions held = new Transactions(TABLES.database.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                Thread.ofPlatform().daemon().start(() -> {
                    TABLES.end(sending, new End.NotSent("refused"));
                    ended.complete(null);
                });
                BlockedSessions.awaitOne(TABLES.jdbc());
            }
        });
        held.run(
                "decide",
                () -> new Outbox(held, TABLES.vault, new Inbox(held, TABLES.vault)).apply(List.of(change(STOP))));
        ended.get(30, TimeUnit.SECONDS);
        TABLES.advance(Duration.ofHours(1));
        assertThat(TABLES.state(application)).isEqualTo("ready");
        assertThat(leaving()).isEmpty();
    }

    private Changed<Outgoing> change(Outgoing word) {
        return new Changed<>(place, TABLES.legalTime.now(), word);
    }

    private void lostAndNotFound(boolean stoppedMeanwhile) {
        TABLES.end(TABLES.markOne(), new End.Unknown("timed-out"));
        if (stoppedMeanwhile) {
            TABLES.apply(place, STOP);
        }
        TABLES.advance(SETTLE.plus(Duration.ofSeconds(1)));
        TABLES.end(TABLES.markOne(), new End.Found(Finding.NOT_FOUND, "00", End.NO_ANSWER, List.of()));
    }

    /** What either node would send now. */
    private List<String> leaving() {
        List<Marked> marked = new ArrayList<>(TABLES.mark(10));
        marked.addAll(other.mark(CENTRE, 10, OutboxTables::translate));
        return marked.stream().map(Marked::businessId).toList();
    }

    private List<String> kept() {
        return TABLES.strings("select kept_back::text from outgoing where business_id = 'AP-1'");
    }
}
