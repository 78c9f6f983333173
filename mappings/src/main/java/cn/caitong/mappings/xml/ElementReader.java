package cn.caitong.mappings.xml;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import javax.xml.XMLConstants;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Makes elements of one document's events, and counts them as it goes. */
final class ElementReader {
    private static final String INCLUSION = "http://www.w3.org/2001/XInclude";

    private final XMLStreamReader reader;
    private final XmlLimits limits;
    private int values;

    ElementReader(XMLStreamReader reader, XmlLimits limits) {
        this.reader = reader;
        this.limits = limits;
    }

    /** A document that was decoded as UTF-8, and may not say that it is anything else. */
    XmlElement documentInUtf8() throws XMLStreamException {
        String encoding = reader.getCharacterEncodingScheme();
        if (encoding != null && !encoding.toUpperCase(Locale.ROOT).equals("UTF-8")) {
            throw new RefusedException(ErrorCode.XML_ENCODING_WRONG, "");
        }
        return document();
    }

    QName rootName() throws XMLStreamException {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // comments and spaces before it
        }
        return named(reader.getName());
    }

    XmlElement document() throws XMLStreamException {
        while (next() != XMLStreamConstants.START_ELEMENT) {
            // comments and spaces before the root
        }
        XmlElement root = element(1);
        while (next() != XMLStreamConstants.END_DOCUMENT) {
            // the same after it; anything else is not well-formed
        }
        return root;
    }

    private XmlElement element(int depth) throws XMLStreamException {
        if (depth > limits.depth()) {
            throw new RefusedException(ErrorCode.XML_TOO_DEEP, "", limits.depth());
        }
        QName name = named(reader.getName());
        Map<QName, String> attributes = attributes();
        List<XmlElement> children = new ArrayList<>();
        StringBuilder text = new StringBuilder();
        for (int event = next(); event != XMLStreamConstants.END_ELEMENT; event = next()) {
            switch (event) {
                case XMLStreamConstants.START_ELEMENT -> children.add(element(depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA, XMLStreamConstants.SPACE ->
                    append(text, reader.getText());
                default -> {
                    // a comment
                }
            }
        }
        if (children.isEmpty()) {
            return new XmlElement(name, attributes, children, text.toString());
        }
        if (!text.toString().isBlank()) {
            throw refused("mixed content · 混合内容");
        }
        return new XmlElement(name, attributes, children, "");
    }

    private Map<QName, String> attributes() {
        Map<QName, String> attributes = new HashMap<>();
        for (int at = 0; at < reader.getAttributeCount(); at++) {
            QName name = named(reader.getAttributeName(at));
            if (!name.getNamespaceURI().equals(XMLConstants.W3C_XML_SCHEMA_INSTANCE_NS_URI)) {
                attributes.put(name, within(reader.getAttributeValue(at)));
            }
        }
        return attributes;
    }

    private QName named(QName name) {
        values++;
        if (values > limits.values()) {
            throw new RefusedException(ErrorCode.XML_TOO_MANY_VALUES, "", limits.values());
        }
        if (name.getNamespaceURI().equals(INCLUSION)) {
            throw refused("XInclude");
        }
        within(name.getLocalPart());
        return name;
    }

    private void append(StringBuilder text, String more) {
        text.append(more);
        if (text.length() > limits.text()) {
            throw new RefusedException(ErrorCode.XML_TEXT_TOO_LONG, "", limits.text());
        }
    }

    private String within(String text) {
        if (text.length() > limits.text()) {
            throw new RefusedException(ErrorCode.XML_TEXT_TOO_LONG, "", limits.text());
        }
        return text;
    }

    /** The next event; what is neither an element, a text nor a comment ends here. */
    private int next() throws XMLStreamException {
        int event = reader.next();
        return switch (event) {
            case XMLStreamConstants.PROCESSING_INSTRUCTION -> throw refused("a processing instruction · 处理指令");
            case XMLStreamConstants.ENTITY_REFERENCE, XMLStreamConstants.ENTITY_DECLARATION ->
                throw refused("an entity · 实体");
            case XMLStreamConstants.DTD -> throw refused("DOCTYPE");
            default -> event;
        };
    }

    private static RefusedException refused(String construct) {
        return new RefusedException(ErrorCode.XML_CONSTRUCT_REFUSED, "", construct);
    }
}
