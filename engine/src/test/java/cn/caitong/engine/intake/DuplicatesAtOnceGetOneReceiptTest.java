package cn.caitong.engine.intake;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.intake.Acceptance.Accepted;
import cn.caitong.engine.intake.Acceptance.Busy;
import cn.caitong.engine.intake.Acceptance.Conflict;
import cn.caitong.engine.intake.Acceptance.Duplicate;
import cn.caitong.engine.store.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.IntFunction;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class DuplicatesAtOnceGetOneReceiptTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final int SENDERS = 24;

    private final IntakeAtWork work;

    DuplicatesAtOnceGetOneReceiptTest(@TempDir Path folder) {
        this.work = new IntakeAtWork(DATABASE, folder);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void oneIsAcceptedAndAllHoldItsReceipt() throws Exception {
        for (int round = 0; round < 10; round++) {
            String id = "a" + round;
            List<Acceptance> answers = atOnce(n -> IntakeAtWork.message(id, "{\"add\":1}"));
            assertThat(answers.stream().filter(Accepted.class::isInstance)).hasSize(1);
            assertThat(answers.stream().filter(Duplicate.class::isInstance)).hasSize(SENDERS - 1);
            assertThat(receipts(answers)).hasSize(1);
        }
        assertThat(work.column("select external_id from message")).hasSize(10);
        assertThat(work.column("select type from inbox")).hasSize(10);
    }

    @Test
    void ofManyContentsOneWinsAndEveryOtherIsKept() throws Exception {
        List<Acceptance> answers = atOnce(n -> IntakeAtWork.message("a", "{\"add\":" + n + "}"));
        assertThat(answers.stream().filter(Accepted.class::isInstance)).hasSize(1);
        assertThat(answers.stream().filter(Conflict.class::isInstance)).hasSize(SENDERS - 1);
        assertThat(work.column("select raw_digest from message_conflict")).hasSize(SENDERS - 1);
        assertThat(work.column("select type from inbox")).hasSize(1);
    }

    @Test
    void manyMessagesOfOneCaseAreNumberedWithoutGaps() throws Exception {
        Submission one = IntakeAtWork.message("x", "{}");
        List<Acceptance> answers = atOnce(n -> new Submission(
                one.partner(),
                "x" + n,
                one.type(),
                one.location(),
                one.raw(),
                one.canonical(),
                one.dataDigest(),
                one.mapping(),
                null,
                null));
        assertThat(answers).allMatch(Accepted.class::isInstance);
        assertThat(work.column("select max(case_seq) || ' ' || count(*) from evidence"))
                .containsExactly(SENDERS + " " + SENDERS);
    }

    private List<Acceptance> atOnce(IntFunction<Submission> message) throws Exception {
        CountDownLatch start = new CountDownLatch(1);
        List<Future<Acceptance>> sent = new ArrayList<>();
        try (ExecutorService senders = Executors.newCachedThreadPool()) {
            for (int i = 0; i < SENDERS; i++) {
                Submission submission = message.apply(i);
                Callable<Acceptance> send = () -> {
                    start.await();
                    return work.intake.accept(submission);
                };
                sent.add(senders.submit(send));
            }
            start.countDown();
        }
        List<Acceptance> answers = new ArrayList<>();
        for (Future<Acceptance> answer : sent) {
            answers.add(answer.get());
        }
        return answers;
    }

    private static Set<Bytes> receipts(List<Acceptance> answers) {
        Set<Bytes> receipts = new HashSet<>();
        for (Acceptance answer : answers) {
            switch (answer) {
                case Accepted accepted -> receipts.add(accepted.receipt());
                case Duplicate duplicate -> receipts.add(duplicate.receipt());
                case Conflict conflict -> throw new AssertionError(conflict);
                case Busy busy -> throw new AssertionError(busy);
            }
        }
        return receipts;
    }
}
