package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.http.Answer;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("contract")
class LivelyCentreTest {

    @ParameterizedTest
    @EnumSource
    void settlesAndReportsByItselfAndLeavesABusyHubAlone(Speech speech, @TempDir Path dir) throws Exception {
        var settings = CentreSettings.lively("500103", speech.dialect, "hub-token", "own-token")
                .settlingAfter(Duration.ofHours(1));
        try (var stage = new Stage(speech, dir, settings)) {
            stage.words.add(new Answer(429, Map.of("Retry-After", "0"), ""));
            stage.centre.receive(speech.receiptMessage());
            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> stage.ledger().unsent().isEmpty());
            assertThat(stage.heard).hasSize(2);

            stage.call(speech.refund());
            stage.now = stage.now.plus(Duration.ofHours(1));

            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> stage.heard.size() == 4);
            assertThat(stage.lastHeard()).containsAnyOf(speech.marked("30"), "已到账", speech.borne("paid"));
        }
    }
}
