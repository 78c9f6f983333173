package cn.caitong.mappings.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.identifier.DistrictId;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Whatever carries it: one system of the whole city speaks of every district, and a district's own of its own. */
@Tag("unit")
class ACitysPartnerNamesTheDistrictTest {
    private static final Arrival ARRIVAL = new Arrival("objections", Map.of(), "ykz", new DistrictId("500000"));

    @Test
    void theDistrictThatItNamesStands() {
        JsonNode said = JsonNodeFactory.instance.objectNode().put("jurisdiction", "500103");
        assertThat(ARRIVAL.envelope(said).path("jurisdiction").asText()).isEqualTo("500103");
    }

    @Test
    void withoutOneItIsItsOwnAndTheSenderIsNeverWhatItSays() {
        JsonNode said = JsonNodeFactory.instance.objectNode().put("source", "urn:caitong:partner:portal");
        JsonNode envelope = ARRIVAL.envelope(said);
        assertThat(envelope.path("jurisdiction").asText()).isEqualTo("500000");
        assertThat(envelope.path("source").asText()).isEqualTo("urn:caitong:partner:ykz");
    }

    @Test
    void whatIsNoObjectSaysNothing() {
        assertThat(ARRIVAL.envelope(JsonNodeFactory.instance.nullNode()).size()).isEqualTo(3);
    }
}
