package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.EmbeddedDatabase;
import java.io.IOException;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** An external PostgreSQL and Artemis are named by the environment, and nothing else changes. */
@Tag("system")
class NodesShareOneDatabaseAndBrokerTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Path GOOD = HOME.resolve("mappings/schemas/examples/tender.registered.v1/good/two-lots.json");

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void whatOneNodeTookTheOtherKnows(@TempDir Path folder) throws Exception {
        int brokerPort = freePort();
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("elsewhere"), 0)) {
            EmbeddedActiveMQ broker = broker(brokerPort);
            try (Hub one = Hub.start(settings(folder, "one", database.settings(), brokerPort));
                    Hub two = Hub.start(settings(folder, "two", database.settings(), brokerPort))) {
                String message = Files.readString(GOOD);
                HttpResponse<String> first = post(one, message);
                HttpResponse<String> again = post(two, message);
                assertThat(first.statusCode()).as(first.body()).isEqualTo(202);
                assertThat(again.statusCode()).isEqualTo(200);
                assertThat(again.body()).isEqualTo(first.body());
                await().atMost(Duration.ofSeconds(30)).until(() -> tenders(two) == 1);
                assertThat(folder.resolve("shared/postgres")).doesNotExist();
                assertThat(folder.resolve("shared/artemis")).doesNotExist();
            } finally {
                broker.stop();
            }
        }
    }

    private static HubSettings settings(Path folder, String node, DatabaseSettings database, int brokerPort) {
        Map<String, String> environment = Map.of(
                "HUB_DATABASE_URL",
                database.url(),
                "HUB_DATABASE_OWNER_PASSWORD",
                database.owner().password(),
                "HUB_DATABASE_PASSWORD",
                database.app().password(),
                "HUB_BROKER_URL",
                "tcp://localhost:" + brokerPort,
                "HUB_BROKER_PASSWORD",
                "let me in",
                "HUB_NODE",
                node);
        return HubSettings.of(HOME, environment).inFolder(folder.resolve("shared"), 0, Map.of());
    }

    private HttpResponse<String> post(Hub hub, String message) throws IOException, InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.address() + "/api/messages"))
                .header("Authorization", "Bearer " + hub.secrets().shownByPartner("one-thing"))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(message))
                .build();
        return http.send(request, BodyHandlers.ofString());
    }

    private static long tenders(Hub hub) {
        return hub.engine()
                .transactions()
                .jdbc()
                .sql("select count(*) from case_file where flow = 'tender'")
                .query(Long.class)
                .single();
    }

    private static EmbeddedActiveMQ broker(int port) throws Exception {
        SecurityConfiguration users =
                new SecurityConfiguration(Map.of("hub", "let me in"), Map.of("hub", List.of("nodes")));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(false)
                .setSecurityEnabled(true)
                .putSecurityRoles("#", Set.of(everything("nodes")))
                .addAcceptorConfiguration("outside", "tcp://localhost:" + port));
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        return broker.start();
    }

    private static Role everything(String role) {
        return new Role(role, true, true, true, true, true, true, true, true, true, true, true, true);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
