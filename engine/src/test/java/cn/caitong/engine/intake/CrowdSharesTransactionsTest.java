package cn.caitong.engine.intake;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.intake.Acceptance.Conflict;
import java.sql.SQLTransientConnectionException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.transaction.CannotCreateTransactionException;

@Tag("unit")
class CrowdSharesTransactionsTest {
    private final List<List<String>> transactions = Collections.synchronizedList(new ArrayList<>());
    private final CountDownLatch first = new CountDownLatch(1);
    private final CountDownLatch goOn = new CountDownLatch(1);

    @Test
    void aSingleLetterIsAnsweredAtOnce() {
        Desks desks = desks(ids -> ids);
        assertThat(desks.answer(letter("a"))).isEqualTo(answerTo("a"));
        assertThat(desks.answer(letter("b"))).isEqualTo(answerTo("b"));
        assertThat(transactions).containsExactly(List.of("a"), List.of("b"));
    }

    @Test
    void whatComesWhileTheDeskIsBusySharesTheNextTransaction() throws Exception {
        Map<String, Acceptance> answers = crowd(desks(this::holdTheFirst), "a", "d", "c", "b", "e");
        assertThat(transactions).containsExactly(List.of("a"), List.of("b", "c", "d", "e"));
        answers.forEach((id, answer) -> assertThat(answer).isEqualTo(answerTo(id)));
    }

    @Test
    void lettersOfOneIdAreAnsweredOneAfterTheOther() throws Exception {
        crowd(desks(this::holdTheFirst), "a", "b", "b", "c", "b");
        assertThat(transactions).containsExactly(List.of("a"), List.of("b", "c"), List.of("b"), List.of("b"));
    }

    @Test
    void aLetterThatFailsFailsAlone() throws Exception {
        Desks desks = desks(ids -> {
            if (ids.contains("poison")) {
                throw new IllegalArgumentException("poison");
            }
            return holdTheFirst(ids);
        });
        Map<String, Acceptance> answers = new HashMap<>();
        try (ExecutorService senders = Executors.newCachedThreadPool()) {
            Future<Acceptance> a = senders.submit(() -> desks.answer(letter("a")));
            assertThat(first.await(60, SECONDS)).isTrue();
            Future<Acceptance> b = senders.submit(() -> desks.answer(letter("b")));
            Future<Acceptance> poison = senders.submit(() -> desks.answer(letter("poison")));
            Awaitility.await().atMost(60, SECONDS).until(() -> desks.waiting() == 2);
            goOn.countDown();
            answers.put("a", a.get(60, SECONDS));
            answers.put("b", b.get(60, SECONDS));
            assertThatThrownBy(poison::get).cause().isInstanceOf(IllegalArgumentException.class);
        }
        assertThat(answers).containsEntry("a", answerTo("a")).containsEntry("b", answerTo("b"));
    }

    /** Nor for the next caller, who may come hours later. */
    @Test
    void nobodyWaitsForADeskThatBroke() throws Exception {
        Desks desks = desks(ids -> {
            List<String> held = holdTheFirst(ids);
            if (ids.contains("a")) {
                throw new StackOverflowError();
            }
            return held;
        });
        try (ExecutorService senders = Executors.newCachedThreadPool()) {
            Future<Acceptance> a = senders.submit(() -> desks.answer(letter("a")));
            assertThat(first.await(60, SECONDS)).isTrue();
            Future<Acceptance> b = senders.submit(() -> desks.answer(letter("b")));
            Awaitility.await().atMost(60, SECONDS).until(() -> desks.waiting() == 1);
            goOn.countDown();
            assertThatThrownBy(a::get).cause().isInstanceOf(StackOverflowError.class);
            assertThat(b.get(60, SECONDS)).isEqualTo(answerTo("b"));
        }
    }

    @Test
    void withoutADatabaseAllFailAtOnceAndNoneIsTriedAlone() throws Exception {
        AtomicInteger tried = new AtomicInteger();
        Desks desks = desks(ids -> {
            if (ids.contains("b")) {
                tried.incrementAndGet();
                throw new CannotCreateTransactionException("away", new SQLTransientConnectionException("timed out"));
            }
            return holdTheFirst(ids);
        });
        bothAfterTheFirstFail(desks, CannotCreateTransactionException.class);
        assertThat(tried).hasValue(1);
    }

    @Test
    void anErrorLeavesNobodyWaiting() throws Exception {
        Desks desks = desks(ids -> {
            if (ids.contains("b")) {
                throw new StackOverflowError();
            }
            return holdTheFirst(ids);
        });
        bothAfterTheFirstFail(desks, IllegalStateException.class);
    }

    private void bothAfterTheFirstFail(Desks desks, Class<? extends Throwable> reason) throws Exception {
        try (ExecutorService senders = Executors.newCachedThreadPool()) {
            Future<Acceptance> a = senders.submit(() -> desks.answer(letter("a")));
            assertThat(first.await(60, SECONDS)).isTrue();
            Future<Acceptance> b = senders.submit(() -> desks.answer(letter("b")));
            Future<Acceptance> c = senders.submit(() -> desks.answer(letter("c")));
            Awaitility.await().atMost(60, SECONDS).until(() -> desks.waiting() == 2);
            goOn.countDown();
            a.get(60, SECONDS);
            assertThatThrownBy(() -> b.get(60, SECONDS)).cause().isInstanceOf(reason);
            assertThatThrownBy(() -> c.get(60, SECONDS)).cause().isInstanceOf(reason);
        }
    }

    private Map<String, Acceptance> crowd(Desks desks, String... ids) throws Exception {
        Map<String, Acceptance> answers = new HashMap<>();
        try (ExecutorService senders = Executors.newCachedThreadPool()) {
            Map<Future<Acceptance>, String> sent = new HashMap<>();
            for (int n = 0; n < ids.length; n++) {
                String id = ids[n];
                sent.put(senders.submit(() -> desks.answer(letter(id))), id);
                int behind = n;
                Awaitility.await()
                        .atMost(60, SECONDS)
                        .until(() -> behind == 0 ? first.getCount() == 0 : desks.waiting() == behind);
            }
            goOn.countDown();
            for (Map.Entry<Future<Acceptance>, String> one : sent.entrySet()) {
                answers.put(one.getValue(), one.getKey().get(60, SECONDS));
            }
        }
        return answers;
    }

    private List<String> holdTheFirst(List<String> ids) {
        if (ids.contains("a")) {
            first.countDown();
            try {
                assertThat(goOn.await(60, SECONDS)).isTrue();
            } catch (InterruptedException interrupted) {
                throw new AssertionError(interrupted);
            }
        }
        return ids;
    }

    private Desks desks(UnaryOperator<List<String>> transaction) {
        return new Desks(1, letters -> {
            List<String> ids =
                    letters.stream().map(letter -> letter.key().externalId()).toList();
            transactions.add(transaction.apply(ids));
            Map<Letter.Key, Acceptance> answers = new HashMap<>();
            letters.forEach(
                    letter -> answers.put(letter.key(), answerTo(letter.key().externalId())));
            return answers;
        });
    }

    private static Letter letter(String id) {
        return Letter.of(IntakeAtWork.message(id, "{}"), now -> now);
    }

    private static Acceptance answerTo(String id) {
        return new Conflict(new UUID(0, id.hashCode()));
    }
}
