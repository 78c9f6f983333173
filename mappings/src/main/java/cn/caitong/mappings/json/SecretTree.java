package cn.caitong.mappings.json;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Map;

/** Judges a tree as its text would be judged, and writes of it only what the judgement depends on. */
final class SecretTree {
    private static final String ANY_NAME = "\"classification\":";

    private SecretTree() {}

    static boolean finds(JsonNode tree) {
        return hasTag(tree) ? SecretMark.isIn(CanonicalJson.text(tree)) : isNamedIn(tree);
    }

    private static boolean hasTag(JsonNode node) {
        if (node.isTextual()) {
            return isTag(node.textValue());
        }
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            if (isTag(field.getKey()) || hasTag(field.getValue())) {
                return true;
            }
        }
        return node.isArray() && node.valueStream().anyMatch(SecretTree::hasTag);
    }

    private static boolean isTag(String text) {
        return text.indexOf('<') >= 0;
    }

    private static boolean isNamedIn(JsonNode node) {
        for (Map.Entry<String, JsonNode> field : node.properties()) {
            boolean found = SecretMark.isName(field.getKey())
                    ? SecretMark.isIn(ANY_NAME + CanonicalJson.text(field.getValue()))
                    : isNamedIn(field.getValue());
            if (found) {
                return true;
            }
        }
        return node.isArray() && node.valueStream().anyMatch(SecretTree::isNamedIn);
    }
}
