package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.identifier.DistrictId;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.validation.ExampleFiles;
import cn.caitong.mappings.validation.Validation;
import com.code_intelligence.jazzer.junit.FuzzTest;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import org.junit.jupiter.api.Tag;

/** Replays its inputs; {@code ./hub test} then searches for more. What comes as ISO 20022 is read or refused, by both channels. */
@Tag("unit")
class IsoInboundFuzzTest {
    private static final Dialect DIALECT = Dialect.load(Samples.DIALECTS.resolve("czbk"));

    @FuzzTest
    void isReadOrRefused(byte[] content) {
        for (String channel : DIALECT.channels()) {
            isReadOrRefused(channel, content);
        }
    }

    private static void isReadOrRefused(String channel, byte[] content) {
        Arrival arrival = new Arrival(channel, Map.of(), "treasury", new DistrictId("500103"));
        try {
            ObjectNode envelope = DIALECT.translateIn(arrival, content);
            Validation end = ExampleFiles.VALIDATOR.validate(envelope);
            assertThat(end.report().isValid()).isEqualTo(end instanceof Validation.Accepted);
        } catch (RefusedException refused) {
            assertThat(refused.report().isValid()).isFalse();
        }
    }
}
