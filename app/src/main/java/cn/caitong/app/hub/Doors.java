package cn.caitong.app.hub;

import cn.caitong.connectors.amqp.QueuePartners;
import cn.caitong.connectors.dialect.AnswerReader;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerSpeech;
import cn.caitong.connectors.inbound.Reception;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.connectors.rest.RestPartners;
import cn.caitong.connectors.sftp.SftpPartners;
import cn.caitong.connectors.soap.SoapPartners;
import cn.caitong.engine.delivery.Sender;
import java.nio.file.Path;
import org.apache.activemq.artemis.jms.client.ActiveMQConnectionFactory;
import org.apache.camel.CamelContext;

/**
 * How partners come in and are called, whatever they speak.
 *
 * @param speech what the hub says to a partner, in its dialect
 * @param sender calls whoever can be called
 * @param files who is met by files
 * @param queues who is met on queues
 */
record Doors(PartnerSpeech speech, Sender sender, SftpPartners files, QueuePartners queues) {
    /** Adds the routes of every protocol; nothing is read before it is asked for. */
    static Doors open(
            Started started,
            CamelContext camel,
            Partners partners,
            Dialects dialects,
            Reception reception,
            Credentials credentials,
            Path secrets,
            ActiveMQConnectionFactory connections)
            throws Exception {
        PartnerSpeech speech = new PartnerSpeech(partners, dialects);
        AnswerReader answers = new AnswerReader(partners, dialects);
        Sender sender = new RestPartners(camel).add(partners, reception, speech, answers, credentials);
        SftpPartners files = started.keep(new SftpPartners(partners, dialects, secrets));
        files.addRoutes(camel, answers);
        QueuePartners queues = started.keep(new QueuePartners(partners, connections));
        queues.addRoutes(camel, answers);
        new SoapPartners(camel, dialects).add(partners, reception, speech, answers, credentials);
        return new Doors(speech, sender, files, queues);
    }
}
