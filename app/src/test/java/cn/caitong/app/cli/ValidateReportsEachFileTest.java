package cn.caitong.app.cli;

import static cn.caitong.app.cli.CommandLineRun.hub;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ValidateReportsEachFileTest {
    private static final String EXAMPLES = "../mappings/schemas/examples/";
    private static final String GOOD = EXAMPLES + "deposit.received.v1/good/transfer.json";
    private static final String WARNED =
            EXAMPLES + "deposit.received.v1/good/paid-by-another-and-cnaps-in-doubt-are-warned-about.json";
    private static final String BAD = EXAMPLES + "tender.registered.v1/bad/many-faults-at-once.json";
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @Test
    void noFileOrOneThatCannotBeReadIsUnusable(@TempDir Path folder) {
        assertUnusable(hub("validate"));
        assertUnusable(hub("validate", folder.toString()));
        assertUnusable(hub("validate", GOOD, folder.resolve("none.json").toString()));
    }

    @Test
    void oneBadFileAmongGoodOnesMakesTheExitOne() {
        CommandLineRun run = hub("validate", GOOD, BAD, WARNED);

        assertThat(run.exit()).isEqualTo(1);
        List<JsonNode> reports = reports(run);
        assertThat(reports).extracting(report -> report.path("file").asText()).containsExactly(GOOD, BAD, WARNED);
        assertThat(reports)
                .extracting(report -> report.path("outcome").asText())
                .containsExactly("valid", "invalid", "valid");
        assertThat(reports.get(1).path("issues")).hasSize(8);
        assertThat(reports.get(1).at("/issues/0/message/zh").asText()).contains("请");
    }

    @Test
    void warningsLeaveAMessageValid() {
        CommandLineRun run = hub("validate", WARNED);

        assertThat(run.exit()).isZero();
        assertThat(reports(run).get(0).path("issues")).hasSize(2);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "<!DOCTYPE a [<!ENTITY b SYSTEM \"file:///etc/hostname\">]><a>&b;</a> | content-is-xml",
                "a=1&b=2 | json-malformed",
                "[] | message-not-an-object",
                "{\"classification\":\"secret\",\"id\":\"name-of-the-thing\"} | secret-refused"
            })
    void whatIsNoMessageGetsOneFatalIssue(String body, String code, @TempDir Path folder) throws IOException {
        Path file = Files.writeString(folder.resolve("message"), body);

        CommandLineRun run = hub("validate", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        JsonNode report = reports(run).get(0);
        assertThat(report.path("issues")).hasSize(1);
        assertThat(report.at("/issues/0/severity").asText()).isEqualTo("fatal");
        assertThat(report.at("/issues/0/code").asText()).isEqualTo(code);
        assertThat(run.out()).doesNotContain("name-of-the-thing");
    }

    private static void assertUnusable(CommandLineRun run) {
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains("FILE");
    }

    private static List<JsonNode> reports(CommandLineRun run) {
        return run.out()
                .lines()
                .map(line -> {
                    try {
                        return JSON.readTree(line);
                    } catch (IOException notJson) {
                        throw new UncheckedIOException(notJson);
                    }
                })
                .toList();
    }
}
