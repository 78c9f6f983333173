package cn.caitong.app.api;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.RestController;

/** What this API is, for everybody. A test holds the document against the handlers. */
@RestController
final class OpenApi {
    static final String YAML = "application/yaml";

    private static final byte[] DOCUMENT = read();

    @GetMapping(path = "/api/openapi", produces = YAML)
    byte[] document() {
        return DOCUMENT;
    }

    private static byte[] read() {
        try (InputStream file = Objects.requireNonNull(OpenApi.class.getResourceAsStream("/openapi.yaml"))) {
            return file.readAllBytes();
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
