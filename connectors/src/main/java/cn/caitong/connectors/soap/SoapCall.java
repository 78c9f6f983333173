package cn.caitong.connectors.soap;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.rest.HttpAnswer;
import cn.caitong.connectors.rest.NotWrittenException;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.mappings.dialect.WireRequest;
import cn.caitong.mappings.xml.XmlCharset;
import java.io.ByteArrayInputStream;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.TreeMap;
import javax.xml.transform.Source;
import javax.xml.transform.stream.StreamSource;
import org.apache.camel.Exchange;
import org.apache.camel.Message;
import org.apache.camel.component.cxf.common.CxfPayload;
import org.apache.camel.component.cxf.common.message.CxfConstants;
import org.apache.cxf.binding.soap.SoapHeader;

/**
 * One call to a partner over SOAP. What was answered is read from the partner's own bytes, by its dialect's table; what CXF
 * makes of them, or that it cannot make anything of them, decides nothing.
 */
final class SoapCall {
    private static final String LINE = "CaitongLine";
    private static final String MARKED = "CaitongMarked";

    private final PartnerSpeech speech;
    private final AnswerReader answers;
    private final Partners partners;
    private final Dialects dialects;

    SoapCall(PartnerSpeech speech, AnswerReader answers, Partners partners, Dialects dialects) {
        this.speech = speech;
        this.answers = answers;
        this.partners = partners;
        this.dialects = dialects;
    }

    public void toPayload(Exchange exchange) {
        NotWrittenException.unless(() -> write(exchange, exchange.getMessage()));
    }

    private void write(Exchange exchange, Message message) {
        Marked marked = message.getBody(Marked.class);
        WireRequest request = speech.request(marked);
        Line line = new Line(marked.partner(), request.path(), charset(marked.partner()));
        exchange.setProperty(LINE, line);
        exchange.setProperty(MARKED, marked);
        message.removeHeaders("*");
        message.setHeader(CxfConstants.OPERATION_NAME, request.operation().orElseThrow());
        message.setHeader(
                CxfConstants.OPERATION_NAMESPACE,
                dialects.soap(partner(marked.partner())).namespace());
        message.setHeader(CxfConstants.REQUEST_CONTEXT, new TreeMap<>(Map.of(Line.KEY, line)));
        List<Source> body =
                List.of(new StreamSource(new ByteArrayInputStream(marked.wire().array())));
        message.setBody(new CxfPayload<SoapHeader>(List.of(), body, Map.of()));
    }

    private XmlCharset charset(String partner) {
        return dialects.of(partner(partner)).charset();
    }

    private Partner partner(String id) {
        return partners.find(id).orElseThrow(() -> new NoSuchElementException("No descriptor for partner " + id));
    }

    /** Whatever CXF threw: the line knows how far it came. */
    public End toEnd(Exchange exchange) {
        Marked marked = exchange.getProperty(MARKED, Marked.class);
        return switch (exchange.getProperty(LINE, Line.class).outcome()) {
            case Line.Untouched untouched -> new End.NotSent("not-written");
            case Line.Broken broken -> broken.end();
            case Line.Written written -> new End.Unknown("broken-off");
            case Line.Answered answered -> read(marked, answered.answer());
        };
    }

    private End read(Marked marked, HttpAnswer answer) {
        if (answer.isTooLarge()) {
            return new End.Unknown("answer-too-large");
        }
        return dialects.of(partner(marked.partner())).content().agrees(answer.contentType())
                ? answers.read(marked, answer.status(), answer.body().array(), answer.retryAfter())
                : new End.Unknown("answer-charset-differs", answer.body());
    }
}
