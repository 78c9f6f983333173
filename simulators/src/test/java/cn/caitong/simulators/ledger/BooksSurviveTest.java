package cn.caitong.simulators.ledger;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class BooksSurviveTest {
    private final Path path;

    BooksSurviveTest(@TempDir Path dir) {
        path = dir.resolve("ledger.jsonl");
    }

    @Test
    void everythingIsThereAfterTheBooksAreOpenedAgain() {
        with(ledger -> {
            ledger.receive(Ledgers.receipt("R1", "8000.00"), Ledgers.message("M1"));
            Ledgers.refunded(ledger, "A-1", "R1", "8000.00", Ledgers.NEXT_DAY);
            ledger.recall("A-1-R", "A-9", new Ledger.Taken("said", "{}"), true, Ledgers.message("M3"));
            ledger.closeMessage("M1", 200);
            ledger.closeMessage("M-A-1", 422);
        });

        with(ledger -> {
            assertThat(ledger.receipt("R1")).contains(Ledgers.receipt("R1", "8000.00"));
            assertThat(ledger.refund("A-1").map(Refund::state)).contains(RefundState.CREDITED);
            assertThat(ledger.isVoid("A-9")).isTrue();
            assertThat(ledger.taken("A-1-R")).contains(new Ledger.Taken("said", "{}"));
            assertThat(ledger.unsent()).extracting(Message::id).containsExactly("M3");
            assertThat(ledger.refused()).extracting(Message::id).containsExactly("M-A-1");
            assertThat(ledger.messages()).isEqualTo(3);
            assertThat(ledger.bookings()).hasSize(2);
        });
    }

    @Test
    void aTornEntryNeverHappened() throws IOException {
        with(ledger -> ledger.receive(Ledgers.receipt("R1", "8000.00"), Ledgers.message("M1")));
        Files.writeString(path, "{\"entry\":\"accepted\",\"refund\":{\"id\":\"A-1\"", UTF_8, StandardOpenOption.APPEND);

        with(ledger -> {
            assertThat(ledger.refund("A-1")).isEmpty();
            Ledgers.refunded(ledger, "A-1", "R1", "8000.00", Ledgers.NEXT_DAY);
        });

        with(ledger -> assertThat(ledger.refund("A-1")).isPresent());
    }

    @Test
    void aRefundGoesOnFromTheStepItHadReached() {
        with(ledger -> {
            ledger.receive(Ledgers.receipt("R1", "8000.00"), Ledgers.message("M1"));
            var refund = Ledgers.refund("A-1", "R1", "8000.00", Ledgers.NEXT_DAY);
            ledger.accept(refund, "{}", Ledgers.message("M2"));
            ledger.move(refund.moved(RefundState.PROCESSING, null, null, null), List.of());
        });

        with(ledger -> {
            assertThat(ledger.dueBy(Ledgers.ACCEPTED.plus(Duration.ofHours(23))))
                    .isEmpty();
            var due = ledger.dueBy(Ledgers.ACCEPTED.plus(Duration.ofHours(24)));
            assertThat(due.flatMap(Refund::next).map(Fate.Step::to)).contains(RefundState.CREDITED);
        });
    }

    @Test
    void fatesAreUsedUpInTheirOrderAcrossRestarts() {
        var stuck = Fate.stuck();
        var returned = Fate.returned(Duration.ofHours(1), Reason.BANKS_FAULT);
        with(ledger -> {
            ledger.receive(Ledgers.receipt("R1", "8000.00"), Ledgers.message("M1"));
            ledger.plan("R1", returned);
            ledger.plan("R1", stuck);
            ledger.accept(Ledgers.refund("A-1", "R1", "8000.00", returned), "{}", Ledgers.message("M2"));
        });

        with(ledger -> {
            assertThat(ledger.planned("R1", Ledgers.NEXT_DAY)).isEqualTo(stuck);
            ledger.accept(Ledgers.refund("A-2", "R1", "8000.00", stuck), "{}", Ledgers.message("M3"));
            assertThat(ledger.planned("R1", Ledgers.NEXT_DAY)).isEqualTo(Ledgers.NEXT_DAY);
            assertThat(ledger.dueBy(Instant.MAX).map(Refund::id)).contains("A-1");
        });
    }

    private void with(Consumer<Ledger> work) {
        try (var ledger = Ledger.open(path)) {
            work.accept(ledger);
        }
    }
}
