package cn.caitong.mappings.json;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/**
 * Which content types a channel takes, and in which charset. It is asked before a byte of the body is read: forms end here, with 415.
 *
 * @param taken media types without parameters
 * @param charset the one that a content type may name; it need not name any
 */
public record ContentGuard(Set<String> taken, Charset charset) {
    /** For channels of JSON. */
    public static final ContentGuard JSON =
            new ContentGuard(Set.of("application/json", "application/cloudevents+json"), StandardCharsets.UTF_8);

    private static final String PARAMETER = "charset=";

    /** Throws {@code content-type-missing} or {@code content-type-unsupported}; another charset is the latter. */
    public void check(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            throw refused(ErrorCode.CONTENT_TYPE_MISSING);
        }
        String type = contentType.split(";", -1)[0].strip().toLowerCase(Locale.ROOT);
        if (!taken.contains(type) || !agrees(contentType)) {
            throw refused(ErrorCode.CONTENT_TYPE_UNSUPPORTED);
        }
    }

    /** Whether a content type names this charset, or none. */
    public boolean agrees(String contentType) {
        return Arrays.stream(contentType.toLowerCase(Locale.ROOT).split(";", -1))
                .skip(1)
                .map(String::strip)
                .filter(parameter -> parameter.startsWith(PARAMETER))
                .allMatch(parameter -> isCharset(parameter.substring(PARAMETER.length())));
    }

    private boolean isCharset(String said) {
        String plain = said.matches("\".*\"") ? said.substring(1, said.length() - 1) : said;
        String name = charset.name().toLowerCase(Locale.ROOT);
        return plain.equals(name) || plain.equals(name.replace("-", ""));
    }

    private RefusedException refused(ErrorCode code) {
        return new RefusedException(code, "", String.join(" / ", new TreeSet<>(taken)), charset.name());
    }
}
