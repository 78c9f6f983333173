package cn.caitong.connectors.amqp;

import cn.caitong.connectors.partner.Partner.Protocol;
import cn.caitong.connectors.partner.Partners;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.apache.activemq.artemis.api.core.ActiveMQException;
import org.apache.activemq.artemis.api.core.Message;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.message.impl.CoreMessage;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.server.ActiveMQServer;
import org.apache.activemq.artemis.core.server.ServerSession;
import org.apache.activemq.artemis.core.server.plugin.ActiveMQServerMessagePlugin;
import org.apache.activemq.artemis.core.transaction.Transaction;
import org.apache.activemq.artemis.protocol.amqp.converter.AMQPMessageIdHelper;
import org.apache.activemq.artemis.utils.CompositeAddress;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at what partners send before the embedded broker keeps it. What comes in has been written to disk piece by piece, but is read by the
 * hub as a whole: of what is larger than may be read a stand-in is kept, which is answered as too large, and the message itself is
 * rejected. And what is sent is due: to be delivered later, it would lie there unread, and no silence could be proven meanwhile (P6).
 */
public final class DoorKeeper implements ActiveMQServerMessagePlugin {
    /** What a message may hold beside its body, in bytes; a body a little too large still gets to its reader, who refuses it. */
    static final int BESIDE_BODY = 65_536;

    private static final Logger LOG = LoggerFactory.getLogger(DoorKeeper.class);
    private static final String HUBS_PROTOCOL = "CORE";
    private static final SimpleString CORRELATION = SimpleString.of("JMSCorrelationID");
    private static final int STAND_IN_BYTES = 512;
    /** The longest id that is answered: a message that is too large may be so by its ids. */
    private static final int LONGEST_ID = 1024;

    /** The largest body, in bytes, by address. */
    private final Map<String, Integer> most = new TreeMap<>();

    private @Nullable ActiveMQServer broker;

    public DoorKeeper(Partners partners) {
        partners.all().stream()
                .filter(partner -> partner.protocol() == Protocol.AMQP)
                .forEach(partner -> {
                    QueueNames queues = QueueNames.of(partner.id());
                    most.put(queues.in(), partner.inbound().maxBytes());
                    most.put(queues.results(), QueueCall.MOST_BYTES);
                });
    }

    @Override
    public void registered(ActiveMQServer server) {
        broker = server;
    }

    /** @throws ActiveMQException if it is not kept: anything else that a plugin throws Artemis would only log */
    @Override
    public void beforeSend(
            ServerSession session,
            @Nullable Transaction within,
            Message message,
            boolean isDirect,
            boolean makesNoQueue)
            throws ActiveMQException {
        String address = CompositeAddress.extractAddressName(String.valueOf(message.getAddress()));
        Integer largest = most.get(address);
        boolean isHubs = HUBS_PROTOCOL.equals(session.getRemotingConnection().getProtocolName());
        if (largest == null || isHubs) {
            return;
        }
        if (message.getWholeMessageSize() > (long) largest + BESIDE_BODY) {
            if (maySend(session, message)) {
                standIn(message, address);
            }
            throw new ActiveMQException(
                    "The message is too large and is not kept; a body has at most %1$d bytes / 报文过大，未予留存；正文不得超过 %1$d 字节"
                            .formatted(largest));
        }
        Long later = message.getScheduledDeliveryTime();
        if (later != null && later > 0) {
            message.setScheduledDeliveryTime(null);
            message.reencode();
        }
    }

    /** The broker itself asks only after this, of what it would keep: a sender that names no queue might name another's here. */
    private boolean maySend(ServerSession session, Message message) {
        try {
            Objects.requireNonNull(broker)
                    .getSecurityStore()
                    .check(message.getAddressSimpleString(), CheckType.SEND, session);
            return true;
        } catch (Exception forbidden) {
            LOG.warn("A message that is too large was for a queue that is not its sender's", forbidden);
            return false;
        }
    }

    /**
     * In its place in the queue, with nothing of it but whose answer is due; without it, its sender hears of the rejection alone. It stays
     * there though a transaction, within which the message came, should be rolled back.
     */
    private void standIn(Message message, String address) {
        try {
            Object id = message.getUserID();
            String named = id == null ? "" : AMQPMessageIdHelper.INSTANCE.toMessageIdString(id);
            String about = message.getCorrelationID() instanceof String correlation ? correlation : "";
            if (Math.max(named.length(), about.length()) > LONGEST_ID) {
                return;
            }
            ActiveMQServer server = Objects.requireNonNull(broker);
            CoreMessage standIn = new CoreMessage(server.getStorageManager().generateID(), STAND_IN_BYTES);
            standIn.setAddress(address);
            standIn.setDurable(true);
            standIn.putBooleanProperty(SimpleString.of(Told.TOO_LARGE), true);
            if (!named.isEmpty()) {
                standIn.putStringProperty(SimpleString.of(Told.MESSAGE_ID), SimpleString.of(named));
            }
            if (!about.isEmpty()) {
                standIn.putStringProperty(CORRELATION, SimpleString.of(about));
            }
            server.getPostOffice().route(standIn, false);
        } catch (Exception failed) {
            LOG.error("A message that is too large was rejected without an answer", failed);
        }
    }
}
