package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;

/** The sample reports of the treasury that speaks ISO 20022 (czbk), changed, and what they say then. */
final class IsoReports {
    private IsoReports() {}

    static ObjectNode said(String body) {
        Samples.Case any = sample(body.contains("camt.054") ? "in-returned" : "in-frozen");
        return any.samples().dialect().translateIn(any.arrival(), body.getBytes(StandardCharsets.UTF_8));
    }

    static String changed(String sample, String sent, String instead) {
        assertThat(text(sample)).contains(sent);
        return text(sample).replace(sent, instead);
    }

    static String text(String sample) {
        return new String(sample(sample).wire(), StandardCharsets.UTF_8);
    }

    /** What the sample says unchanged, worked out by hand. */
    static JsonNode canonical(String sample) {
        return sample(sample).canonical();
    }

    private static Samples.Case sample(String name) {
        return Samples.in()
                .filter(sample -> sample.toString().equals("czbk/" + name))
                .findFirst()
                .orElseThrow();
    }
}
