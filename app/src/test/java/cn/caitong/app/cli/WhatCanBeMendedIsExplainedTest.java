package cn.caitong.app.cli;

import static cn.caitong.app.cli.CommandLineRun.hub;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.BindException;
import java.nio.file.AccessDeniedException;
import java.nio.file.FileSystemException;
import java.sql.SQLException;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class WhatCanBeMendedIsExplainedTest {
    @Test
    void aTakenPortIsNamed() {
        Exception taken = new UncheckedIOException(
                "cannot listen on port 18103", new IOException(new BindException("Address already in use")));
        assertThat(Explained.of(new IllegalStateException(taken)).orElseThrow())
                .startsWith("Port 18103 is taken")
                .contains("HUB_PARTNER_<ID>_URL", "端口 18103 被占用");
        Exception bySpring = new IllegalStateException("Port 8180 is already in use", new BindException("x"));
        assertThat(Explained.of(bySpring).orElseThrow()).startsWith("Port 8180 is taken");
    }

    @ParameterizedTest
    @ValueSource(strings = {"08001", "28P01", "3D000"})
    void aDatabaseThatIsNotReachedIsNamedWithItsVariables(String state) {
        SQLException refused = new SQLException("Connection to db:5432 refused.\n  second line", state);
        assertThat(Explained.of(new RuntimeException(refused)).orElseThrow())
                .contains("Connection to db:5432 refused.", "HUB_DATABASE_URL", "无法连接数据库")
                .doesNotContain("second line");
    }

    @Test
    void aFileIsNamedWithWhyItIsOfNoUse() {
        assertThat(Explained.of(new AccessDeniedException("/srv/hub/keys")).orElseThrow())
                .contains("/srv/hub/keys", "AccessDenied", "无法使用");
        assertThat(Explained.of(new FileSystemException("/srv/hub/blobs", null, "No space left on device"))
                        .orElseThrow())
                .contains("No space left on device");
    }

    @Test
    void ofOurOwnFaultNothingIsSaid() {
        assertThat(Explained.of(new IllegalStateException("x", new SQLException("syntax", "42601"))))
                .isEmpty();
    }

    @Test
    void everyVerbKnowsItsVersion() {
        assertThat(hub("--version").out()).startsWith("采通 Caitong 0.");
        assertThat(hub("evidence", "verify", "--version").out()).startsWith("采通 Caitong 0.");
    }
}
