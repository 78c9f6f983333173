package cn.caitong.app.cli;

import static cn.caitong.app.cli.CommandLineRun.hub;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class EvidenceVerifyTellsSoundFromNotTest {
    private static final String EXPORT = "../docs/evidence/sample-export.json";
    private static final String KEY = "../docs/evidence/sample-key.pem";
    private static final String HEAD = "3:sm3:115bb01db4c8eb6afc0f8d6c4dbf4d166f6bb0d64005a2e9c24ec6b52489d28b";

    @Test
    void aSoundExport() {
        CommandLineRun run = hub("evidence", "verify", EXPORT, "--key", KEY, "--head", HEAD);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).startsWith("""
            rows         4
            newest head  %s
            remark       row 4: 尚未封存\
            """.formatted(HEAD)).endsWith("result       sound · 可信\n");
        assertThat(run.err()).isEmpty();
    }

    @Test
    void theHeadMayBeAReceipt(@TempDir Path folder) throws IOException {
        Path receipt = Files.writeString(folder.resolve("receipt.json"), "{\"head\":\"" + HEAD + "\"}");
        assertThat(hub("evidence", "verify", EXPORT, "--key", KEY, "--head", receipt.toString())
                        .exit())
                .isZero();
        Path later = Files.writeString(folder.resolve("later.json"), "{\"head\":\"9" + HEAD + "\"}");
        CommandLineRun run = hub("evidence", "verify", EXPORT, "--key", KEY, "--head", later.toString());
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("FAULT        batch 93: 所给封存头晚于文件").contains("beyond the file");
    }

    @Test
    void anEditedExport(@TempDir Path folder) throws IOException {
        Path edited = folder.resolve("edited.json");
        Files.writeString(edited, Files.readString(Path.of(EXPORT)).replace("12000.00", "72000.00"));
        CommandLineRun run = hub("evidence", "verify", edited.toString(), "--key", KEY);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out())
                .contains("FAULT        row 1: 记录的内容已被改动 / The row's payload was edited")
                .endsWith("result       NOT SOUND · 不可信\n");
    }

    @Test
    void aFileThatIsNoExportIsAFinding() {
        CommandLineRun run = hub("evidence", "verify", KEY, "--key", KEY);
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).contains("文件无法解析");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evidence",
                "evidence verify",
                "evidence verify " + EXPORT,
                "evidence verify nowhere.json --key " + KEY,
                "evidence verify " + EXPORT + " --key nowhere.pem",
                "evidence verify " + EXPORT + " --key " + EXPORT,
                "evidence verify " + EXPORT + " --key " + KEY + " --head 12",
                "evidence verify " + EXPORT + " --key " + KEY + " --head " + KEY,
                "evidence verify " + EXPORT + " --key " + KEY + " --head " + EXPORT,
            })
    void argumentsThatCannotBeUsedAreExplained(String arguments) {
        CommandLineRun run = hub(arguments.split(" "));
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).isNotBlank().doesNotContain("\tat ");
    }
}
