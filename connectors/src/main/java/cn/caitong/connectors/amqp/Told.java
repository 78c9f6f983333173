package cn.caitong.connectors.amqp;

import cn.caitong.connectors.inbound.Incoming;
import cn.caitong.connectors.inbound.Reply;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import jakarta.jms.BytesMessage;
import jakarta.jms.JMSException;
import jakarta.jms.Message;
import jakarta.jms.Session;
import jakarta.jms.TextMessage;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A partner's message as the broker hands it over, and what is sent back. Of its properties two are looked at, its content type
 * and its id. A sender can write any user into a message of AMQP, and the broker would pass it on: whose it is, the queue says.
 */
final class Told {
    static final String STATUS = "status";
    /** What a message of the hub's is. */
    static final String EVENT = "application/cloudevents+json";

    /** How the broker names what AMQP calls content-type and message-id. */
    static final String CONTENT_TYPE = "JMS_AMQP_ContentType";

    static final String MESSAGE_ID = "NATIVE_MESSAGE_ID";

    /** Borne by what {@link DoorKeeper} keeps in the place of a message that is too large to be read. */
    static final String TOO_LARGE = "caitong_too_large";

    /** What the broker puts where bytes that it was to read as text are none: then they are not UTF-8. */
    private static final char REPLACEMENT = '\uFFFD';

    private Told() {}

    /** @throws RefusedException if it is no text, or of a size that is not read at all */
    static Incoming incoming(Partner partner, Message message) throws JMSException {
        byte[] body = body(message, partner.inbound().maxBytes());
        return new Incoming(
                Optional.of(partner.id()),
                "",
                null,
                message.getStringProperty(CONTENT_TYPE),
                Map.of(),
                new ByteArrayInputStream(body));
    }

    private static byte[] body(Message message, int most) throws JMSException {
        if (message.propertyExists(TOO_LARGE)) {
            throw tooLarge(most);
        }
        return switch (message) {
            case TextMessage text -> bytes(text(text), most);
            case BytesMessage bytes -> {
                if (bytes.getBodyLength() > most) {
                    throw tooLarge(most);
                }
                byte[] body = new byte[Math.toIntExact(bytes.getBodyLength())];
                bytes.reset(); // it may be read again
                bytes.readBytes(body);
                yield body;
            }
            default -> throw new RefusedException(ErrorCode.CONTENT_TYPE_UNSUPPORTED, "", "application/json");
        };
    }

    /** What has no body at all the broker hands over as a text that is none. */
    static String text(TextMessage message) throws JMSException {
        String text = message.getText();
        return text == null ? "" : text;
    }

    private static RefusedException tooLarge(int most) {
        return new RefusedException(ErrorCode.BODY_TOO_LARGE, "", Integer.toString(most));
    }

    private static byte[] bytes(String text, int most) {
        if (text.length() > most) { // no character is less than a byte
            throw tooLarge(most);
        }
        int broken = text.indexOf(REPLACEMENT);
        if (broken >= 0) {
            int at = text.substring(0, broken).getBytes(StandardCharsets.UTF_8).length;
            throw new RefusedException(ErrorCode.BODY_NOT_UTF8, "", Integer.toString(at));
        }
        return text.getBytes(StandardCharsets.UTF_8);
    }

    /** The answer to it: the same bytes that REST would have, and its status as a property. */
    static Message answer(Session session, Message told, Reply reply) throws JMSException {
        BytesMessage answer = session.createBytesMessage();
        answer.writeBytes(reply.body().array());
        answer.setStringProperty(CONTENT_TYPE, reply.contentType());
        answer.setIntProperty(STATUS, reply.status());
        String id = told.getStringProperty(MESSAGE_ID);
        if (id != null) {
            answer.setJMSCorrelationID(id);
        }
        return answer;
    }
}
