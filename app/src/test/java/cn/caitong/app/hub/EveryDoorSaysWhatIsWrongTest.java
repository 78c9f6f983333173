package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.api.OpenApiDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("system")
class EveryDoorSaysWhatIsWrongTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static RunningHub running;
    private static String operator;

    @BeforeAll
    static void start(@TempDir Path folder) throws Exception {
        running = new RunningHub(folder);
        operator = running.hub.secrets().shownByOperator();
    }

    @AfterAll
    static void stop() {
        running.close();
    }

    /** A misspelt word of an operator's would stop, or let go, more than was meant. */
    @Test
    void noCallOfAnOperatorTakesWhatTheDocumentDoesNotName() throws Exception {
        List<Call> calls = ofOperators();
        assertThat(calls).hasSizeGreaterThan(20);
        for (Call call : calls) {
            HttpResponse<String> misspelt = call.ask("?reasn=x");
            assertThat(misspelt.body()).as(call.toString()).contains("parameter-unknown", "\"pointer\":\"reasn\"");
            assertThat(misspelt.statusCode()).as(call.toString()).isEqualTo(400);
            for (String parameter : call.parameters()) {
                assertThat(call.ask("?" + parameter + "=x").body())
                        .as(call + " " + parameter)
                        .doesNotContain("parameter-unknown");
                assertThat(call.ask("?" + parameter + "=x&" + parameter + "=y").body())
                        .as(call + " " + parameter + " twice")
                        .contains("parameter-invalid");
            }
        }
    }

    @ParameterizedTest
    @CsvSource({
        "/api/cases?limit=, limit",
        "/api/cases?from=, from",
        "/api/messages?to=%20, to",
        "/api/alarms?caseId=, caseId",
        "/api/obligations?tender=T1&caseId=, caseId"
    })
    void anEmptyFilterIsNotTakenForNone(String path, String field) throws Exception {
        JsonNode problem = problem(running.get(path, operator), 400);
        assertThat(problem.path("type").asText()).isEqualTo("urn:caitong:problem:parameter-invalid");
        assertThat(problem.at("/issues/0/pointer").asText()).isEqualTo(field);
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET", "PUT", "DELETE", "PATCH"})
    void whoOnlyLooksAtAPartnersDoorIsToldSo(String method) throws Exception {
        HttpResponse<String> rest = ask(method, "/partners/500103/receipts");
        JsonNode problem = problem(rest, 405);
        assertThat(problem.path("type").asText()).isEqualTo("urn:caitong:problem:method-not-allowed");
        assertThat(rest.headers().firstValue("Allow")).contains("POST");
        HttpResponse<String> soap = ask(method, "/soap/500106?wsdl");
        assertThat(soap.statusCode()).isEqualTo(405);
        assertThat(soap.headers().firstValue("Allow")).contains("POST");
        assertThat(soap.headers().firstValue("Content-Type").orElse("")).startsWith("text/xml");
        assertThat(soap.body()).contains("<code>method-not-allowed</code>", "请使用 POST");
    }

    @ParameterizedTest
    @ValueSource(strings = {"Acting-Role", "Acting-Party", "Acting-Districts"})
    void nobodyButTheApplicationLooksForSomebodyElse(String header) throws Exception {
        for (String token : List.of(operator, running.hub.secrets().shownByPartner("portal"))) {
            JsonNode problem = problem(running.get("/api/alarms", token, header, "supplier"), 403);
            assertThat(problem.path("type").asText()).isEqualTo("urn:caitong:problem:acting-not-allowed");
            assertThat(problem.at("/issues/0/pointer").asText()).isEqualTo(header);
        }
    }

    /** The server itself turns it away. */
    @Test
    void whoTracesIsToldAsAProblem() throws Exception {
        HttpResponse<String> answer = ask("TRACE", "/api/cases");
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(405);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(OpenApiDocument.faults(problem, "Problem")).isEmpty();
        assertThat(problem.path("type").asText()).isEqualTo("urn:caitong:problem:method-not-allowed");
    }

    /** “Use GET” would send whoever mistyped the address on a wrong way. */
    @Test
    void aMistypedAddressIsNotThereWhateverIsDoneWithIt() throws Exception {
        for (String method : List.of("GET", "POST", "PUT")) {
            JsonNode problem = problem(ask(method, "/api/mesages"), 404);
            assertThat(problem.path("type").asText()).isEqualTo("urn:caitong:problem:nothing-here");
        }
        problem(ask("POST", "/partner/500103/receipts"), 404);
    }

    /** The server itself turns it away: before a door is found, and before anybody is known. */
    @ParameterizedTest
    @ValueSource(
            strings = {"/api/contracts/a%2Fb", "/api/contracts/%zz", "/api/cases?tender=[1]", "/partners/500103/%00"})
    void anAddressThatIsNoneIsToldAsAProblem(String path) throws Exception {
        try (Socket socket = new Socket("localhost", running.hub.address().getPort())) {
            socket.getOutputStream()
                    .write(("GET " + path + " HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n")
                            .getBytes(StandardCharsets.US_ASCII));
            String answer = new String(socket.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(answer).startsWith("HTTP/1.1 400").contains("application/problem+json");
            assertThat(answer).contains("urn:caitong:problem:request-malformed", "请求地址或请求头无法解析");
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/",
                "/error",
                "/actuator",
                "/actuator/health",
                "/health/",
                "/index.html",
                "/api",
                "/api/messages/"
            })
    void nothingElseIsServed(String path) throws Exception {
        problem(ask("GET", path), 404);
    }

    /** A call that operators alone may make, as the document has it. */
    private record Call(String method, String path, List<String> parameters) {
        HttpResponse<String> ask(String query) throws Exception {
            return EveryDoorSaysWhatIsWrongTest.ask(method, path + query);
        }
    }

    private static List<Call> ofOperators() {
        List<Call> calls = new ArrayList<>();
        OpenApiDocument.tree()
                .path("paths")
                .properties()
                .forEach(path -> path.getValue().properties().forEach(method -> {
                    List<String> references =
                            method.getValue().path("parameters").findValuesAsText("$ref");
                    boolean isForPartners = path.getKey().equals("/api/messages")
                            || path.getKey().equals("/api/openapi")
                            || path.getKey().equals("/health");
                    if (!isForPartners && !references.contains("#/components/parameters/ActingRole")) {
                        boolean isNumber = references.contains("#/components/parameters/number");
                        calls.add(new Call(
                                method.getKey().toUpperCase(Locale.ROOT),
                                path.getKey()
                                        .replace("{id}", isNumber ? "4711" : new UUID(7, 7).toString())
                                        .replace("{partner}", "500103"),
                                queries(method.getValue().path("parameters"))));
                    }
                }));
        return calls;
    }

    private static List<String> queries(JsonNode parameters) {
        List<String> names = new ArrayList<>();
        parameters.forEach(parameter -> {
            if (parameter.path("in").asText().equals("query")) {
                names.add(parameter.path("name").asText());
            }
        });
        return names;
    }

    private static HttpResponse<String> ask(String method, String path) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(running.hub.address() + path))
                .header("Authorization", "Bearer " + operator)
                .method(method, BodyPublishers.noBody())
                .build();
        return HttpClient.newHttpClient().send(request, BodyHandlers.ofString());
    }

    private static JsonNode problem(HttpResponse<String> answer, int status) throws Exception {
        assertThat(answer.statusCode()).as(answer.body()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type")).contains("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(OpenApiDocument.faults(problem, "Problem")).isEmpty();
        return problem;
    }
}
