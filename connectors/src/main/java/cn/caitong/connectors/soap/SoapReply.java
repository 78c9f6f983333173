package cn.caitong.connectors.soap;

import cn.caitong.connectors.inbound.Reply;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.mappings.dialect.SoapBinding;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.xml.XmlCharset;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * An answer in its envelope: the receipt's own bytes as the text of {@code Receipt}, or a fault whose detail is the problem
 * that REST would answer. Before the body was read, and where it helps to come again, the HTTP status is REST's too.
 */
record SoapReply(int status, Bytes envelope) {
    /** The header that says which status it would have been in REST: SOAP knows but a few. */
    static final String STATUS = "Caitong-Status";

    private static final String NAMESPACE = "urn:caitong:hub:1";
    private static final ObjectMapper JSON = new ObjectMapper();

    static SoapReply of(SoapBinding.Version version, XmlCharset charset, Reply reply) {
        String text = new String(reply.body().array(), StandardCharsets.UTF_8);
        if (reply.status() < 300) {
            String receipt = element("Receipt", " xmlns=\"" + NAMESPACE + "\"", text);
            return new SoapReply(200, envelope(version, charset, receipt));
        }
        JsonNode problem = problem(text);
        String code = problem.path("type").asText().replaceFirst(".*:", "");
        String fault =
                switch (version) {
                    case SOAP_1_1 -> fault11(reply.status(), code, problem, text);
                    case SOAP_1_2 -> fault12(reply.status(), code, problem, text);
                };
        return new SoapReply(status(version, reply.status()), envelope(version, charset, fault));
    }

    private static int status(SoapBinding.Version version, int status) {
        return switch (status) {
            case 401, 405, 429, 503 -> status;
            default -> version == SoapBinding.Version.SOAP_1_1 || status >= 500 ? 500 : 400;
        };
    }

    private static String fault11(int status, String code, JsonNode problem, String report) {
        return "<s:Fault><faultcode>s:" + faultCode(code, status < 500 ? "Client" : "Server") + "</faultcode>"
                + element("faultstring", "", reason(problem))
                + "<detail>" + detail(status, code, problem, report) + "</detail></s:Fault>";
    }

    private static String fault12(int status, String code, JsonNode problem, String report) {
        return "<s:Fault><s:Code><s:Value>s:" + faultCode(code, status < 500 ? "Sender" : "Receiver")
                + "</s:Value></s:Code><s:Reason>"
                + element("s:Text", " xml:lang=\"en\"", problem.path("title").asText())
                + element("s:Text", " xml:lang=\"zh\"", problem.path("detail").asText())
                + "</s:Reason><s:Detail>" + detail(status, code, problem, report) + "</s:Detail></s:Fault>";
    }

    private static String faultCode(String code, String otherwise) {
        if (code.equals(ErrorCode.SOAP_VERSION_WRONG.code())) {
            return "VersionMismatch";
        }
        return code.equals(ErrorCode.SOAP_HEADER_UNKNOWN.code()) ? "MustUnderstand" : otherwise;
    }

    private static String reason(JsonNode problem) {
        return problem.path("title").asText() + " · " + problem.path("detail").asText();
    }

    private static String detail(int status, String code, JsonNode problem, String report) {
        return "<Problem xmlns=\"" + NAMESPACE + "\">"
                + element("status", "", Integer.toString(status))
                + element("code", "", code)
                + element("title", "", problem.path("title").asText())
                + element("detail", "", problem.path("detail").asText())
                + element("report", "", report) + "</Problem>";
    }

    private static Bytes envelope(SoapBinding.Version version, XmlCharset charset, String body) {
        return Bytes.of(charset.encode(
                "<s:Envelope xmlns:s=\"" + version.namespace() + "\"><s:Body>" + body + "</s:Body></s:Envelope>"));
    }

    private static String element(String name, String attributes, String text) {
        String escaped = text.replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;")
                .replace("\r", "&#13;");
        return "<" + name + attributes + ">" + escaped + "</" + name + ">";
    }

    private static JsonNode problem(String text) {
        try {
            return JSON.readTree(text);
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }
}
