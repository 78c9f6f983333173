package cn.caitong.simulators.http;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Map;
import java.util.Optional;

/** A request as it came off the wire. */
public final class Request {
    private final String method;
    private final String path;
    private final Map<String, String> headers;
    private final byte[] body;

    Request(String method, String path, Map<String, String> headers, byte[] body) {
        this.method = method;
        this.path = path;
        this.headers = Map.copyOf(headers);
        this.body = body;
    }

    /** One that came by another road than HTTP; header names in lower case. */
    public static Request carried(String path, Map<String, String> headers, byte[] body) {
        return new Request("POST", path, headers, body.clone());
    }

    public String method() {
        return method;
    }

    /** With its query string, if there is one. */
    public String path() {
        return path;
    }

    /** A header by its lower-case name; of a repeated one the last. */
    public Optional<String> header(String name) {
        return Optional.ofNullable(headers.get(name));
    }

    /** Whether its sender shows this bearer token; how much of it is right does not show in the time that it takes. */
    public boolean bears(String token) {
        byte[] shown = header("authorization").orElse("").getBytes(StandardCharsets.UTF_8);
        return MessageDigest.isEqual(("Bearer " + token).getBytes(StandardCharsets.UTF_8), shown);
    }

    public byte[] body() {
        return body.clone();
    }

    /** The body read as UTF-8, whatever it is. */
    public String text() {
        return new String(body, StandardCharsets.UTF_8);
    }
}
