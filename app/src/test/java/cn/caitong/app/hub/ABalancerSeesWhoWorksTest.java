package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.app.api.OpenApiDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.dataformat.yaml.YAMLMapper;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** {@code GET /health} of a running hub, as a balancer and a container's check ask for it. */
@Tag("system")
class ABalancerSeesWhoWorksTest {
    private static final ObjectMapper JSON = new ObjectMapper();
    /** Whoever checks waits no longer for an answer. */
    private static final Duration PATIENCE_OF_A_CHECK = Duration.ofSeconds(3);

    private final HttpClient http = HttpClient.newHttpClient();
    private final Path folder;
    private final RunningHub running;

    ABalancerSeesWhoWorksTest(@TempDir Path folder) throws Exception {
        this.folder = folder;
        this.running = new RunningHub(folder);
    }

    @BeforeEach
    void isUp() {
        await().atMost(Asking.PATIENCE).until(() -> check().statusCode() == 200);
    }

    @AfterEach
    void stop() {
        running.close();
        http.close();
    }

    @Test
    void oneWordWithAnyTokenOrNone() throws Exception {
        HttpResponse<String> answer = check();
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo("{\"status\":\"up\"}");
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/json");
        assertThat(answer.headers().firstValue("Cache-Control")).contains("no-store");
        for (String token : List.of("nobody's", running.hub.secrets().shownByOperator())) {
            HttpResponse<String> same = check("Authorization", "Bearer " + token, "Accept", "text/plain");
            assertThat(same.statusCode()).isEqualTo(200);
            assertThat(same.body()).isEqualTo(answer.body());
        }
        assertThat(composeCheck()).isZero();
    }

    /** No connection is refused, no statement fails: nothing is said any more, and each check is answered all the same. */
    @Test
    void aDatabaseThatHangsIsSeenAndHoldsUpNoCheck() throws Exception {
        List<ProcessHandle> postgres = postgres();
        signal("-STOP", postgres);
        try {
            await().atMost(Asking.PATIENCE).until(() -> check().statusCode() == 503);
            JsonNode answer = JSON.readTree(check().body());
            assertThat(answer.path("status").asText()).isEqualTo("down");
            assertThat(OpenApiDocument.faults(answer, "Health")).isEmpty();
            assertThat(composeCheck()).isNotZero();
        } finally {
            signal("-CONT", postgres);
        }
        await().atMost(Asking.PATIENCE).until(() -> check().statusCode() == 200);
    }

    @Test
    void whoStopsSaysSoBeforeItsDoorIsClosed() throws Exception {
        running.hub.engine().readiness().stopping();
        assertThat(check().statusCode()).isEqualTo(503);
        assertThat(composeCheck()).isNotZero();
    }

    @Test
    void aHubThatIsClosedIsStopping() {
        running.hub.close();
        assertThat(running.hub.engine().readiness().isReady()).isFalse();
    }

    private HttpResponse<String> check(String... headers) throws Exception {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create(running.hub.address() + "/health"))
                .timeout(PATIENCE_OF_A_CHECK)
                .method("GET", BodyPublishers.noBody());
        return http.send((headers.length == 0 ? request : request.headers(headers)).build(), BodyHandlers.ofString());
    }

    /** What docker-compose.yml has a container do, at this hub's port; how it ended. */
    private int composeCheck() throws Exception {
        List<String> command = new ArrayList<>();
        new YAMLMapper()
                .readTree(Path.of("..", "docker-compose.yml").toFile())
                .at("/x-hub/healthcheck/test")
                .forEach(word -> command.add(word.asText()
                        .replace("$$", "$")
                        .replace("8180", Integer.toString(running.hub.address().getPort()))));
        assertThat(command.removeFirst()).isEqualTo("CMD");
        return new ProcessBuilder(command).inheritIO().start().waitFor();
    }

    private List<ProcessHandle> postgres() throws Exception {
        Path pid = folder.resolve("postgres/data/postmaster.pid");
        ProcessHandle postmaster = ProcessHandle.of(
                        Long.parseLong(Files.readAllLines(pid).getFirst().strip()))
                .orElseThrow();
        return Stream.concat(Stream.of(postmaster), postmaster.descendants()).toList();
    }

    private static void signal(String name, List<ProcessHandle> processes) throws Exception {
        List<String> command = new ArrayList<>(List.of("kill", name));
        processes.forEach(process -> command.add(Long.toString(process.pid())));
        new ProcessBuilder(command).inheritIO().start().waitFor();
    }
}
