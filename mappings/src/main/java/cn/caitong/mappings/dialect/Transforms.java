package cn.caitong.mappings.dialect;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.Expression;
import com.schibsted.spt.data.jslt.JsltException;
import com.schibsted.spt.data.jslt.Parser;
import java.io.StringReader;
import java.util.HashMap;
import java.util.Map;

/** The compiled JSLT files of one dialect. They may import each other, and nothing else. */
final class Transforms {
    private final Map<String, Expression> byPath = new HashMap<>();

    Transforms(DialectFiles files) {
        for (String path : files.byPath().keySet()) {
            if (path.endsWith(".jslt")) {
                JsltLint.check(path, files.text(path));
            }
        }
        for (String path : files.byPath().keySet()) {
            if (path.startsWith("in/") || path.startsWith("out/")) {
                byPath.put(path, compile(path, files));
            }
        }
    }

    void require(String path) {
        if (!byPath.containsKey(path)) {
            throw DialectFiles.invalid(path + " is named in " + DialectFiles.MAIN + " and missing.");
        }
    }

    /** Applies a transform. The cause is not kept: its text may repeat the message. */
    JsonNode apply(String path, JsonNode input) {
        Expression transform = byPath.get(path);
        if (transform == null) {
            throw DialectFiles.invalid(path + " is missing.");
        }
        try {
            return transform.apply(input);
        } catch (UnreadableValue unreadable) {
            throw unreadable.in(input).orElseGet(() -> failed(path, unreadable));
        } catch (JsltException failed) {
            throw failed(path, failed);
        }
    }

    private static RefusedException failed(String path, JsltException failed) {
        return new RefusedException(ErrorCode.TRANSLATION_FAILED, "", path + ":" + failed.getLine());
    }

    /** Fields that come to null are left out; empty lists and texts stay, for they mean something. */
    private static Expression compile(String path, DialectFiles files) {
        try {
            return new Parser(new StringReader(files.text(path)))
                    .withSource(path)
                    .withResourceResolver(imported -> new StringReader(files.text(imported)))
                    .withFunctions(WireFunctions.ALL)
                    .withObjectFilter(value -> !value.isNull() && !value.isMissingNode())
                    .compile();
        } catch (JsltException wrong) {
            throw DialectFiles.invalid(path + ": " + wrong.getMessage());
        }
    }
}
