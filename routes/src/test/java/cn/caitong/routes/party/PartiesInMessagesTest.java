package cn.caitong.routes.party;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What a partner reads of a party. */
@Tag("unit")
class PartiesInMessagesTest {
    private final PartyKeys keys = new PartyKeys(number -> "hmac-sm3:0123abcd");

    @Test
    void aFirmHasItsNumberAndCanBeReadBack() {
        var firm = PartyKeys.canonical("重庆测试供应有限公司", "CN-USCC:91500103MAXTE5T242");
        assertThat(firm.path("name").textValue()).isEqualTo("重庆测试供应有限公司");
        assertThat(keys.of(firm)).isEqualTo("CN-USCC:91500103MAXTE5T242");
    }

    /** Its number is a keyed hash here: nobody else could read that, and it is nobody else's business. */
    @Test
    void aNaturalPersonHasANameAlone() {
        assertThat(PartyKeys.canonical("张三", "CN-RID:hmac-sm3:0123abcd").toString())
                .isEqualTo("{\"name\":\"张三\"}");
    }
}
