package cn.caitong.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.partner.FileArea;
import cn.caitong.connectors.partner.FileArea.Credential;
import cn.caitong.connectors.partner.FileArea.Finished;
import cn.caitong.connectors.partner.FileArea.Folders;
import cn.caitong.connectors.sftp.SftpLink.Found;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicLong;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AFileIsWholeAsItsDescriptorSaysTest {
    private static final Duration RESTING = Duration.ofSeconds(10);

    private final AtomicLong nanos = new AtomicLong();

    @Test
    void aNameIsEnoughWhereFilesAreRenamed() {
        assertThat(whole(finished(Finished.RENAME), file("a", 1))).containsExactly("a");
    }

    @Test
    void nothingIsWholeBeforeItsDoneFileIsThere() {
        FinishedFiles finished = finished(Finished.DONE_FILE);
        assertThat(whole(finished, file("a", 1), file("b", 1), file("b.done", 0)))
                .containsExactly("b");
        assertThat(whole(finished, file("a", 1), file("a.ok", 0)))
                .as("another ending")
                .isEmpty();
    }

    @Test
    void whatHasNotChangedForLongEnoughIsWhole() {
        FinishedFiles finished = finished(Finished.STABLE);
        assertThat(whole(finished, file("a", 1))).as("seen for the first time").isEmpty();
        pass(RESTING.minusNanos(1));
        assertThat(whole(finished, file("a", 1))).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(whole(finished, file("a", 1))).containsExactly("a");
    }

    @Test
    void growingBeginsTheWaitAnew() {
        FinishedFiles finished = finished(Finished.STABLE);
        whole(finished, file("a", 1));
        pass(RESTING);
        assertThat(whole(finished, file("a", 2))).isEmpty();
        pass(RESTING.minusNanos(1));
        assertThat(whole(finished, file("a", 2))).isEmpty();
        pass(Duration.ofNanos(1));
        assertThat(whole(finished, file("a", 2))).containsExactly("a");
    }

    @Test
    void beingWrittenAgainAtTheSameSizeBeginsTheWaitAnew() {
        FinishedFiles finished = finished(Finished.STABLE);
        whole(finished, new Found("a", true, 7, 100));
        pass(RESTING);
        assertThat(whole(finished, new Found("a", true, 7, 101))).isEmpty();
    }

    @Test
    void aFolderIsNotReadToItsEndWhileAFileIsWatched() {
        FinishedFiles finished = finished(Finished.STABLE);
        List<Found> folder = List.of(file("a", 1));
        assertThat(finished.certainlyAre(finished.of(folder), folder)).isFalse();
        pass(RESTING);
        assertThat(finished.certainlyAre(finished.of(folder), folder)).isTrue();
        FinishedFiles byDoneFile = finished(Finished.DONE_FILE);
        assertThat(byDoneFile.certainlyAre(byDoneFile.of(folder), folder))
                .as("who has not said that it is whole has not handed it in")
                .isTrue();
    }

    @Test
    void aNameThatWentAwayAndCameBackIsAnotherFile() {
        FinishedFiles finished = finished(Finished.STABLE);
        whole(finished, file("a", 1));
        pass(RESTING);
        whole(finished);
        assertThat(whole(finished, file("a", 1))).isEmpty();
    }

    private FinishedFiles finished(Finished how) {
        Folders folders = new Folders("in", "archive", "refused", "answers", "out", "read", "results");
        FileArea area = new FileArea(
                "caitong",
                Credential.PASSWORD,
                how,
                ".done",
                RESTING,
                Duration.ofSeconds(5),
                Duration.ofMinutes(2),
                folders);
        return new FinishedFiles(area, nanos::get);
    }

    private static List<String> whole(FinishedFiles finished, Found... folder) {
        return finished.of(Stream.of(folder).toList()).stream().map(Found::name).toList();
    }

    private static Found file(String name, long size) {
        return new Found(name, true, size, 100);
    }

    private void pass(Duration time) {
        nanos.addAndGet(time.toNanos());
    }
}
