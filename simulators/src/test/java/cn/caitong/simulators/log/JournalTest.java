package cn.caitong.simulators.log;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class JournalTest {
    @Test
    void isTheSameWhenItIsOpenedAgain(@TempDir Path dir) {
        var path = dir.resolve("journal.jsonl");
        try (var journal = Journal.open(path)) {
            journal.add(line("CT-1", "{}", "COMMIT_THEN_500"));
            journal.add(line("CT-2", "退款", null));
        }

        try (var journal = Journal.open(path)) {
            assertThat(journal.lines())
                    .containsExactly(line("CT-1", "{}", "COMMIT_THEN_500"), line("CT-2", "退款", null));
            assertThat(Journal.read(path)).isEqualTo(journal.lines());
        }
    }

    @Test
    void keepsOnlyTheBeginningOfAHugeAnswer() {
        assertThat(line("CT-1", "9".repeat(100_000), null).answer()).hasSize(4_096);
    }

    @Test
    void digestsAreSha256OfTheBytes() {
        assertThat(Journal.digest("abc")).isEqualTo("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    private static JournalLine line(String id, String answer, @Nullable String fault) {
        return new JournalLine(
                Instant.parse("2026-02-12T01:00:00Z"),
                JournalLine.Direction.FROM_HUB,
                "/margin/refund",
                id,
                Journal.digest(id),
                200,
                answer,
                fault);
    }
}
