package cn.caitong.simulators.soap;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/** Strict reading of XML, with or without an envelope: no document type, no entities, no great depth. */
public final class XmlReader {
    private static final int DEEPEST = 20;
    private static final XMLInputFactory READERS = readers();

    private XmlReader() {}

    /** The root element of a document in UTF-8; anything else, and a document type, is an IOException. */
    public static Part read(byte[] bytes) throws IOException {
        try {
            return root(READERS.createXMLStreamReader(new ByteArrayInputStream(bytes), "UTF-8"));
        } catch (XMLStreamException e) {
            throw new IOException("not XML: " + e.getMessage(), e);
        }
    }

    /**
     * The same of bytes of that encoding, whose declaration says so; of other bytes or another declaration:
     * CharacterCodingException.
     */
    static Part read(byte[] bytes, Charset charset) throws IOException {
        var text = charset.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
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
        var attributes = attributes(reader);
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
        return new Part(namespace, name, attributes, parts, parts.isEmpty() ? text.toString() : "");
    }

    private static Map<String, String> attributes(XMLStreamReader reader) {
        Map<String, String> attributes = new HashMap<>();
        for (int i = 0; i < reader.getAttributeCount(); i++) {
            attributes.put(reader.getAttributeLocalName(i), reader.getAttributeValue(i));
        }
        return attributes;
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
