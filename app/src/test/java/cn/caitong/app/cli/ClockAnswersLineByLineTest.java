package cn.caitong.app.cli;

import static cn.caitong.app.cli.CommandLineRun.hub;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ClockAnswersLineByLineTest {
    private static final String GOOD = "{\"start\":\"2026-02-11\",\"workingDays\":5}";

    private final Path file;

    ClockAnswersLineByLineTest(@TempDir Path folder) {
        this.file = folder.resolve("questions.jsonl");
    }

    @Test
    void theHandMadeVectorsComeBackWithTheSameDates() throws IOException {
        Path vectors = Path.of("..", "engine", "src", "test", "resources", "calendar", "vectors.jsonl");
        List<String> asked = Files.readAllLines(vectors);

        CommandLineRun run = hub("clock", "--file", vectors.toString());

        assertThat(run.exit()).isZero();
        List<String> answered = run.out().lines().toList();
        assertThat(answered).hasSameSizeAs(asked);
        for (int line = 0; line < asked.size(); line++) {
            assertThat(answered.get(line)).isEqualTo(asked.get(line).replace("}", ",\"provisional\":false}"));
        }
    }

    @Test
    void whatElseALineHoldsIsEchoedUntouched() throws IOException {
        assertThat(ask("{ \"n\": 12000.00, \"案\": [1e2, null], \"start\":\"2027-07-01\", \"calendarDays\":1 }")
                        .out())
                .isEqualTo("{\"n\":12000.00,\"案\":[100,null],\"start\":\"2027-07-01\",\"calendarDays\":1,"
                        + "\"due\":\"2027-07-02\",\"provisional\":true}\n");
    }

    @Test
    void aBadLineIsAnsweredAndTheRunGoesOn() throws IOException {
        CommandLineRun run = ask(GOOD + "\nnonsense\n" + GOOD);

        assertThat(run.exit()).isEqualTo(1);
        List<String> lines = run.out().lines().toList();
        assertThat(lines).hasSize(3);
        assertThat(lines.get(2)).isEqualTo(lines.get(0)).contains("\"due\":\"2026-02-25\"");
        JsonNode error = new ObjectMapper().readTree(lines.get(1)).get("error");
        assertThat(error.get("line").asInt()).isEqualTo(2);
        assertThat(error.get("code").asText()).isEqualTo("json-malformed");
        assertThat(error.get("zh").asText()).contains("请更正");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '`', textBlock = """
        {"start":"2026-02-11"}                                          ; field-missing
        {"workingDays":5}                                               ; field-missing
        {"start":"2026-02-11","workingDays":5,"calendarDays":5}         ; fields-exclude-each-other
        {"start":"2026-02-11","start":"2026-02-12","workingDays":5}     ; json-duplicate-key
        {"start":"2026-13-11","workingDays":5}                          ; date-wrong
        {"start":"2026-02-11T00:00:00Z","workingDays":5}                ; date-wrong
        {"start":20260211,"workingDays":5}                              ; value-type-wrong
        {"start":null,"workingDays":5}                                  ; value-type-wrong
        {"start":"2026-02-11","workingDays":"5"}                        ; value-type-wrong
        {"start":"2026-02-11","workingDays":5.5}                        ; value-type-wrong
        {"start":"2026-02-11","workingDays":true}                       ; value-type-wrong
        {"start":"2026-02-11","workingDays":null}                       ; value-type-wrong
        {"start":"2026-02-11","workingDays":0}                          ; number-out-of-range
        {"start":"2026-02-11","workingDays":-5}                         ; number-out-of-range
        {"start":"2026-02-11","calendarDays":3661}                      ; number-out-of-range
        {"start":"2026-02-11","calendarDays":99999999999999999999}      ; number-out-of-range
        {"start":"9999-12-31","calendarDays":1}                         ; number-out-of-range
        {"start":"2026-02-11","workingDays":1e999999999}                ; json-number-too-long
        {"start":"2026-02-11","workingDays":5} {}                       ; json-trailing-content
        [5]                                                             ; value-type-wrong
        5                                                               ; value-type-wrong
        <a/>                                                            ; content-is-xml
        """)
    void eachFaultHasItsCode(String line, String code) throws IOException {
        CommandLineRun run = ask(line);

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out()).startsWith("{\"error\":{\"line\":1,\"code\":\"" + code + "\"");
    }

    @Test
    void editorsLeaveAMarkCarriageReturnsAndBlankLines() throws IOException {
        CommandLineRun run = ask("\uFEFF\r\n" + GOOD + "\r\n \t\r\n\n" + GOOD + "\r\n");

        assertThat(run.exit()).isZero();
        assertThat(run.out().lines()).hasSize(2);
    }

    @Test
    void aLineThatIsNotUtf8OrTooLongSpoilsOnlyItself() throws IOException {
        String huge = "{\"start\":\"" + "9".repeat(70_000) + "\"}";
        byte[] content = (GOOD + "\n\"渝\"\n" + huge + "\n" + GOOD).getBytes("GBK");
        Files.write(file, content);

        CommandLineRun run = hub("clock", "--file", file.toString());

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.out().lines())
                .satisfiesExactly(
                        line -> assertThat(line).contains("due"),
                        line -> assertThat(line).contains("\"line\":2,\"code\":\"body-not-utf8\""),
                        line -> assertThat(line).contains("\"line\":3,\"code\":\"body-too-large\""),
                        line -> assertThat(line).contains("due"));
    }

    @Test
    void anEmptyFileIsNoFault() throws IOException {
        assertThat(ask("")).isEqualTo(new CommandLineRun(0, "", ""));
    }

    private CommandLineRun ask(String content) throws IOException {
        Files.write(file, content.getBytes(StandardCharsets.UTF_8));
        return hub("clock", "--file", file.toString());
    }
}
