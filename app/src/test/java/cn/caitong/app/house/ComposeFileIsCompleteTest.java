package cn.caitong.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.partner.Outbound;
import cn.caitong.connectors.partner.PartnerFiles;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Nothing here can start containers, so what can be read from the file is checked. */
@Tag("unit")
class ComposeFileIsCompleteTest {
    private final JsonNode file = read();
    private final JsonNode services = file.path("services");

    @Test
    void allPartsAreThere() {
        assertThat(services.fieldNames()).toIterable().contains("hub-1", "hub-2", "database", "broker", "city");
    }

    @Test
    void imagesAreOfOneVersion() {
        assertThat(services.findValuesAsText("image"))
                .allSatisfy(image -> assertThat(image).contains(":").doesNotEndWith(":latest"));
    }

    @Test
    void noPasswordStandsInTheFile() {
        assertThat(file.findParents("POSTGRES_PASSWORD")).isNotEmpty();
        for (JsonNode environment : file.findValues("environment")) {
            environment.properties().stream()
                    .filter(entry -> entry.getKey().endsWith("PASSWORD"))
                    .forEach(entry -> assertThat(entry.getValue().asText()).matches("\\$\\{\\w+:\\?.*}"));
        }
    }

    @Test
    void volumesAreDeclaredAndMountedFilesExist() {
        for (JsonNode service : services) {
            for (String source : texts(service.path("volumes"))) {
                String name = source.substring(0, source.indexOf(':'));
                boolean known = name.startsWith("./")
                        ? Files.exists(House.root().resolve(name))
                        : file.path("volumes").has(name);
                assertThat(known).as(source).isTrue();
            }
        }
    }

    /** PostgreSQL's image makes the roles with a server that listens on a socket alone, and then starts it anew. */
    @Test
    void theDatabaseIsReadyOnceItIsSoForTheNodes() {
        assertThat(texts(file.at("/services/database/healthcheck/test"))).containsSequence("--host", "127.0.0.1");
    }

    /** A port that is open says nothing of the database behind it. */
    @Test
    void aNodeIsHealthyWhileItCanTakeMessages() {
        assertThat(texts(file.at("/x-hub/healthcheck/test")).getLast()).contains("GET /health ");
    }

    @Test
    void nodesHaveTimeToEndTheirWork() {
        Duration patience = Duration.parse(
                "PT" + file.at("/x-hub/stop_grace_period").asText().toUpperCase(Locale.ROOT));
        Duration longest = PartnerFiles.load(House.root().resolve("config/partners")).stream()
                .flatMap(partner -> partner.outbound().stream())
                .map(Outbound::answerTimeout)
                .max(Comparator.naturalOrder())
                .orElseThrow();
        assertThat(patience).isGreaterThan(longest.multipliedBy(2));
    }

    /** Partners' rights are those of the shipped file, the user that it makes has the hub's role, and the nodes reach it from elsewhere. */
    @Test
    void theBrokerKnowsPartnersOfQueues() throws IOException {
        JsonNode broker = file.at("/services/broker");
        assertThat(texts(broker.path("volumes")))
                .contains("./config/broker/queues.xml:/var/lib/artemis-instance/etc-override/broker.xml:ro");
        assertThat(broker.at("/environment/EXTRA_ARGS").asText()).endsWith("--role hub");
        String rights = Files.readString(House.root().resolve("config/broker/queues.xml"));
        assertThat(rights).contains(">tcp://0.0.0.0:61616?", "type=\"createAddress\" roles=\"hub\"");
        String reached = file.at("/x-hub/environment/HUB_BROKER_URL").asText();
        assertThat(reached).isEqualTo("tcp://broker:61616");
    }

    private static List<String> texts(JsonNode list) {
        return StreamSupport.stream(list.spliterator(), false)
                .map(JsonNode::asText)
                .toList();
    }

    private static JsonNode read() {
        try {
            return new YAMLMapper()
                    .readTree(House.root().resolve("docker-compose.yml").toFile());
        } catch (IOException failure) {
            throw new IllegalStateException(failure);
        }
    }
}
