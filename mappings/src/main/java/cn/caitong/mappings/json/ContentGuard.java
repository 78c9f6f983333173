package cn.caitong.mappings.json;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** Which content types a channel takes. It is asked before a byte of the body is read: forms end here, with 415. */
public final class ContentGuard {
    /** For channels of JSON. */
    public static final Set<String> JSON = Set.of("application/json", "application/cloudevents+json");

    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "\"utf-8\"", "\"utf8\"");

    private ContentGuard() {}

    /** Throws {@code content-type-missing} or {@code content-type-unsupported}; a charset other than UTF-8 is the latter. */
    public static void refuseUnless(Set<String> taken, @Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            throw refused(ErrorCode.CONTENT_TYPE_MISSING, taken);
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!taken.contains(parts[0].strip())) {
            throw refused(ErrorCode.CONTENT_TYPE_UNSUPPORTED, taken);
        }
        for (int at = 1; at < parts.length; at++) {
            String parameter = parts[at].strip();
            if (parameter.startsWith("charset=") && !CHARSETS.contains(parameter.substring("charset=".length()))) {
                throw refused(ErrorCode.CONTENT_TYPE_UNSUPPORTED, taken);
            }
        }
    }

    private static RefusedException refused(ErrorCode code, Set<String> taken) {
        return new RefusedException(code, "", String.join(" / ", new TreeSet<>(taken)));
    }
}
