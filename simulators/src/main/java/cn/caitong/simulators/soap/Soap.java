package cn.caitong.simulators.soap;

import java.io.IOException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/** Envelopes of one version: read, and put around a message. */
public enum Soap {
    V1_1("http://schemas.xmlsoap.org/soap/envelope/", "text/xml"),
    V1_2("http://www.w3.org/2003/05/soap-envelope", "application/soap+xml");

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
        return message(XmlReader.read(envelope));
    }

    /**
     * The same of an envelope whose bytes are of that encoding, and whose declaration says so; of other bytes or another
     * declaration: CharacterCodingException.
     */
    public Part message(byte[] envelope, Charset charset) throws IOException {
        return message(XmlReader.read(envelope, charset));
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

    /** A value as an element holds it, by which a fault finds it in a message. */
    public static String held(String value) {
        return '>' + escaped(value) + '<';
    }

    /** The same envelope, longer by a comment that any reader passes over. */
    public static String padded(String envelope, int size) {
        return envelope.replaceFirst("(<[A-Za-z]+:Body>)", "<!-- " + "9".repeat(size) + " -->$1");
    }

    /** Text as it may stand in an element, or in an attribute between double quotation marks. */
    public static String escaped(String text) {
        return text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\"", "&quot;");
    }
}
