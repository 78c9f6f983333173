package cn.caitong.mappings.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;

/**
 * Turns what JSLT could round into text before it sees it: every number with a fraction, and every whole one too large for a long,
 * becomes the digits it was written with ({@code 12000.00} stays {@code "12000.00"}).
 */
final class ExactNumbers {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private ExactNumbers() {}

    static JsonNode asText(JsonNode node) {
        if (node.isObject()) {
            ObjectNode object = NODES.objectNode();
            node.properties().forEach(field -> object.set(field.getKey(), asText(field.getValue())));
            return object;
        }
        if (node.isArray()) {
            ArrayNode array = NODES.arrayNode(node.size());
            node.forEach(entry -> array.add(asText(entry)));
            return array;
        }
        boolean roundable = node.isBigDecimal() || node.isBigInteger();
        return roundable ? NODES.textNode(node.decimalValue().toPlainString()) : node;
    }
}
