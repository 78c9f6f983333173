package cn.caitong.engine.delivery;

import static cn.caitong.engine.delivery.OutboxTables.CENTRE;
import static cn.caitong.engine.delivery.OutboxTables.REFUND;
import static cn.caitong.engine.delivery.OutboxTables.SETTLE;
import static cn.caitong.engine.delivery.OutboxTables.refundTo;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.Outgoing.Withdraw;
import cn.caitong.engine.store.BlockedSessions;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.wake.LocalWakeUp;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("database")
class WhatHasNotLeftIsWithdrawnTest {
    private static final OutboxTables TABLES = new OutboxTables();
    private static final Withdraw WITHDRAW = new Withdraw(CENTRE, REFUND, "CT01");

    private Location location = new Location("", "", null, "", "", null, null, null);
    private UUID refund = new UUID(0, 0);

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void oneRefund() {
        TABLES.empty();
        location = TABLES.openCase("one");
        refund = TABLES.tell(location, refundTo(CENTRE, "CT01", null));
    }

    @Test
    void beforeItLeavesItIsTakenBackForEver() {
        TABLES.apply(location, WITHDRAW);
        assertThat(TABLES.state(refund)).isEqualTo("withdrawn");
        assertThat(TABLES.events()).containsExactly("delivery.withdrawn");
        assertThat(TABLES.eventData("delivery.withdrawn").path("outgoing").asText())
                .as("which a void's proof can name")
                .isEqualTo(refund.toString());
        assertThat(TABLES.mark(10)).isEmpty();
    }

    @Test
    void whatOnlyTriedToLeaveIsTakenBack() {
        TABLES.end(TABLES.markOne(), new End.NotSent("refused"));
        TABLES.apply(location, WITHDRAW);
        assertThat(TABLES.events()).containsExactly("delivery.withdrawn");
    }

    @Test
    void whatCouldNotBeTranslatedIsTakenBackAndNoLongerParked() {
        TABLES.delivery.mark(CENTRE, 1, telling -> {
            throw new IllegalArgumentException("no such word");
        });
        TABLES.apply(location, WITHDRAW);
        assertThat(TABLES.state(refund)).isEqualTo("withdrawn");
        assertThat(TABLES.strings("select resolution from parked")).containsExactly("withdrawn");
    }

    @Test
    void whatIsOnItsWayHasLeft() {
        Marked sent = TABLES.markOne();
        TABLES.apply(location, WITHDRAW);
        assertThat(TABLES.events()).containsExactly("delivery.left");
        TABLES.end(sent, new End.Delivered("0000", End.NO_ANSWER, List.of()));
        assertThat(TABLES.state(refund)).isEqualTo("delivered");
    }

    @Test
    void whatMayHaveLeftOnceHasLeftThoughThePartnerDoesNotKnowIt() {
        TABLES.end(TABLES.markOne(), new End.Unknown("timed-out"));
        TABLES.advance(SETTLE.plus(Duration.ofSeconds(1)));
        TABLES.end(TABLES.markOne(), new End.Found(Finding.NOT_FOUND, "00", End.NO_ANSWER, List.of()));
        assertThat(TABLES.state(refund)).isEqualTo("ready");
        TABLES.apply(location, WITHDRAW);
        assertThat(TABLES.events()).containsExactly("delivery.unknown", "delivery.left");
        assertThat(TABLES.state(refund)).isEqualTo("ready");
    }

    @Test
    void whatWasNeverToldCannotBeTakenBack() {
        TABLES.apply(location, new Withdraw(CENTRE, REFUND, "CT99"));
        assertThat(TABLES.events()).containsExactly("delivery.left");
    }

    @Test
    void anotherCasesMessageIsNotTakenBack() {
        TABLES.apply(TABLES.openCase("two"), WITHDRAW);
        assertThat(TABLES.state(refund)).isEqualTo("ready");
    }

    @Test
    void aMarkThatCameFirstDecidesAndTheFlowHearsIt() throws Exception {
        CompletableFuture<Void> withdrawn = new CompletableFuture<>();
        Transactions held = new Transactions(TABLES.database.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                Thread.ofPlatform().daemon().start(() -> {
                    TABLES.apply(location, WITHDRAW);
                    withdrawn.complete(null);
                });
                BlockedSessions.awaitOne(TABLES.jdbc());
            }
        });
        try (LocalWakeUp wakeUp = new LocalWakeUp()) {
            Delivery marking = TABLES.node("node-b", held, Ticker.SYSTEM, wakeUp);
            assertThat(marking.mark(CENTRE, 1, OutboxTables::translate)).hasSize(1);
        }
        withdrawn.get(30, TimeUnit.SECONDS);
        assertThat(TABLES.events()).containsExactly("delivery.left");
        assertThat(TABLES.state(refund)).isEqualTo("sending");
    }

    @Test
    void aMarkThatComesSecondPassesItBy() {
        Transactions held = new Transactions(TABLES.database.database().dataSource(), new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                CompletableFuture<List<Marked>> marked = CompletableFuture.supplyAsync(() -> TABLES.mark(10));
                assertThat(marked.orTimeout(30, TimeUnit.SECONDS).join()).isEmpty();
            }
        });
        held.run(
                "decide",
                () -> new Withdrawals(held)
                        .withdraw(List.of(new Changed<>(location, TABLES.legalTime.now(), WITHDRAW))));
        assertThat(TABLES.state(refund)).isEqualTo("withdrawn");
        assertThat(TABLES.mark(10)).isEmpty();
    }
}
