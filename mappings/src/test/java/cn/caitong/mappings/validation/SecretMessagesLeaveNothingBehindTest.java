package cn.caitong.mappings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.json.JsonLimits;
import cn.caitong.mappings.json.StrictJson;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class SecretMessagesLeaveNothingBehindTest {
    private static final String GOOD =
            new String(ExampleFiles.read("tender.registered.v1/good/two-lots.json"), StandardCharsets.UTF_8);

    @ParameterizedTest
    @ValueSource(strings = {"secret", " SECRET ", "秘密", "机密", "绝密", "涉密", "机 密", "Top-Secret", "confidential"})
    void whateverTheMarkAndHoweverItIsWritten(String mark) {
        assertThat(validate(marked(mark))).isInstanceOf(Validation.RefusedSecret.class);
        assertThat(validate(GOOD.replace("\"legalRegime\"", "\"classification\":\"" + mark + "\",\"legalRegime\"")))
                .isInstanceOf(Validation.RefusedSecret.class);
    }

    @Test
    void alsoWhenTheRestIsInvalidUnreadableOrOfAnotherType() {
        assertThat(validate(marked("secret").replace("tender.registered.v1", "no.such.type")))
                .isInstanceOf(Validation.RefusedSecret.class);
        assertThat(validate("{\"classification\":\"机密\"}")).isInstanceOf(Validation.RefusedSecret.class);
        assertThat(validate(marked("secret").substring(0, 200))).isInstanceOf(Validation.RefusedSecret.class);
        assertThat(validate("[".repeat(1000) + marked("secret"))).isInstanceOf(Validation.RefusedSecret.class);
        assertThat(ExampleFiles.VALIDATOR.validate(marked("机密").getBytes(Charset.forName("GBK"))))
                .isInstanceOf(Validation.RefusedSecret.class);
    }

    @Test
    void itsReportHoldsTheCodeAndNothingOfTheMessage() {
        String report = validate(marked("机密")).report().toJson().toString();
        assertThat(report).contains("refused-secret").contains("secret-refused");
        assertThat(report)
                .doesNotContain("ocds-000000")
                .doesNotContain("one-thing")
                .doesNotContain("tender.reg");
    }

    @Test
    void aTranslatedMessageIsLookedThroughToo() {
        ObjectNode tree = (ObjectNode) new StrictJson(JsonLimits.DEFAULT).parse(GOOD.getBytes(StandardCharsets.UTF_8));
        assertThat(ExampleFiles.VALIDATOR.validate(tree)).isInstanceOf(Validation.Accepted.class);
        tree.put("classification", "秘密");
        assertThat(ExampleFiles.VALIDATOR.validate(tree)).isInstanceOf(Validation.RefusedSecret.class);
    }

    /** N5.1: nobody who reads the message alone would see it. */
    @Test
    void aMarkInsideTheFileThatAMessageCarries() {
        String secret =
                Base64.getEncoder().encodeToString("<EInvoice><密级>机密</密级></EInvoice>".getBytes(StandardCharsets.UTF_8));
        String invoice =
                new String(ExampleFiles.read("invoice.submitted.v1/good/digital.json"), StandardCharsets.UTF_8);
        String carrying = invoice.replaceFirst("\"base64\": *\\[[^]]*]", "\"base64\":[\"" + secret + "\"]");
        assertThat(validate(invoice)).isInstanceOf(Validation.Accepted.class);
        assertThat(validate(carrying)).isInstanceOf(Validation.RefusedSecret.class);
        assertThat(validate(carrying.replace("\"milestone\"", "\"mileston\"")))
                .isInstanceOf(Validation.RefusedSecret.class);
    }

    @Test
    void aClassificationThatIsNeitherSecretNorPublicIsAnError() {
        assertThat(validate(marked("internal"))).isInstanceOf(Validation.Refused.class);
        assertThat(validate(marked("public"))).isInstanceOf(Validation.Accepted.class);
    }

    private static String marked(String mark) {
        return GOOD.replaceFirst("\\{", "{\"classification\":\"" + mark + "\",");
    }

    private static Validation validate(String body) {
        return ExampleFiles.VALIDATOR.validate(body.getBytes(StandardCharsets.UTF_8));
    }
}
