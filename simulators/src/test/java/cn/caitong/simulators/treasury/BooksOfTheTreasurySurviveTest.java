package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Fen;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class BooksOfTheTreasurySurviveTest {
    private static final Duration DAY = Duration.ofDays(1);

    private final Path dir;

    BooksOfTheTreasurySurviveTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void everythingIsAsItWasAfterAKill() throws Exception {
        List<Application> applications;
        byte[] first;
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.destine(Applied.PAYMENT, Course.paid().failing("", Why.A01));
            counter.treasury.destine("P2", Course.refused(Stage.UNIT_REVIEW, Why.U01));
            first = counter.send(Applied.usual().message()).body();
            counter.apply(Applied.small("CT-two", "P2", "10.00"));
            counter.after(DAY);
            counter.apply(Applied.small("CT-three", "P3", "10.00"));
            counter.treasury.freeze("CT-three", false, "财监〔2026〕3号");
            counter.treasury.closeYear(2026);
            counter.treasury.closeDay(LocalDate.parse("2026-04-18"));
            applications = counter.books().applications();
        }
        tear();
        try (var counter = new Counter(dir)) {
            assertThat(counter.books().applications()).isEqualTo(applications);
            assertThat(counter.send(Applied.usual().message()).body()).isEqualTo(first);
            assertThat(counter.apply(Applied.small("CT-four", "P4", "1.00"))).contains("<Code>1003</Code>");
            assertThat(counter.treasury.settleUntil(counter.now.plus(DAY.multipliedBy(9))))
                    .isZero();
            assertThat(counter.treasury.sendPending()).isTrue();
            assertThat(counter.notices()).containsExactly("FreezeNotice", "CarryOverNotice", "Statement");
        }
    }

    /** A kill may fall between any two lines: what is told to the hub and what is booked stay one. */
    @Test
    void whereverTheBooksEndTheStoryEndsTheSame() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.destine(Applied.PAYMENT, Course.paid().returning("", Why.A02, DAY));
            counter.apply(Applied.usual());
            counter.after(DAY.multipliedBy(4));
        }
        var lines = Files.readAllLines(dir.resolve("books.jsonl"));
        int accepted = (int)
                lines.stream().takeWhile(line -> !line.contains("\"accepted\"")).count();
        for (int kept = accepted + 1; kept <= lines.size(); kept++) {
            var copy = Files.createDirectories(dir.resolve("after-" + kept));
            Files.write(copy.resolve("books.jsonl"), lines.subList(0, kept));
            try (var counter = new Counter(copy)) {
                counter.after(DAY.multipliedBy(4));

                assertThat(counter.books().paid(Applied.PAYMENT))
                        .as("after %s lines", kept)
                        .isEqualTo(Fen.ZERO);
                assertThat(counter.books().bookings()).hasSize(4);
                assertThat(counter.books().bound(Applied.TEACHING.code())).isEqualTo(Fen.ZERO);
                assertThat(counter.books().unsent()).isEmpty();
            }
        }
    }

    @Test
    void aNoticeIsRepeatedUnchangedUntilTheHubHasTheLastWord() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.words.add(Answer.plain(503, "not now"));
            counter.apply(Applied.usual());
            counter.after(Duration.ofHours(4));
            assertThat(counter.books().unsent()).hasSize(1);
            counter.words.add(Answer.plain(500, "").withHeader("Caitong-Status", "422"));
            counter.treasury.sendPending();

            assertThat(counter.heard.get(1).body())
                    .isEqualTo(counter.heard.get(0).body());
            assertThat(counter.books().unsent()).isEmpty();
            assertThat(counter.books().refused()).hasSize(1);
            counter.treasury.resendRefused();
            assertThat(counter.treasury.sendPending()).isTrue();
            assertThat(counter.heard.get(2).body())
                    .isEqualTo(counter.heard.get(0).body());
        }
    }

    private void tear() throws Exception {
        Files.writeString(dir.resolve("books.jsonl"), "{\"entry\":\"moved\",\"aft", StandardOpenOption.APPEND);
    }
}
