package cn.caitong.mappings.dialect;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import com.schibsted.spt.data.jslt.JsltException;
import java.util.Map;
import java.util.Optional;

/** A value of the wire that a function of texts cannot read. It leads back to the wire's own field, which is what its sender knows. */
final class UnreadableValue extends JsltException {
    private static final long serialVersionUID = 1L;

    private final ErrorCode code;
    private final String value;
    private final String form;

    /** @param form how the dialect writes such a value: an example or a pattern, never what was received */
    UnreadableValue(ErrorCode code, String value, String form) {
        super(code.code());
        this.code = code;
        this.value = value;
        this.form = form;
    }

    /** The refusal, naming the first place of the wire where this value stands; nothing where it stands nowhere. */
    Optional<RefusedException> in(JsonNode wire) {
        return place(wire, "").map(pointer -> new RefusedException(code, pointer, form));
    }

    private Optional<String> place(JsonNode node, String pointer) {
        if (node.isValueNode()) {
            return node.asText().equals(value) ? Optional.of(pointer) : Optional.empty();
        }
        if (node.isArray()) {
            for (int at = 0; at < node.size(); at++) {
                Optional<String> found = place(node.get(at), pointer + "/" + at);
                if (found.isPresent()) {
                    return found;
                }
            }
            return Optional.empty();
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            String name = field.getKey().replace("~", "~0").replace("/", "~1");
            Optional<String> found = place(field.getValue(), pointer + "/" + name);
            if (found.isPresent()) {
                return found;
            }
        }
        return Optional.empty();
    }
}
