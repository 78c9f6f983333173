package cn.caitong.benchmarks.stage;

import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.rest.RestPartners;
import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.delivery.Sender;
import org.apache.camel.CamelContext;
import org.apache.camel.impl.DefaultCamelContext;

/** Partners called over HTTP by the shipped routes, in a Camel context of its own. */
final class HttpCalls implements Sender, AutoCloseable {
    private final CamelContext camel = new DefaultCamelContext();
    private final Sender sender;

    HttpCalls(
            Partners partners, Reception reception, PartnerSpeech speech, AnswerReader answers, Credentials credentials)
            throws Exception {
        camel.start();
        sender = new RestPartners(camel).add(partners, reception, speech, answers, credentials);
    }

    @Override
    public End send(Marked marked) {
        return sender.send(marked);
    }

    @Override
    public void close() {
        camel.stop();
    }
}
