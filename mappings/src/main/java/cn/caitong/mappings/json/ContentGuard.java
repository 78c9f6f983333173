package cn.caitong.mappings.json;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Which content types a JSON channel takes. It is asked before a byte of the body is read: forms and XML end here, with 415. */
public final class ContentGuard {
    private static final Set<String> TAKEN = Set.of("application/json", "application/cloudevents+json");
    private static final Set<String> CHARSETS = Set.of("utf-8", "utf8", "\"utf-8\"");

    private ContentGuard() {}

    /** Throws {@code content-type-missing} or {@code content-type-unsupported}; a charset other than UTF-8 is the latter. */
    public static void refuseUnlessJson(@Nullable String contentType) {
        if (contentType == null || contentType.isBlank()) {
            throw new RefusedException(ErrorCode.CONTENT_TYPE_MISSING, "");
        }
        String[] parts = contentType.toLowerCase(Locale.ROOT).split(";", -1);
        if (!TAKEN.contains(parts[0].strip())) {
            throw new RefusedException(ErrorCode.CONTENT_TYPE_UNSUPPORTED, "");
        }
        for (int at = 1; at < parts.length; at++) {
            String parameter = parts[at].strip();
            if (parameter.startsWith("charset=") && !CHARSETS.contains(parameter.substring("charset=".length()))) {
                throw new RefusedException(ErrorCode.CONTENT_TYPE_UNSUPPORTED, "");
            }
        }
    }
}
