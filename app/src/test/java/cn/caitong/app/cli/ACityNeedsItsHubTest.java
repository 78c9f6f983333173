package cn.caitong.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ACityNeedsItsHubTest {
    @Test
    void withoutTokensTheHubIsToBeStartedFirst(@TempDir Path home) {
        CommandLineRun run = CommandLineRun.at(home, "city");
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains(home.resolve(".hub/secrets").toString(), "start the hub first", "请先以同一 HUB_DATA 启动采通")
                .doesNotContain("\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"localhost:8180", "hub", "ftp://localhost", "http://"})
    void anAddressIsOne(String address, @TempDir Path home) {
        CommandLineRun run = CommandLineRun.at(home, "city", "--hub", address);
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).contains("--hub").doesNotContain("\tat ");
    }
}
