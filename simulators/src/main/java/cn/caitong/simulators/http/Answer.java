package cn.caitong.simulators.http;

import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** What is answered: status, extra headers, body as text. */
public record Answer(int status, Map<String, String> headers, String body) {
    private static final Pattern CHARSET = Pattern.compile("(?i);\\s*charset=\"?([a-z0-9_-]+)");

    public Answer {
        headers = Map.copyOf(headers);
    }

    public static Answer json(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "application/json; charset=utf-8"), body);
    }

    /** Plain text, as a proxy answers that knows nothing of the centre's manners. */
    public static Answer plain(int status, String body) {
        return new Answer(status, Map.of("Content-Type", "text/plain"), body);
    }

    public Answer withHeader(String name, String value) {
        var more = new HashMap<>(headers);
        more.put(name, value);
        return new Answer(status, more, body);
    }

    public Answer withBody(String other) {
        return new Answer(status, headers, other);
    }

    /** The encoding that a content type names; one that names none, or none that is known, means UTF-8. */
    public static Charset charset(String contentType) {
        Matcher named = CHARSET.matcher(contentType);
        return named.find() ? Charset.forName(named.group(1), StandardCharsets.UTF_8) : StandardCharsets.UTF_8;
    }

    byte[] bytes() {
        return body.getBytes(charset(headers.getOrDefault("Content-Type", "")));
    }
}
