package cn.caitong.mappings.message;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.identifier.DistrictId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SameMessageHasTheSameContentTest {
    private static final Instant SAID = Instant.parse("2026-02-12T01:00:00Z");
    private static final String SUBJECT = "ocds-000000-1";
    private static final DistrictId YUZHONG = new DistrictId("500103");

    @Test
    void whateverCarriedIt() throws Exception {
        CanonicalMessage first = message(SAID, Optional.of(1L), "{\"a\":\"1.00\",\"b\":[1,2]}");
        CanonicalMessage again = message(SAID.plusSeconds(60), Optional.of(2L), "{\"b\":[1,2],\"a\":\"1.00\"}");
        assertThat(again.content()).isEqualTo(first.content());
    }

    @Test
    void anotherTypeSubjectDistrictOrOtherDataIsAnotherContent() throws Exception {
        MessageType type = MessageType.REFUND_CREDITED;
        JsonNode data = tree("{\"a\":\"1.00\"}");
        assertThat(Stream.of(
                                message(type, SUBJECT, YUZHONG, data),
                                message(MessageType.REFUND_RETURNED, SUBJECT, YUZHONG, data),
                                message(type, "ocds-000000-2", YUZHONG, data),
                                message(type, SUBJECT, new DistrictId("500240"), data),
                                message(type, SUBJECT, YUZHONG, tree("{\"a\":\"1.01\"}")))
                        .map(message -> new String(message.content(), StandardCharsets.UTF_8)))
                .doesNotHaveDuplicates();
    }

    @Test
    void aSourceNamesItsPartner() {
        assertThat(CanonicalMessage.partnerOf("urn:caitong:partner:500103")).contains("500103");
        assertThat(CanonicalMessage.partnerOf("urn:caitong:hub")).contains(CanonicalMessage.HUB);
        assertThat(CanonicalMessage.partnerOf("500103")).isEmpty();
        assertThat(CanonicalMessage.sourceOf("500103")).isEqualTo("urn:caitong:partner:500103");
        assertThat(CanonicalMessage.sourceOf("hub")).isEqualTo("urn:caitong:hub");
    }

    private static CanonicalMessage message(Instant time, Optional<Long> sequence, String data) throws Exception {
        return new CanonicalMessage(
                "1", "500103", MessageType.REFUND_CREDITED, time, SUBJECT, YUZHONG, sequence, tree(data));
    }

    private static CanonicalMessage message(MessageType type, String subject, DistrictId district, JsonNode data) {
        return new CanonicalMessage("1", "500103", type, SAID, subject, district, Optional.empty(), data);
    }

    private static JsonNode tree(String data) throws Exception {
        return JsonMapper.builder().build().readTree(data);
    }
}
