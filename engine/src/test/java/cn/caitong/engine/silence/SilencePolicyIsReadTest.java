package cn.caitong.engine.silence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class SilencePolicyIsReadTest {
    private final Path folder;

    SilencePolicyIsReadTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @Test
    void whatIsShippedIsTheDefault() {
        assertThat(SilencePolicy.load(Path.of("../config/policies/silence.yaml")))
                .isEqualTo(SilencePolicy.DEFAULT);
    }

    @Test
    void eachValueIsRead() throws IOException {
        assertThat(SilencePolicy.load(file("grace: PT20M\nawayAllowed: PT1H\n")))
                .isEqualTo(new SilencePolicy(Duration.ofMinutes(20), Duration.ofHours(1)));
    }

    /** A message may still come to light that was there before. */
    @Test
    void aGraceShorterThanAMessageMayTakeIsRefused() {
        assertThatThrownBy(() -> SilencePolicy.load(file("grace: PT4M59S\nawayAllowed: PT1H\n")))
                .hasMessageContaining("grace")
                .hasMessageContaining("PT5M");
        assertThatThrownBy(() -> SilencePolicy.load(file("grace: soon\nawayAllowed: PT1H\n")))
                .hasMessageContaining("PT10M");
        assertThatThrownBy(() -> new SilencePolicy(Duration.ofMinutes(4), Duration.ZERO))
                .isInstanceOf(IllegalArgumentException.class);
    }

    private Path file(String content) throws IOException {
        return Files.writeString(folder.resolve("silence.yaml"), content);
    }
}
