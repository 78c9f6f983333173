package cn.caitong.connectors.inbound;

import static cn.caitong.connectors.inbound.DoorWithoutProtocol.JSON;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.bytes;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.canonical;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.said;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.intake.BacklogLimits;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** P10, on the way in. */
@Tag("database")
@Timeout(300)
class LimitsAreEachPartnersOwnTest {
    private static final int PLACES = 16;
    /** Fewer than its places, and together faster than its rate also where each refusal waits long for its disk. */
    private static final int HASTY = 12;

    private static final Executor THREADS = task -> Thread.ofPlatform().daemon().start(task);

    private static DoorWithoutProtocol door;

    @BeforeAll
    static void build(@TempDir Path folder) {
        door = new DoorWithoutProtocol(folder);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void empty() {
        door.database.empty();
    }

    @Test
    void whoHangsInAllItsPlacesIsToldToWaitAndKeepsNobodyElseWaiting() throws Exception {
        Reception reception = door.open();
        Hanging body = new Hanging();
        List<CompletableFuture<Reply>> hanging = new ArrayList<>();
        for (int i = 0; i < PLACES; i++) {
            hanging.add(CompletableFuture.supplyAsync(
                    () -> reception.receive(said("500103", "receipts", JSON, Map.of(), new MadeBody(body))), THREADS));
        }
        await().atMost(Duration.ofMinutes(1)).until(() -> body.readers.get() == PLACES);
        Reply refused = reception.receive(receipt());
        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.retryAfter()).isPresent();
        assertThat(reception.receive(receiptOfTheOther()).status()).isEqualTo(202);
        body.released.countDown();
        hanging.forEach(CompletableFuture::join);
        assertThat(reception.receive(receipt()).status()).isEqualTo(202);
    }

    @Test
    void whoIsTooFastIsToldToWaitAndKeepsNobodyElseWaiting() throws Exception {
        Reception reception = door.open();
        List<CompletableFuture<List<Integer>>> hasty = new ArrayList<>();
        for (int i = 0; i < HASTY; i++) {
            hasty.add(CompletableFuture.supplyAsync(() -> statusesOfMany(reception), THREADS));
        }
        assertThat(hasty.stream().map(CompletableFuture::join).flatMap(List::stream))
                .contains(415, 429);
        assertThat(reception.receive(receiptOfTheOther()).status()).isEqualTo(202);
    }

    private static List<Integer> statusesOfMany(Reception reception) {
        return IntStream.range(0, 50)
                .mapToObj(n -> reception.receive(said("500103", "receipts", "text/plain", Map.of(), bytes(""))))
                .map(Reply::status)
                .toList();
    }

    @Test
    void aPlaceIsGivenBackAlsoByARequestThatBreaks() throws Exception {
        Reception reception = door.open();
        MadeBody broken = new MadeBody(() -> {
            throw new IOException("the sender hung up");
        });
        for (int i = 0; i < PLACES * 2; i++) {
            try {
                reception.receive(said("500103", "receipts", JSON, Map.of(), broken));
            } catch (RuntimeException hungUp) {
                assertThat(hungUp).hasRootCauseInstanceOf(IOException.class);
            }
        }
        assertThat(reception.receive(receipt()).status()).isEqualTo(202);
    }

    @Test
    void whenTooMuchWaitsOfOneItIsToldHowLongToWait() throws Exception {
        Reception reception = door.open(new BacklogLimits(0, 10, 100, 100, Duration.ofSeconds(30)));
        Reply busy = reception.receive(receipt());
        assertThat(busy.status()).isEqualTo(429);
        assertThat(busy.retryAfter()).contains(Duration.ofSeconds(30));
        assertThat(new String(busy.body().array(), UTF_8)).contains("too-many-waiting");
    }

    @Test
    void whenTooMuchWaitsOfAllEverybodyIs() throws Exception {
        Reception reception = door.open(new BacklogLimits(100, 100, 0, 100, Duration.ofSeconds(30)));
        Reply busy = reception.receive(receipt());
        assertThat(busy.status()).isEqualTo(503);
        assertThat(new String(busy.body().array(), UTF_8)).contains("hub-full");
    }

    @Test
    void aRepetitionIsAnsweredByTheFirstReceiptAndAnotherContentByAConflict() throws Exception {
        Reception reception = door.open();
        Reply first = reception.receive(receipt());
        Reply again = reception.receive(receipt());
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        byte[] other =
                sample("cqyz", "in-receipt").replace("12000.00", "12000.01").getBytes(UTF_8);
        assertThat(reception.receive(said("500103", "receipts", other)).status())
                .isEqualTo(409);
        assertThat(door.texts("select partner from message_conflict")).containsExactly("500103");
    }

    /** Another spacing, another order of the keys: the same message, by its canonical data. */
    @Test
    void theSameSaidWithOtherSpacingIsARepetition() throws Exception {
        Reception reception = door.open();
        Reply first = reception.receive(receipt());
        byte[] spaced = sample("cqyz", "in-receipt").replace("\": ", "\"  :  ").getBytes(UTF_8);
        Reply again = reception.receive(said("500103", "receipts", spaced));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
    }

    @Test
    void anEmptyCanonicalObjectNamesAllThatIsMissingAtOnce() throws Exception {
        Reply reply = door.open().receive(canonical("one-thing", "{}"));
        assertThat(reply.status()).isEqualTo(422);
        assertThat(new String(reply.body().array(), UTF_8)).contains("specversion", "source", "field-missing");
    }

    private static Incoming receipt() throws IOException {
        return said("500103", "receipts", sample("cqyz", "in-receipt").getBytes(UTF_8));
    }

    private static Incoming receiptOfTheOther() throws IOException {
        Map<String, String> headers = Map.of("x-lsh", "SZ-20260128-0000017");
        return said("500240", "receipts", JSON, headers, bytes(sample("cqsz", "in-receipt")));
    }

    /** A body that does not come until it is let go; then there is none. */
    private static final class Hanging implements MadeBody.Source {
        final AtomicInteger readers = new AtomicInteger();
        final CountDownLatch released = new CountDownLatch(1);

        @Override
        public int next() throws IOException {
            readers.incrementAndGet();
            try {
                released.await();
            } catch (InterruptedException stopped) {
                throw new IOException(stopped);
            }
            return -1;
        }
    }
}
