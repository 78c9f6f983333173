package cn.caitong.mappings.dialect;

import cn.caitong.mappings.xml.XmlElement;
import net.sf.saxon.s9api.BuildingContentHandler;
import net.sf.saxon.s9api.Processor;
import net.sf.saxon.s9api.SaxonApiException;
import net.sf.saxon.s9api.XdmNode;
import org.xml.sax.SAXException;
import org.xml.sax.helpers.AttributesImpl;

/** An element that was read, as the document that XSLT works on: no second parser sees a partner's bytes. */
final class XmlDocument {
    private final BuildingContentHandler handler;

    private XmlDocument(BuildingContentHandler handler) {
        this.handler = handler;
    }

    static XdmNode of(XmlElement root, Processor processor) {
        try {
            XmlDocument document =
                    new XmlDocument(processor.newDocumentBuilder().newBuildingContentHandler());
            document.handler.startDocument();
            document.write(root, "");
            document.handler.endDocument();
            return document.handler.getDocumentNode();
        } catch (SAXException | SaxonApiException impossible) {
            throw new IllegalStateException("an element that was read can always be built", impossible);
        }
    }

    private void write(XmlElement element, String outer) throws SAXException {
        String namespace = element.namespace();
        if (!namespace.equals(outer)) {
            handler.startPrefixMapping("", namespace);
        }
        AttributesImpl attributes = new AttributesImpl();
        element.attributes().forEach((name, value) -> {
            if (name.getNamespaceURI().isEmpty()) {
                attributes.addAttribute("", name.getLocalPart(), name.getLocalPart(), "CDATA", value);
            }
        });
        handler.startElement(namespace, element.localName(), element.localName(), attributes);
        for (XmlElement child : element.children()) {
            write(child, namespace);
        }
        handler.characters(element.text().toCharArray(), 0, element.text().length());
        handler.endElement(namespace, element.localName(), element.localName());
        if (!namespace.equals(outer)) {
            handler.endPrefixMapping("");
        }
    }
}
