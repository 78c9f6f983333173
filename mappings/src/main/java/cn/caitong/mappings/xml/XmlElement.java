package cn.caitong.mappings.xml;

import java.util.List;
import java.util.Map;
import javax.xml.namespace.QName;

/**
 * One element as it was read: either children or a text, never both; comments are gone.
 *
 * @param attributes without namespace declarations and without those of XML Schema's instances
 * @param text empty where there are children
 */
public record XmlElement(QName name, Map<QName, String> attributes, List<XmlElement> children, String text) {
    public XmlElement {
        attributes = Map.copyOf(attributes);
        children = List.copyOf(children);
    }

    public String namespace() {
        return name.getNamespaceURI();
    }

    public String localName() {
        return name.getLocalPart();
    }
}
