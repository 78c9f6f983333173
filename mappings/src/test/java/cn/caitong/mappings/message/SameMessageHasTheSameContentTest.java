package cn.caitong.mappings.message;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.identifier.DistrictId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SameMessageHasTheSameContentTest {
    private static final Instant SAID = Instant.parse("2026-02-12T01:00:00Z");
    private static final DistrictId YUZHONG = new DistrictId("500103");

    @Test
    void whateverCarriedIt() throws Exception {
        CanonicalMessage first = message(SAID, Optional.of(1L), YUZHONG, "{\"a\":\"1.00\",\"b\":[1,2]}");
        CanonicalMessage again =
                message(SAID.plusSeconds(60), Optional.of(2L), YUZHONG, "{\"b\":[1,2],\"a\":\"1.00\"}");
        assertThat(again.content()).isEqualTo(first.content());
    }

    @Test
    void otherDataSubjectOrDistrictIsOtherContent() throws Exception {
        CanonicalMessage first = message(SAID, Optional.empty(), YUZHONG, "{\"a\":\"1.00\"}");
        assertThat(message(SAID, Optional.empty(), YUZHONG, "{\"a\":\"1.01\"}").content())
                .isNotEqualTo(first.content());
        assertThat(message(SAID, Optional.empty(), new DistrictId("500240"), "{\"a\":\"1.00\"}")
                        .content())
                .isNotEqualTo(first.content());
    }

    @Test
    void aSourceNamesItsPartner() {
        assertThat(CanonicalMessage.partnerOf("urn:caitong:partner:500103")).contains("500103");
        assertThat(CanonicalMessage.partnerOf("urn:caitong:hub")).contains(CanonicalMessage.HUB);
        assertThat(CanonicalMessage.partnerOf("500103")).isEmpty();
        assertThat(CanonicalMessage.sourceOf("500103")).isEqualTo("urn:caitong:partner:500103");
        assertThat(CanonicalMessage.sourceOf("hub")).isEqualTo("urn:caitong:hub");
    }

    private static CanonicalMessage message(Instant time, Optional<Long> sequence, DistrictId district, String data)
            throws Exception {
        JsonNode tree = JsonMapper.builder().build().readTree(data);
        return new CanonicalMessage(
                "1", "500103", MessageType.REFUND_CREDITED, time, "ocds-000000-1", district, sequence, tree);
    }
}
