package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.simulators.treasury.Course;
import cn.caitong.simulators.treasury.Stage;
import cn.caitong.simulators.treasury.Why;
import cn.caitong.simulators.workbench.Objection;
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
        at: 2026-02-02 09:00, action: misbehave, fault: TWICE, kind: APPLICATION, about: YZ1 | steps[0].kind
        at: 2026-02-02 09:00, action: submit, file: none.json | steps[0].file
        at: 2026-02-02 09:00, action: publish, contract: HT-1, tender: T-1 | steps[0].district
        at: 2026-02-02 09:00, action: object, invoice: '1', number: YY-1 | steps[0].reason
        at: 2026-02-02 09:00, action: destine, payment: '1', refusedAt: QUOTA_CHECK, reason: B99 | steps[0].reason
        at: 2026-02-02 09:00, action: destine, payment: '1', refusedAt: LUNCH, reason: B01 | steps[0].refusedAt
        at: 2026-02-02 09:00, action: destine, payment: '1', reason: A01 | steps[0].returnedAfter
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

    @Test
    void whatIsDoneAboutContractsIsRead() throws IOException {
        Files.writeString(folder.resolve("submitted.json"), "{}");
        Files.writeString(folder.resolve("invoice.xml"), "<EInvoice/>");
        Script script = read(HEAD + """
              - {at: 2026-02-02 09:00, actor: one-thing, action: submit, file: submitted.json, invoice: invoice.xml}
              - {at: 2026-02-02 09:00, actor: portal, action: publish, contract: HT-1, tender: T-1, district: "500103"}
              - {at: 2026-02-02 09:00, actor: ykz, action: confirm, invoice: "1"}
              - {at: 2026-02-02 09:00, actor: ykz, action: object, invoice: "1", number: YY-1, reason: WRONG_ITEMS, amount: "2.50"}
              - {at: 2026-02-02 09:00, actor: treasury, action: destine, payment: "1", refusedAt: QUOTA_CHECK, reason: B01}
              - {at: 2026-02-02 09:00, actor: treasury, action: destine, payment: "1", returnedAfter: PT17H, reason: A01}
              - {at: 2026-02-02 09:00, actor: treasury, action: misbehave, fault: TWICE, kind: PAYMENT, about: "1"}
            """);
        assertThat(script.steps().stream().map(ScriptStep::action).limit(6))
                .containsExactly(
                        new ScriptStep.Submit(folder.resolve("submitted.json"), folder.resolve("invoice.xml")),
                        new ScriptStep.Publish("HT-1", "T-1", "500103"),
                        new ScriptStep.Confirm("1"),
                        new ScriptStep.Dispute("1", Objection.part("YY-1", "WRONG_ITEMS", "2.50")),
                        new ScriptStep.Destine("1", Course.refused(Stage.QUOTA_CHECK, Why.B01)),
                        new ScriptStep.Destine("1", Course.paid().returning("", Why.A01, Duration.ofHours(17))));
        assertThat(script.faults()).containsExactly("treasury TWICE");
    }

    private Script read(String text) throws IOException {
        Files.writeString(folder.resolve("script.yaml"), text);
        return ScriptReader.read(folder);
    }
}
