package cn.caitong.mappings.dialect;

import cn.caitong.mappings.json.SecretMark;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.xml.StrictXml;
import cn.caitong.mappings.xml.XmlCharset;
import cn.caitong.mappings.xml.XmlElement;
import cn.caitong.mappings.xml.XmlLimits;
import com.fasterxml.jackson.databind.JsonNode;
import net.sf.saxon.s9api.XdmNode;
import org.jspecify.annotations.Nullable;

/**
 * XML with its XSLT files. Of what comes in a SOAP envelope, the one element in the body is the message: transforms and places
 * see that alone. What is made here goes without an envelope; SOAP puts it into one.
 */
final class XmlWire implements Wire {
    private final StrictXml xml = new StrictXml(XmlLimits.DEFAULT.withBytes(Wire.MOST_BYTES));
    private final XmlCharset charset;
    private final @Nullable SoapBinding soap;
    private final XmlTree trees;
    private final Stylesheets stylesheets;

    XmlWire(DialectFile file, DialectFiles files) {
        this.charset = file.charset();
        this.soap = file.soap();
        this.trees = new XmlTree(file.namespaces());
        this.stylesheets = new Stylesheets(files);
    }

    /** With an envelope or without: what we made has none, what is answered has one. */
    @Override
    public Reading read(byte[] body) {
        XmlElement root = xml.parse(body, charset);
        return reading(
                soap != null && SoapEnvelope.isEnvelope(root) ? SoapEnvelope.payload(root, soap.version()) : root);
    }

    @Override
    public Reading readUnlessSecret(byte[] body) {
        if (SecretMark.isIn(body)) {
            throw new RefusedException(ErrorCode.SECRET_REFUSED, "");
        }
        XmlElement root = xml.parse(body, charset);
        return reading(soap == null ? root : SoapEnvelope.payload(root, soap.version()));
    }

    @Override
    public byte[] make(String transform, String jurisdiction, JsonNode data) {
        return charset.encode(stylesheets.write(transform, jurisdiction, data));
    }

    @Override
    public void require(String transform) {
        stylesheets.require(transform);
    }

    private Reading reading(XmlElement payload) {
        return new ReadElement(trees.of(payload), payload, stylesheets);
    }

    private record ReadElement(JsonNode tree, XmlElement payload, Stylesheets stylesheets) implements Reading {
        @Override
        public JsonNode transformed(String transform) {
            XdmNode document = XmlDocument.of(payload, stylesheets.processor());
            return stylesheets.read(transform, document, tree);
        }
    }
}
