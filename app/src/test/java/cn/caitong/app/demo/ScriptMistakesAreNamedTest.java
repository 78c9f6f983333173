package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ScriptMistakesAreNamedTest {
    private static final String HEAD = """
        from: 2026-02-02 08:00
        to: 2026-02-03 20:00
        beats: ["20:00", "09:00"]
        settleAfter: PT5H
        steps:
        """;

    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        at: 2026-02-02 25:00, action: go-down               | steps[0].at
        at: 2026-02-02, action: go-down                     | steps[0].at
        at: 2026-02-04 09:00, action: go-down               | steps[0].at
        at: 2026-02-01 09:00, action: go-down               | steps[0].at
        at: 2026-02-02 09:00, action: explode               | steps[0].action
        at: 2026-02-02 09:00                                | steps[0].action
        at: 2026-02-02 09:00, action: send                  | steps[0].file
        at: 2026-02-02 09:00, action: send, file: none.json | steps[0].file
        at: 2026-02-02 09:00, action: go-down, file: x.json | steps[0].file
        at: 2026-02-02 09:00, action: misbehave, fault: SLEEPY, kind: REFUND, about: YZ1 | steps[0].fault
        at: 2026-02-02 09:00, action: report-again          | steps[0].receipt
        at: 2026-02-02 09:00, action: issue, file: none.json | steps[0].file
        at: 2026-02-02 09:00, action: settle, partner: portal, code: dates-differ | steps[0].owner
        at: 2026-02-02 09:00, action: settle, partner: portal, code: dates-differ, owner: bureau | steps[0].words
        at: 2026-02-02 09:00, action: plan, receipt: YZ1, end: LOST, after: PT1H, reason: OTHER | steps[0].end
        at: 2026-02-02 09:00, action: plan, receipt: YZ1, end: RETURNED, after: 1h, reason: OTHER | steps[0].after
        """)
    void aMistakeInAStep(String step, String key) {
        assertThatThrownBy(() -> read(HEAD + "  - {actor: \"500103\", " + step + "}\n"))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("script.yaml")
                .hasMessageContaining(key);
    }

    @Test
    void stepsOutOfOrder() {
        assertThatThrownBy(() -> read(HEAD + """
              - {at: 2026-02-02 10:00, actor: "500103", action: go-down}
              - {at: 2026-02-02 09:00, actor: "500103", action: come-up}
            """)).hasMessageContaining("steps[1].at");
    }

    @Test
    void anEndBeforeTheBeginning() {
        assertThatThrownBy(() -> read(HEAD.replace("to: 2026-02-03", "to: 2026-02-01")))
                .hasMessageContaining("must be after from");
    }

    @Test
    void noBeats() {
        assertThatThrownBy(() -> read(HEAD.replace("[\"20:00\", \"09:00\"]", "[]")))
                .hasMessageContaining("beats");
    }

    @Test
    void aScriptWithoutMistakesIsRead() throws IOException {
        Files.writeString(folder.resolve("tender.json"), "{}");
        Script script = read(HEAD + """
              - {at: 2026-02-02 09:00, actor: one-thing, action: send, file: tender.json}
              - {at: 2026-02-02 09:30, actor: "500103", action: misbehave, fault: TWICE, kind: REFUND, about: YZ1}
            """);
        assertThat(script.steps()).hasSize(2);
        assertThat(script.settleAfter()).isEqualTo(Duration.ofHours(5));
        assertThat(script.steps().getFirst().action()).isEqualTo(new ScriptStep.Send(folder.resolve("tender.json")));
    }

    private Script read(String text) throws IOException {
        Files.writeString(folder.resolve("script.yaml"), text);
        return ScriptReader.read(folder);
    }
}
