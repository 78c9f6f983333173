package cn.caitong.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;

/** What a client must be told while the hub cannot write: to come again, when, and why, in both languages. */
final class TurnedAway {
    private static final ObjectMapper JSON = new ObjectMapper();

    private TurnedAway() {}

    static void assertProper(List<HttpResponse<String>> answers) throws IOException {
        for (HttpResponse<String> answer : answers) {
            assertThat(answer.statusCode()).as(answer.body()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After").orElse("")).matches("[1-9]\\d*");
            assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
            JsonNode problem = JSON.readTree(answer.body());
            assertThat(problem.path("title").asText()).contains("Send it again");
            assertThat(problem.path("detail").asText()).contains("重发");
        }
    }
}
