package cn.caitong.mappings.json;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@net.jqwik.api.Tag("unit")
class SecretsAreFoundWhereverTheyHideTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"classification\":\"secret\"}",
                "{\"classification\" : \" S e C r E t \"}",
                "{\"Classification\":\"TOP SECRET\"}",
                "{\"classification\":\"public\",\"classification\":\"secret\"}",
                "{\"data\":{\"a\":[{\"b\":{\"classification\":\"机密\"}}]}}",
                "{\"classification\":\"\\u673a\\u5bc6\"}",
                "{\"cl\\u0061ssification\":\"秘密\"}",
                "{\"classification\":[\"public\",\"绝密\"]}",
                "{\"classification\":{\"level\":\"secret\",\"until\":\"2030\"}}",
                "{\"密级\":\"秘密★10年\"}",
                "{\"密级\":\"ｓｅｃｒｅｔ\"}",
                "{\"是否涉密\":\"是\"}",
                "{\"项目是否涉密\":true}",
                "{\"secret\":1}",
                "{\"is_secret\":true}",
                "{\"$.Secrecy-Level\":\"secret\"}",
                "{\"MiJi\":\"机密\"}",
                "{\"SFSM\":\"1\"}",
                "{\"x密级\":\"机密\"}",
                "{\"classification\":\"not public, secret\"}",
                "{'classification':'secret'}",
                "{classification:secret}",
                "{\"a\":1,}} ] garbage \"classification\":\"secret\"",
                "{\"classification\":\"secret"
            })
    void inJsonOrInWhatIsNot(String body) {
        assertThat(SecretMark.isIn(body)).isTrue();
        assertThat(SecretMark.isIn(body.getBytes(StandardCharsets.UTF_8))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"GB18030", "UTF-16LE", "UTF-16BE", "UTF-16"})
    void inOtherEncodings(String encoding) {
        assertThat(SecretMark.isIn("{\"data\":{\"密级\":\"机密\"}}".getBytes(Charset.forName(encoding))))
                .isTrue();
        assertThat(SecretMark.isIn("{\"classification\":\"secret\"}".getBytes(Charset.forName(encoding))))
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"classification\":\"public\"}",
                "{\"classification\":\"unclassified\"}",
                "{\"classification\":\"非涉密\"}",
                "{\"密级\":\"公开\",\"title\":\"秘密\"}",
                "{\"是否涉密\":\"否\"}",
                "{\"title\":\"涉密信息系统集成资质\"}",
                "{\"title\":\"classification: secret\"}",
                "{\"classification\":{\"scheme\":\"CPV\",\"id\":\"1\"},\"note\":\"secret\"}",
                "{\"classification\":null,\"note\":\"secret\"}",
                "{\"classification\":[],\"note\":\"secret\"}",
                "{\"secretary\":\"yes\"}",
                ""
            })
    void butWordsElsewhereAreOnlyWords(String body) {
        assertThat(SecretMark.isIn(body)).isFalse();
    }

    @Test
    void aNameAfterAClassificationsEndIsJudgedAnew() {
        assertThat(SecretMark.isIn("{\"classification\":{\"a\":\"public\"},\"b\":{\"密级\":\"绝密\"}}"))
                .isTrue();
    }

    @Property(tries = 300)
    void anyTextIsScannedToItsEnd(@ForAll String before, @ForAll String after) {
        String quoted = "{\"a\":" + new com.fasterxml.jackson.databind.node.TextNode(before) + ",";
        assertThat(SecretMark.isIn(quoted + "\"classification\":\"secret\"" + after))
                .isTrue();
        SecretMark.isIn(before + after);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"classification\":[",
                "\"a\",",
                "\"classification\":\"a\",",
                ":",
                "\"",
                "a ",
                "\0",
                "[",
                "{\"a\":"
            })
    @Timeout(5)
    void aMegabyteOfAnythingIsScannedInTime(String unit) {
        assertThat(SecretMark.isIn("a" + unit.repeat(1_000_000 / unit.length())))
                .isFalse();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"data\":[{\"密级\":\"机密\"}]}",
                "{\"classification\":{\"level\":[\"public\",\"secret\"]}}",
                "{\"classification\":{\"isSecret\":true}}",
                "{\"isSecret\":true}",
                "{\"isSecret\":-1}",
                "{\"isSecret\":1.50}",
                "{\"isSecret\":10}",
                "{\"isSecret\":null}",
                "{\"note\":\"<密级>机密</密级>\"}",
                "{\"note\":\"<a>secret</a>\"}",
                "{\"classification\":\"public\",\"title\":\"秘密\"}",
                "[[{\"secrecy\":\"绝密\"}]]",
                "\"secret\""
            })
    void inATreeAsInItsText(String text) {
        JsonNode tree = new StrictJson(JsonLimits.DEFAULT).parse(text.getBytes(StandardCharsets.UTF_8));
        assertThat(SecretMark.isIn(tree)).isEqualTo(SecretMark.isIn(text));
    }

    /** Two of ours in GB18030, between any others: what is valid UTF-8 holds neither. */
    @Property(tries = 300)
    void inGb18030BetweenAnyWords(@ForAll String before, @ForAll String after) {
        String quoted = new com.fasterxml.jackson.databind.node.TextNode(before) + ":1,";
        String body = "{" + quoted + "\"是否涉密\":\"是\"" + after;
        assertThat(SecretMark.isIn(body.getBytes(Charset.forName("GB18030")))).isTrue();
    }
}
