package cn.caitong.mappings.validation;

import cn.caitong.mappings.message.MessageType;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * The data of a message that came without its envelope: what an answer tells, which the partner's own message would tell as well. It is
 * held to the same schema, and to the same rules between its fields. Safe for use by many threads.
 */
public final class SaidData {
    private final SchemaSet schemas = new SchemaSet();
    /** No answer registers a tender, so none is above a ceiling. */
    private final BusinessRules rules = new BusinessRules(regime -> Optional.empty());

    /** What is wrong with it; none if nothing is. */
    public List<Issue> issues(MessageType type, JsonNode data) {
        List<Issue> issues = new ArrayList<>();
        schemas.checkData(type, data, issues);
        rules.check(JsonNodeFactory.instance.objectNode().set("data", data), type, issues);
        return List.copyOf(issues);
    }
}
