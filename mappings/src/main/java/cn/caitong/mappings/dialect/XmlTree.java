package cn.caitong.mappings.dialect;

import cn.caitong.mappings.xml.XmlElement;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import java.util.stream.Stream;
import javax.xml.namespace.QName;

/**
 * An element as a tree with places: a name leads to a text, to an object of names ({@code @} before those of attributes), or,
 * where it stands several times, to a list. Names of the dialect's own namespaces are plain; any other is written {@code
 * {namespace}name}, so that no place of the dialect ever leads to it.
 */
final class XmlTree {
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    private final Set<String> namespaces;

    XmlTree(Set<String> namespaces) {
        this.namespaces = namespaces;
    }

    JsonNode of(XmlElement payload) {
        ObjectNode tree = NODES.objectNode();
        return tree.set(name(payload.name()), node(payload));
    }

    private JsonNode node(XmlElement element) {
        if (element.children().isEmpty() && element.attributes().isEmpty()) {
            return NODES.textNode(element.text());
        }
        ObjectNode object = NODES.objectNode();
        element.attributes().forEach((name, value) -> object.put("@" + name.toString(), value));
        if (element.children().isEmpty() && !element.text().isEmpty()) {
            object.put("#text", element.text());
        }
        boolean isSoap = isSoap(element.namespace());
        for (XmlElement child : element.children()) {
            // the parts of a fault have no namespace in SOAP 1.1
            String name = isSoap && child.namespace().isEmpty() ? child.localName() : name(child.name());
            add(object, name, node(child));
        }
        return object;
    }

    private static void add(ObjectNode object, String name, JsonNode node) {
        JsonNode before = object.get(name);
        if (before instanceof ArrayNode list) {
            list.add(node);
        } else if (before != null) {
            object.set(name, NODES.arrayNode().add(before).add(node));
        } else {
            object.set(name, node);
        }
    }

    private String name(QName name) {
        String namespace = name.getNamespaceURI();
        return namespaces.contains(namespace) || isSoap(namespace)
                ? name.getLocalPart()
                : "{" + namespace + "}" + name.getLocalPart();
    }

    private static boolean isSoap(String namespace) {
        return Stream.of(SoapBinding.Version.values())
                .anyMatch(version -> version.namespace().equals(namespace));
    }
}
