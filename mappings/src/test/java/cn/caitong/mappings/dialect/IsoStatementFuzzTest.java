package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.validation.ExampleFiles;
import cn.caitong.mappings.validation.Validation;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.util.Map;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;

/**
 * Replays its inputs; {@code ./hub test} then searches for more. A day's statement in ISO 20022 is refused, or its lines come to its
 * totals, by a sum of this test's own.
 */
@Tag("unit")
class IsoStatementFuzzTest {
    private static final Dialect DIALECT = Dialect.load(Samples.DIALECTS.resolve("czbk"));
    private static final Arrival ARRIVAL = new Arrival("statements", Map.of(), "treasury", new DistrictId("500103"));

    @FuzzTest
    void whatIsAcceptedAddsUp(byte[] content) {
        ObjectNode said;
        try {
            said = DIALECT.translateIn(ARRIVAL, content);
        } catch (RefusedException refused) {
            assertThat(refused.report().isValid()).isFalse();
            return;
        }
        if (ExampleFiles.VALIDATOR.validate(said) instanceof Validation.Accepted) {
            JsonNode data = said.path("data");
            assertThat(said.path("type").asText()).isEqualTo("treasury.statement.v1");
            assertThat(said.path("subject")).isEqualTo(data.path("date"));
            assertThat(data.path("lineCount").intValue())
                    .isEqualTo(data.path("lines").size());
            assertThat(sum(data, "credited"))
                    .isEqualByComparingTo(data.path("credited").asText());
            assertThat(sum(data, "returned"))
                    .isEqualByComparingTo(data.path("returned").asText());
        }
    }

    private static BigDecimal sum(JsonNode data, String kind) {
        return StreamSupport.stream(data.path("lines").spliterator(), false)
                .filter(line -> line.path("kind").asText().equals(kind))
                .map(line -> new BigDecimal(line.path("amount").asText()))
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }
}
