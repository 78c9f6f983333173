package cn.caitong.connectors.rest;

import cn.caitong.engine.delivery.End;
import cn.caitong.engine.delivery.Marked;
import cn.caitong.engine.delivery.Sender;
import org.apache.camel.ProducerTemplate;

/** Sends by the partner's own route. */
final class RestSender implements Sender {
    private final ProducerTemplate producer;

    RestSender(ProducerTemplate producer) {
        this.producer = producer;
    }

    @Override
    public End send(Marked marked) {
        return producer.requestBody("direct:partner-send-" + marked.partner(), marked, End.class);
    }
}
