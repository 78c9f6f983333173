package cn.caitong.mappings.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class SecretsInXmlAreFoundTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><密级>机密</密级></a>",
                "<a><p:SECRET_LEVEL xmlns:p='urn:p'>秘密</p:SECRET_LEVEL></a>",
                "<a><classification> SECRET </classification></a>",
                "<a><SFSM>1</SFSM></a>",
                "<a><isSecret>true</isSecret>",
                "<a 密级='绝密'/>",
                "<a><MIJI value=\"机密\"/></a>",
                "<a><FIELD name='密级'>机密</FIELD></a>",
                "<a><FIELD value='机密' name='密级'/></a>",
                "<a><密级><NAME>机密</NAME></密级></a>",
                "<a><密级><![CDATA[机密]]></密级></a>",
                "<a><密级>机<!-- x -->密</密级></a>",
                "<a><密级>机<![CDATA[密]]></密级></a>",
                "<a><密级>&#26426;&#x5BC6;</密级></a>",
                "<a><密级>机密",
                "<a><密级 x=>机密</密级>",
                "</b></b><密级>机密</密级>",
                "<!DOCTYPE a><a><密级>机密</密级></a>"
            })
    void inEveryPlaceAndHoweverBroken(String body) {
        assertThat(SecretMark.isIn(body)).isTrue();
        assertThat(SecretMark.isIn(body.getBytes(StandardCharsets.UTF_8))).isTrue();
        assertThat(SecretMark.isIn(body.getBytes(Charset.forName("GB18030")))).isTrue();
        assertThat(SecretMark.isIn(body.getBytes(StandardCharsets.UTF_16LE))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "<a><密级>非密</密级></a>",
                "<a><SECRET_LEVEL>不涉密</SECRET_LEVEL></a>",
                "<a><SFSM>0</SFSM><SEQ>1</SEQ></a>",
                "<a><密级 id='1'/></a>",
                "<a><REMARK>机密</REMARK></a>",
                "<a><FIELD name='涉密'>否</FIELD></a>",
                "<a><密级/><REMARK>秘密</REMARK></a>",
                "<a><密级>公开</密级><REMARK>机密设备</REMARK></a>",
                "<a><!-- <密级>机密</密级> --></a>"
            })
    void whatOnlyLooksLikeOneIsNot(String body) {
        assertThat(SecretMark.isIn(body)).isFalse();
    }

    /** One pass, whatever it is. */
    @Test
    @Timeout(20)
    void hostileTextEnds() {
        assertThat(SecretMark.isIn("<a>".repeat(300_000))).isFalse();
        assertThat(SecretMark.isIn("<密级 " + "a='".repeat(200_000))).isFalse();
        assertThat(SecretMark.isIn("&#".repeat(300_000) + "<")).isFalse();
        assertThat(SecretMark.isIn("<密级" + " ".repeat(900_000))).isFalse();
        assertThat(SecretMark.isIn("<!--".repeat(200_000))).isFalse();
    }
}
