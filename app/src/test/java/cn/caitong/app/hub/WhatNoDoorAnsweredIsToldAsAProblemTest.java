package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.api.OpenApiDocument;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.boot.autoconfigure.web.ServerProperties;
import org.springframework.boot.autoconfigure.web.embedded.TomcatWebServerFactoryCustomizer;
import org.springframework.boot.web.embedded.tomcat.TomcatServletWebServerFactory;
import org.springframework.boot.web.server.WebServer;
import org.springframework.core.env.StandardEnvironment;

/** The hub's HTTP server, and a door that fails, or leaves it to the server to say what was wrong. */
@Tag("contract")
class WhatNoDoorAnsweredIsToldAsAProblemTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final WebServer server = server();
    private final HttpClient http = HttpClient.newHttpClient();

    private static WebServer server() {
        TomcatServletWebServerFactory factory = new TomcatServletWebServerFactory(0);
        new TomcatWebServerFactoryCustomizer(new StandardEnvironment(), new ServerProperties()).customize(factory);
        new HubApplication().doors().customize(factory);
        return factory.getWebServer(
                context -> context.addServlet("door", new FailingDoor()).addMapping("/*"));
    }

    private static final class FailingDoor extends HttpServlet {
        private static final long serialVersionUID = 1;

        @Override
        protected void service(HttpServletRequest request, HttpServletResponse response) throws IOException {
            if (request.getRequestURI().equals("/fails")) {
                throw new IllegalStateException("account 6233000000000000001");
            }
            response.sendError(HttpServletResponse.SC_NOT_FOUND);
        }
    }

    @BeforeEach
    void start() {
        server.start();
    }

    @AfterEach
    void stop() {
        http.close();
        server.stop();
    }

    @Test
    void aFailureSaysNothingOfWhatFailed() throws Exception {
        JsonNode problem = problem("/fails", 500);
        assertThat(problem.path("type").asText()).isEqualTo("urn:caitong:problem:hub-failed");
        assertThat(problem.toString()).doesNotContain("6233");
    }

    @Test
    void whatIsNotThereIsNotThere() throws Exception {
        assertThat(problem("/nothing", 404).path("type").asText()).isEqualTo("urn:caitong:problem:nothing-here");
    }

    private JsonNode problem(String path, int status) throws Exception {
        URI address = URI.create("http://localhost:" + server.getPort() + path);
        HttpResponse<String> answer = http.send(HttpRequest.newBuilder(address).build(), BodyHandlers.ofString());
        assertThat(answer.statusCode()).isEqualTo(status);
        assertThat(answer.headers().firstValue("Content-Type").orElse("")).startsWith("application/problem+json");
        JsonNode problem = JSON.readTree(answer.body());
        assertThat(OpenApiDocument.faults(problem, "Problem")).isEmpty();
        return problem;
    }
}
