package cn.caitong.simulators.log;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class LineFileKeepsWholeLinesTest {
    private final Path dir;
    private final Path path;

    LineFileKeepsWholeLinesTest(@TempDir Path dir) {
        this.dir = dir;
        path = dir.resolve("books").resolve("lines.jsonl");
    }

    @Test
    void aTornLastLineIsCutOffAndTheNextStartsClean() throws IOException {
        append("one", "two");
        Files.writeString(path, "{\"torn\": tr", UTF_8, StandardOpenOption.APPEND);

        append("three");

        assertThat(Files.readString(path)).isEqualTo("one\ntwo\nthree\n");
    }

    @Test
    void aCharacterTornInItsMiddleIsCutOffToo() throws IOException {
        append("渝");
        Files.write(path, new byte[] {(byte) 0xe6, (byte) 0xb8}, StandardOpenOption.APPEND);

        try (var file = LineFile.open(path)) {
            assertThat(file.found()).containsExactly("渝");
        }
    }

    @Test
    void aFileOfOneTornLineIsEmpty() throws IOException {
        Files.createDirectories(path.getParent());
        Files.writeString(path, "half");

        try (var file = LineFile.open(path)) {
            assertThat(file.found()).isEmpty();
        }
        assertThat(path).isEmptyFile();
    }

    @Test
    void peekingLeavesATornLineWhereItIs() throws IOException {
        append("one");
        Files.writeString(path, "ha", UTF_8, StandardOpenOption.APPEND);

        assertThat(LineFile.peek(path)).containsExactly("one");
        assertThat(path).hasContent("one\nha");
    }

    @Test
    void whatIsThereIsReadInItsOrder() {
        append("one", "two");
        append("three");

        try (var file = LineFile.open(path)) {
            assertThat(file.found()).containsExactly("one", "two", "three");
        }
    }

    @Test
    void aFolderIsNoLineFile() {
        assertThatThrownBy(() -> LineFile.open(dir)).isInstanceOf(UncheckedIOException.class);
        assertThatThrownBy(() -> LineFile.peek(dir.resolve("nowhere"))).hasMessageContaining("nowhere");
    }

    private void append(String... lines) {
        try (var file = LineFile.open(path)) {
            for (String line : lines) {
                file.append(line);
            }
        }
    }
}
