package cn.caitong.simulators.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
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

    /** The same in an encoding of its own. */
    public String contentType(Charset charset) {
        return contentType + "; charset=" + charset.name();
    }

    public boolean isItsType(String type) {
        return type.toLowerCase(Locale.ROOT).startsWith(contentType);
    }

    /** The message in an envelope of this version; anything else is an IOException. A document type ends the reading. */
    public Part message(byte[] envelope) throws IOException {
        return message(parse(envelope));
    }

    /**
     * The same of an envelope whose bytes are of that encoding, and whose declaration says so; of other bytes or another
     * declaration: CharacterCodingException.
     */
    public Part message(byte[] envelope, Charset charset) throws IOException {
        var text = charset.newDecoder().decode(ByteBuffer.wrap(envelope)).toString();
        return message(parse(text, charset));
    }

    private Part message(Part root) throws IOException {
        var body = root.part("Body").orElseThrow(() -> new IOException("no body"));
        if (!root.name().equals("Envelope")
                || !root.namespace().equals(namespace)
                || body.parts().size() != 1) {
            throw new IOException("not an envelope with one message");
        }
        return body.parts().get(0);
    }

    public String envelope(String message) {
        return envelope(message, StandardCharsets.UTF_8);
    }

    /** The same in another encoding; what that lacks is written as a reference. */
    public String envelope(String message, Charset charset) {
        return "<?xml version=\"1.0\" encoding=\"" + charset.name() + "\"?><s:Envelope xmlns:s=\"" + namespace
                + "\"><s:Body>" + referenced(message, charset) + "</s:Body></s:Envelope>";
    }

    private static String referenced(String text, Charset charset) {
        var encoder = charset.newEncoder();
        if (encoder.canEncode(text)) {
            return text;
        }
        var written = new StringBuilder();
        text.codePoints().forEach(point -> {
            String one = Character.toString(point);
            written.append(encoder.canEncode(one) ? one : "&#" + point + ";");
        });
        return written.toString();
    }

    /** A fault, with its detail if there is one. */
    public String fault(boolean isTheirs, String text, String detail) {
        return fault(isTheirs, text, detail, StandardCharsets.UTF_8);
    }

    /** The same in another encoding. */
    public String fault(boolean isTheirs, String text, String detail, Charset charset) {
        String fault =
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
                };
        return envelope(fault, charset);
    }

    /** Text as it may stand in an element. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    private static Part parse(byte[] bytes) throws IOException {
        try {
            return root(READERS.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8"));
        } catch (XMLStreamException e) {
            throw new IOException("not XML: " + e.getMessage(), e);
        }
    }

    private static Part parse(String text, Charset charset) throws IOException {
        try {
            var reader = READERS.createXMLStreamReader(new StringReader(text));
            if (!charset.name().equalsIgnoreCase(reader.getCharacterEncodingScheme())) {
                throw new UnmappableDeclaration();
            }
            return root(reader);
        } catch (XMLStreamException e) {
            throw new IOException("not XML: " + e.getMessage(), e);
        }
    }

    /** It is declared to be of another encoding, or of none. */
    private static final class UnmappableDeclaration extends CharacterCodingException {
        private static final long serialVersionUID = 1;
    }

    private static Part root(XMLStreamReader reader) throws XMLStreamException, IOException {
        while (reader.next() != XMLStreamConstants.START_ELEMENT) {
            refuseDoctype(reader);
        }
        var root = part(reader, 1);
        while (reader.hasNext()) {
            reader.next();
        }
        return root;
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
