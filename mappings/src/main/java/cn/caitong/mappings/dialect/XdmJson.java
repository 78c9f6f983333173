package cn.caitong.mappings.dialect;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.NullNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Map;
import java.util.TreeMap;
import net.sf.saxon.s9api.QName;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmArray;
import net.sf.saxon.s9api.XdmAtomicValue;
import net.sf.saxon.s9api.XdmEmptySequence;
import net.sf.saxon.s9api.XdmItem;
import net.sf.saxon.s9api.XdmMap;
import net.sf.saxon.s9api.XdmValue;

/** XPath's maps and arrays as trees, and back. A number is a whole one or nothing: amounts are texts. */
final class XdmJson {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private XdmJson() {}

    /** Fields that come to nothing are left out; several items where one is expected are a mistake of the message. */
    static JsonNode tree(XdmValue value) throws SaxonApiException {
        if (value.size() == 0) {
            return NullNode.getInstance();
        }
        if (value.size() > 1) {
            throw new SaxonApiException("several values where one is expected");
        }
        XdmItem item = value.itemAt(0);
        if (item instanceof XdmMap map) {
            return object(map);
        }
        if (item instanceof XdmArray array) {
            ArrayNode list = NODES.arrayNode();
            for (XdmValue entry : array.asList()) {
                list.add(tree(entry));
            }
            return list;
        }
        return item instanceof XdmAtomicValue atomic ? atom(atomic) : NODES.textNode(item.getStringValue());
    }

    private static ObjectNode object(XdmMap map) throws SaxonApiException {
        ObjectNode object = NODES.objectNode();
        Map<String, XdmValue> sorted = new TreeMap<>();
        for (XdmAtomicValue key : map.keySet()) {
            sorted.put(key.getStringValue(), map.get(key));
        }
        for (Map.Entry<String, XdmValue> field : sorted.entrySet()) {
            JsonNode node = tree(field.getValue());
            if (!node.isNull()) {
                object.set(field.getKey(), node);
            }
        }
        return object;
    }

    private static JsonNode atom(XdmAtomicValue value) throws SaxonApiException {
        QName type = value.getPrimitiveTypeName();
        return switch (type.getLocalName()) {
            case "string", "untypedAtomic" -> NODES.textNode(value.getStringValue());
            case "boolean" -> NODES.booleanNode(value.getBooleanValue());
            case "integer" -> number(value);
            default -> throw new SaxonApiException("a value of type " + type.getLocalName());
        };
    }

    /** One that is longer than 64 bits would lose its first digits, and nobody would see it. */
    private static JsonNode number(XdmAtomicValue value) throws SaxonApiException {
        try {
            long number = Long.parseLong(value.getStringValue());
            return number == (int) number ? NODES.numberNode((int) number) : NODES.numberNode(number);
        } catch (NumberFormatException tooLong) {
            throw new SaxonApiException("a whole number that is too long");
        }
    }

    static XdmValue value(JsonNode node) {
        return switch (node.getNodeType()) {
            case OBJECT -> {
                XdmMap map = new XdmMap();
                for (Map.Entry<String, JsonNode> field : node.properties()) {
                    map = map.put(new XdmAtomicValue(field.getKey()), value(field.getValue()));
                }
                yield map;
            }
            case ARRAY -> {
                XdmArray array = new XdmArray();
                for (JsonNode entry : node) {
                    array = array.addMember(value(entry));
                }
                yield array;
            }
            case BOOLEAN -> new XdmAtomicValue(node.booleanValue());
            case NULL, MISSING -> XdmEmptySequence.getInstance();
            case NUMBER ->
                node.isInt() || node.isLong()
                        ? new XdmAtomicValue(node.longValue())
                        : new XdmAtomicValue(node.decimalValue().toPlainString());
            case STRING, BINARY, POJO -> new XdmAtomicValue(node.asText());
        };
    }
}
