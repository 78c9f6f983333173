package cn.caitong.simulators.courier;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Door;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.log.Journal;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("contract")
class LettersAreCarriedWellOrBadlyTest {
    private static final String FIRST = "{\"at\":\"2026-04-10T09:00:00+08:00\",\"n\":1}";
    private static final String SECOND = "{\"at\":\"2026-04-10T09:00:01+08:00\",\"n\":2}";

    private final List<String> heard = new CopyOnWriteArrayList<>();
    private final Path dir;
    private volatile int status = 202;
    private Door hub;
    private Journal journal;
    private Courier courier;

    LettersAreCarriedWellOrBadlyTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @BeforeEach
    void open() {
        hub = new Door("127.0.0.1", 0, this::hear);
        reopen();
    }

    private void reopen() {
        journal = Journal.open(dir.resolve("journal.jsonl"));
        courier = new Courier(
                dir.resolve("letters.jsonl"), "own", journal, InstantSource.system(), Duration.ofSeconds(10));
        courier.hubIs(hub.address());
    }

    @AfterEach
    void close() {
        courier.close();
        journal.close();
        hub.close();
    }

    private Reply hear(Request request) {
        heard.add(request.text());
        return Reply.proper(Answer.json(status, "{}"));
    }

    private void write(String... bodies) {
        for (String body : bodies) {
            courier.take(new Letter("L-" + body.charAt(body.length() - 2), "/x", Map.of(), body));
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"00", "58", "59"})
    void theOtherContentOfAnIdIsAnotherInEverySecond(String second) {
        String body = "{\"time\":\"2026-03-02T09:15:" + second + "+08:00\"}";
        assertThat(Courier.other(body)).hasSameSizeAs(body).isNotEqualTo(body);
    }

    @Test
    void inOrderAndOnce() {
        write(FIRST, SECOND);
        assertThat(courier.sendPending()).isTrue();
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).containsExactly(FIRST, SECOND);
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403, 429, 500, 503})
    void againUntilTheHubHasSaidItsWord(int notYet) {
        status = notYet;
        write(FIRST, SECOND);
        assertThat(courier.sendPending()).isFalse();
        status = 202;
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).containsExactly(FIRST, FIRST, SECOND);
    }

    @ParameterizedTest
    @ValueSource(ints = {400, 409, 422})
    void butNotWhatIsRefusedForGood(int refused) {
        status = refused;
        write(FIRST);
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).containsExactly(FIRST);
        assertThat(journal.lines().getFirst().status()).isEqualTo(refused);
    }

    @Test
    void alsoAfterItsProcessDied() {
        write(FIRST);
        courier.close();
        journal.close();
        reopen();
        assertThat(courier.sendPending()).isTrue();
        courier.close();
        journal.close();
        reopen();
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).containsExactly(FIRST);
    }

    @Test
    void twice() {
        courier.slip(Slip.TWICE);
        write(FIRST, SECOND);
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).containsExactly(FIRST, FIRST, SECOND);
    }

    @Test
    void withItsIdUsedAgain() {
        courier.slip(Slip.REUSED_ID);
        write(FIRST);
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).containsExactly(FIRST, FIRST.replace("09:00:00", "09:00:59"));
        assertThat(journal.lines()).extracting(line -> line.id()).containsExactly("L-1", "L-1");
    }

    @Test
    void heldUntilItIsLetGo() {
        courier.slip(Slip.HELD);
        write(FIRST, SECOND);
        assertThat(courier.sendPending()).isFalse();
        courier.release();
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).containsExactly(SECOND, FIRST);
    }

    @Test
    void overtaken() {
        courier.slip(Slip.OVERTAKEN);
        write(FIRST, SECOND);
        courier.sendPending();
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).containsExactly(SECOND, FIRST);
    }

    @Test
    void notAtAll() {
        courier.slip(Slip.LOST);
        write(FIRST);
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).isEmpty();
    }

    @Test
    void cutOffAndThenWhole() {
        courier.slip(Slip.MALFORMED);
        write(FIRST);
        assertThat(courier.sendPending()).isFalse();
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).containsExactly(FIRST.substring(0, FIRST.length() / 2), FIRST);
    }

    @Test
    void againBecauseItsAnswerWasNotHeard() {
        courier.slip(Slip.UNHEARD);
        write(FIRST);
        assertThat(courier.sendPending()).isFalse();
        assertThat(courier.sendPending()).isTrue();
        assertThat(heard).containsExactly(FIRST, FIRST);
    }

    @Test
    void nowhereWhileNobodySaysWhereTheHubIs() {
        Courier alone = new Courier(
                dir.resolve("others.jsonl"), "own", journal, InstantSource.system(), Duration.ofSeconds(10));
        alone.take(new Letter("L-9", "/x", Map.of(), FIRST));
        assertThat(alone.sendPending()).isFalse();
        assertThat(alone.unsent()).hasSize(1);
        alone.close();
    }
}
