package cn.caitong.simulators.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Envelopes of one version: read, and put around a message. */
public enum Soap {
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

    private static final int DEEPEST = 20;
    private static final XMLInputFactory READERS = readers();

    private final String namespace;
    private final String contentType;

    Soap(String namespace, String contentType) {
        this.namespace = namespace;
        this.contentType = contentType;
    }

    public String contentType() {
        return contentType + "; charset=utf-8";
    }

    public boolean isItsType(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith(contentType);
    }

    /** The message in an envelope of this version; anything else is an IOException. A document type ends the reading. */
    public Part message(byte[] envelope) throws IOException {
        var root = parse(envelope);
        var body = root.part("Body").orElseThrow(() -> new IOException("no body"));
        if (!root.name().equals("Envelope")
                || !root.namespace().equals(namespace)
                || body.parts().size() != 1) {
            throw new IOException("not an envelope with one message");
        }
        return body.parts().get(0);
    }

    public String envelope(String message) {
        return "<?xml version=\"1.0\" encoding=\"UTF-8\"?><s:Envelope xmlns:s=\"" + namespace + "\"><s:Body>" + message
                + "</s:Body></s:Envelope>";
    }

    /** A fault, with its detail if there is one. */
    public String fault(boolean isTheirs, String text, String detail) {
        return envelope(
                switch (this) {
                    case V1_1 ->
                        "<s:Fault><faultcode>s:" + (isTheirs ? "Client" : "Server") + "</faultcode><faultstring>"
                                + escaped(text) + "</faultstring>"
                                + (detail.isEmpty() ? "" : "<detail>" + detail + "</detail>") + "</s:Fault>";
                    case V1_2 ->
                        "<s:Fault><s:Code><s:Value>s:" + (isTheirs ? "Sender" : "Receiver")
                                + "</s:Value></s:Code><s:Reason><s:Text xml:lang=\"zh\">" + escaped(text)
                                + "</s:Text></s:Reason>"
                                + (detail.isEmpty() ? "" : "<s:Detail>" + detail + "</s:Detail>") + "</s:Fault>";
                });
    }

    /** Text as it may stand in an element. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Part parse(byte[] bytes) throws IOException {
        try {
            var reader = READERS.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8");
            while (reader.next() != XMLStreamConstants.START_ELEMENT) {
                refuseDoctype(reader);
            }
            var root = part(reader, 1);
            while (reader.hasNext()) {
                reader.next();
            }
            return root;
        } catch (XMLStreamException e) {
            throw new IOException("not XML: " + e.getMessage(), e);
        }
    }

    private static Part part(XMLStreamReader reader, int depth) throws XMLStreamException, IOException {
        if (depth > DEEPEST) {
            throw new IOException("too deep");
        }
        var namespace = Objects.requireNonNullElse(reader.getNamespaceURI(), "");
        var name = reader.getLocalName();
        List<Part> parts = new ArrayList<>();
        var text = new StringBuilder();
        while (reader.next() != XMLStreamConstants.END_ELEMENT) {
            switch (reader.getEventType()) {
                case XMLStreamConstants.START_ELEMENT -> parts.add(part(reader, depth + 1));
                case XMLStreamConstants.CHARACTERS, XMLStreamConstants.CDATA -> text.append(reader.getText());
                case XMLStreamConstants.ENTITY_REFERENCE -> throw new IOException("an entity");
                default -> {
                    // a comment
                }
            }
        }
        return new Part(namespace, name, parts, parts.isEmpty() ? text.toString() : "");
    }

    private static void refuseDoctype(XMLStreamReader reader) throws IOException {
        if (reader.getEventType() == XMLStreamConstants.DTD) {
            throw new IOException("a document type");
        }
    }

    private static XMLInputFactory readers() {
        var factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        return factory;
    }
}
