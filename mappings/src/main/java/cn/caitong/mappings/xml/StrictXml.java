package cn.caitong.mappings.xml;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import java.io.StringReader;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import javax.xml.namespace.QName;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Reads one XML document from outside. Document types, entities, processing instructions, inclusions, another encoding than
 * UTF-8 (or, where that is allowed, than the declared one), depth, size and long texts are each refused with their own code, by {@link RefusedException}, before anything could
 * expand. Safe for use by many threads.
 */
public final class StrictXml {
    private static final Pattern DECLARATION = Pattern.compile("<!(DOCTYPE|ENTITY|ELEMENT|ATTLIST|NOTATION)");
    private static final XMLInputFactory FACTORY = factory();

    private final XmlLimits limits;

    private interface Part<T> {
        T of(ElementReader document) throws XMLStreamException;
    }

    public StrictXml(XmlLimits limits) {
        this.limits = limits;
    }

    /** Reads a whole body in UTF-8. */
    public XmlElement parse(byte[] body) {
        return parse(body, XmlCharset.UTF_8);
    }

    /** Reads a whole body in the encoding that was agreed. */
    public XmlElement parse(byte[] body, XmlCharset agreed) {
        if (body.length > limits.bytes()) {
            throw new RefusedException(ErrorCode.BODY_TOO_LARGE, "", limits.bytes());
        }
        return read(agreed.decode(body), agreed.isUtf8() ? ElementReader::documentInUtf8 : ElementReader::document);
    }

    /**
     * Reads a whole body in the encoding it declares, of those in {@link DeclaredEncoding}. For documents that somebody else has
     * signed, so that who hands them over cannot write them again; all else is as strict.
     */
    public XmlElement parseAsDeclared(byte[] body) {
        if (body.length > limits.bytes()) {
            throw new RefusedException(ErrorCode.BODY_TOO_LARGE, "", limits.bytes());
        }
        return read(DeclaredEncoding.decode(body), ElementReader::document);
    }

    /** The root's name alone, of a body in the encoding it declares: what kind of document this is. */
    public QName rootOf(byte[] body) {
        return read(DeclaredEncoding.decode(body), ElementReader::rootName);
    }

    private <T> T read(String text, Part<T> part) {
        if (text.isBlank()) {
            throw new RefusedException(ErrorCode.BODY_EMPTY, "");
        }
        try {
            XMLStreamReader reader = reader(text);
            try {
                return part.of(new ElementReader(reader, limits));
            } finally {
                reader.close();
            }
        } catch (XMLStreamException malformed) {
            // the cause is not kept: its text may repeat the message
            throw new RefusedException(
                    ErrorCode.XML_MALFORMED,
                    "",
                    malformed.getLocation().getLineNumber(),
                    malformed.getLocation().getColumnNumber());
        }
    }

    /**
     * A reader that expands, fetches and includes nothing. Declarations are looked for in the text beforehand, so that no
     * parser's own notion of them counts: whoever writes one into a comment is refused as well.
     */
    public static XMLStreamReader reader(String text) throws XMLStreamException {
        Matcher declaration = DECLARATION.matcher(text);
        if (declaration.find()) {
            throw new RefusedException(ErrorCode.XML_CONSTRUCT_REFUSED, "", declaration.group(1));
        }
        return FACTORY.createXMLStreamReader(new StringReader(text));
    }

    /** The platform's own parser, whatever else is on the class path. */
    private static XMLInputFactory factory() {
        XMLInputFactory factory = XMLInputFactory.newDefaultFactory();
        factory.setProperty(XMLInputFactory.SUPPORT_DTD, false);
        factory.setProperty(XMLInputFactory.IS_SUPPORTING_EXTERNAL_ENTITIES, false);
        factory.setProperty(XMLInputFactory.IS_REPLACING_ENTITY_REFERENCES, false);
        factory.setXMLResolver((publicId, systemId, base, namespace) -> {
            throw new RefusedException(ErrorCode.XML_CONSTRUCT_REFUSED, "", "an entity");
        });
        return factory;
    }
}
