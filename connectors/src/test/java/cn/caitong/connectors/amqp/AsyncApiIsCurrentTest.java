package cn.caitong.connectors.amqp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AsyncApiIsCurrentTest {
    private static final String REMEDY = "the page is stale: mvn -pl connectors -am test -Dtest=AsyncApiIsCurrentTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dgenerated=write";

    @Test
    void thePageIsWhatDescriptorsAndCodeSay() throws IOException {
        String page = new AsyncApi().render();
        if ("write".equals(System.getProperty("generated"))) {
            Files.writeString(AsyncApi.PAGE, page);
        }
        assertThat(page).as(REMEDY).isEqualTo(Files.readString(AsyncApi.PAGE));
    }

    /** Who makes a client from the page must not send bare data: what goes over the wire is the envelope with its data. */
    @Test
    void anEventIsItsEnvelopeOfThatTypeWithItsData() throws IOException {
        JsonNode messages = new YAMLMapper().readTree(new AsyncApi().render()).at("/components/messages");
        assertThat(messages.properties())
                .filteredOn(message -> !message.getKey().equals("answer"))
                .hasSizeGreaterThan(10)
                .allSatisfy(message -> {
                    JsonNode parts = message.getValue().at("/payload/allOf");
                    assertThat(parts.at("/0/$ref").asText()).endsWith("/envelope.json");
                    assertThat(parts.at("/1/properties/type/const").asText()).isEqualTo(message.getKey());
                    assertThat(parts.at("/1/properties/data/$ref").asText()).endsWith("/" + message.getKey() + ".json");
                });
    }

    @Test
    void whateverItRefersToIsThere() throws IOException {
        JsonNode page = new YAMLMapper().readTree(new AsyncApi().render());
        assertThat(page.findValuesAsText("$ref")).isNotEmpty().allSatisfy(ref -> {
            if (ref.startsWith("#")) {
                assertThat(page.at(ref.substring(1)).isMissingNode()).as(ref).isFalse();
            } else {
                assertThat(AsyncApi.PAGE.resolveSibling(ref)).as(ref).exists();
            }
        });
    }
}
