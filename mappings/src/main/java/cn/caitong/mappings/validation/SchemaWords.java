package cn.caitong.mappings.validation;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import com.networknt.schema.ValidationMessage;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.StreamSupport;

/** Turns the schema library's findings into issues of the catalogue: by keyword, and for a broken pattern by the field it is on. */
final class SchemaWords {
    private static final Map<String, ErrorCode> BY_KEYWORD = Map.ofEntries(
            Map.entry("required", ErrorCode.FIELD_MISSING),
            Map.entry("additionalProperties", ErrorCode.FIELD_UNKNOWN),
            Map.entry("type", ErrorCode.VALUE_TYPE_WRONG),
            Map.entry("enum", ErrorCode.VALUE_NOT_ALLOWED),
            Map.entry("const", ErrorCode.VALUE_NOT_ALLOWED),
            Map.entry("pattern", ErrorCode.VALUE_SHAPE_WRONG),
            Map.entry("minLength", ErrorCode.VALUE_LENGTH_WRONG),
            Map.entry("maxLength", ErrorCode.VALUE_LENGTH_WRONG),
            Map.entry("minItems", ErrorCode.LIST_LENGTH_WRONG),
            Map.entry("maxItems", ErrorCode.LIST_LENGTH_WRONG),
            Map.entry("uniqueItems", ErrorCode.LIST_REPEATS),
            Map.entry("minimum", ErrorCode.NUMBER_OUT_OF_RANGE),
            Map.entry("maximum", ErrorCode.NUMBER_OUT_OF_RANGE),
            Map.entry("format", ErrorCode.DATE_WRONG));

    /** Fields whose shape has a rule of its own to be named. */
    private static final Map<String, ErrorCode> BY_FIELD = Map.of(
            "amount", ErrorCode.MONEY_SHAPE_WRONG,
            "currency", ErrorCode.MONEY_SHAPE_WRONG,
            "opening", ErrorCode.MONEY_SHAPE_WRONG,
            "closing", ErrorCode.MONEY_SHAPE_WRONG,
            "account", ErrorCode.ACCOUNT_SHAPE_WRONG,
            "cnaps", ErrorCode.CNAPS_SHAPE_WRONG,
            "district", ErrorCode.DISTRICT_SHAPE_WRONG,
            "jurisdiction", ErrorCode.DISTRICT_SHAPE_WRONG,
            "scheme", ErrorCode.PARTY_SCHEME_WRONG);

    private SchemaWords() {}

    static Issue issue(ValidationMessage message, String prefix) {
        String pointer = prefix + message.getInstanceLocation();
        String keyword = message.getType();
        ErrorCode code = BY_KEYWORD.getOrDefault(keyword, ErrorCode.RULE_BROKEN);
        if (code == ErrorCode.VALUE_SHAPE_WRONG) {
            code = BY_FIELD.getOrDefault(pointer.substring(pointer.lastIndexOf('/') + 1), code);
        }
        return switch (code) {
            case FIELD_MISSING, FIELD_UNKNOWN -> Issue.of(code, pointer, message.getProperty());
            case RULE_BROKEN -> Issue.of(code, pointer, keyword);
            default -> Issue.of(code, pointer, rule(message.getSchemaNode()));
        };
    }

    /** What the schema asks for, in one line: a limit, a pattern, or the values it allows. */
    private static String rule(JsonNode wanted) {
        if (wanted.isArray()) {
            return StreamSupport.stream(wanted.spliterator(), false)
                    .map(JsonNode::asText)
                    .collect(Collectors.joining(", "));
        }
        return wanted.asText();
    }
}
