package cn.caitong.simulators.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class TokensTest {

    @Test
    void areDrawnOnceAndKept(@TempDir Path dir) throws Exception {
        var file = dir.resolve("city").resolve("tokens.properties");
        var first = Tokens.of(file, List.of("500103"));
        var second = Tokens.of(file, List.of("500103", "500240"));

        assertThat(second.hub("500103")).isEqualTo(first.hub("500103")).hasSize(64);
        assertThat(second.own("500103")).isEqualTo(first.own("500103")).isNotEqualTo(first.hub("500103"));
        assertThat(second.hub("500240")).hasSize(64).isNotEqualTo(first.hub("500103"));
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    void thatAreGivenAreTaken(@TempDir Path dir) throws Exception {
        var file = dir.resolve("tokens.properties");
        Files.writeString(file, "500103.hub=mine\n500103.own=yours\n");

        var tokens = Tokens.of(file, List.of("500103"));

        assertThat(tokens.hub("500103")).isEqualTo("mine");
        assertThat(tokens.own("500103")).isEqualTo("yours");
        assertThat(file).hasContent("500103.hub=mine\n500103.own=yours\n");
    }
}
