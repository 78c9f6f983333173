package cn.caitong.mappings.json;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.DecimalNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/** Builds one tree from a parser, counting as it goes. Recursion is as deep as the depth limit and no deeper. */
final class TreeReader {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final JsonParser parser;
    private final JsonLimits limits;
    private int values;

    TreeReader(JsonParser parser, JsonLimits limits) {
        this.parser = parser;
        this.limits = limits;
    }

    JsonNode read() throws IOException {
        return value(parser.nextToken(), 0);
    }

    private JsonNode value(@Nullable JsonToken token, int depth) throws IOException {
        if (++values > limits.values()) {
            throw new RefusedException(ErrorCode.JSON_TOO_MANY_VALUES, "", limits.values());
        }
        return switch (token) {
            case START_OBJECT -> object(deeper(depth));
            case START_ARRAY -> array(deeper(depth));
            case VALUE_STRING -> NODES.textNode(text(parser.getText()));
            case VALUE_NUMBER_INT -> integer();
            case VALUE_NUMBER_FLOAT -> decimal();
            case VALUE_TRUE -> NODES.booleanNode(true);
            case VALUE_FALSE -> NODES.booleanNode(false);
            case VALUE_NULL -> NODES.nullNode();
            case null, default -> throw new JsonParseException(parser, "unexpected end");
        };
    }

    private int deeper(int depth) {
        if (depth >= limits.depth()) {
            throw new RefusedException(ErrorCode.JSON_TOO_DEEP, "", limits.depth());
        }
        return depth + 1;
    }

    private ObjectNode object(int depth) throws IOException {
        ObjectNode object = NODES.objectNode();
        for (String name = parser.nextFieldName(); name != null; name = parser.nextFieldName()) {
            text(name);
            if (object.has(name)) {
                throw refused(ErrorCode.JSON_DUPLICATE_KEY);
            }
            object.set(name, value(parser.nextToken(), depth));
        }
        return object;
    }

    private ArrayNode array(int depth) throws IOException {
        ArrayNode array = NODES.arrayNode();
        for (JsonToken token = parser.nextToken(); token != JsonToken.END_ARRAY; token = parser.nextToken()) {
            array.add(value(token, depth));
        }
        return array;
    }

    private JsonNode integer() throws IOException {
        refuseLongNumber(parser.getTextLength());
        return switch (parser.getNumberType()) {
            case INT -> NODES.numberNode(parser.getIntValue());
            case LONG -> NODES.numberNode(parser.getLongValue());
            default -> NODES.numberNode(parser.getBigIntegerValue());
        };
    }

    /** {@code 1e999999999} is short to write and endless to write out, so the exponent is bounded with the digits. */
    private JsonNode decimal() throws IOException {
        refuseLongNumber(parser.getTextLength());
        BigDecimal number = parser.getDecimalValue();
        refuseLongNumber(Math.abs(number.scale()));
        return DecimalNode.valueOf(number);
    }

    private void refuseLongNumber(int length) {
        if (length > limits.digits()) {
            throw refused(ErrorCode.JSON_NUMBER_TOO_LONG, limits.digits());
        }
    }

    private String text(String text) {
        if (text.length() > limits.text()) {
            throw refused(ErrorCode.JSON_TEXT_TOO_LONG, limits.text());
        }
        for (int at = 0; at < text.length(); at++) {
            char character = text.charAt(at);
            if (character == 0) {
                throw refused(ErrorCode.JSON_CHARACTER_REFUSED);
            }
            if (Character.isSurrogate(character) && !isPair(text, at++)) {
                throw refused(ErrorCode.JSON_CHARACTER_REFUSED);
            }
        }
        return text;
    }

    private static boolean isPair(String text, int at) {
        return at + 1 < text.length() && Character.isSurrogatePair(text.charAt(at), text.charAt(at + 1));
    }

    private RefusedException refused(ErrorCode code, Object... parameters) {
        return new RefusedException(
                code, parser.getParsingContext().pathAsPointer().toString(), parameters);
    }
}
