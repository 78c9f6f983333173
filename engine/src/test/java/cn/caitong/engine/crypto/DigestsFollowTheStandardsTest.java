package cn.caitong.engine.crypto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class DigestsFollowTheStandardsTest {
    private static final String ABC = "66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0";

    @Test
    void sm3OfTheStandardsTwoExamples() {
        assertThat(Digests.SM3.print(Digests.SM3.of(bytes("abc")))).isEqualTo("sm3:" + ABC);
        assertThat(Digests.SM3.print(Digests.SM3.of(bytes("abcd".repeat(16)))))
                .isEqualTo("sm3:debe9ff92275b8a138604889c18e5a4d6fdb70e5387e5765293dcba39c0c5732");
    }

    @Test
    void partsCountAsOneText() {
        assertThat(Digests.SM3.of(bytes("a"), bytes(""), bytes("bc")))
                .isEqualTo(HexFormat.of().parseHex(ABC));
    }

    @Test
    void keyedSm3() {
        assertThat(HexFormat.of().formatHex(Digests.SM3.keyed(bytes("key"), bytes("abc"))))
                .isEqualTo("28e63256e7c5a087b1f073265dc53092163f7b82729735d06f28f10af9d52393");
    }

    @Test
    void sha256OfTheStandardsExample() {
        assertThat(Digests.SHA_256.print(Digests.SHA_256.of(bytes("abc"))))
                .isEqualTo("sha-256:ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad");
    }

    @Test
    void whatIsPrintedCanBeReadBack() {
        assertThat(Digests.SM3.parse("sm3:" + ABC)).isEqualTo(Digests.SM3.of(bytes("abc")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                ABC,
                "sha-256:" + ABC,
                "sm3:66",
                "sm3:" + ABC + "00",
                "SM3:" + ABC,
                "sm3:66C7F0F462EEEDD9D1F2D46BDC10E4E24167C4875CF2F7A2297DA02B8F4BA8E0",
                "sm3:g6c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0"
            })
    void anotherFormOfADigestIsRefused(String other) {
        assertThatThrownBy(() -> Digests.SM3.parse(other))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining(other)
                .hasMessageContaining("小写");
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
