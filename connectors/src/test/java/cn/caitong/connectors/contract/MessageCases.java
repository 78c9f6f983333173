package cn.caitong.connectors.contract;

import cn.caitong.engine.flow.Location;
import cn.caitong.mappings.message.CanonicalMessage;

/** Gives every message a case of its own: where it really belongs is its flow's to say. */
public final class MessageCases {
    private MessageCases() {}

    public static Location locate(CanonicalMessage message) {
        return new Location(
                "deposit",
                message.partner() + ":" + message.id(),
                null,
                message.jurisdiction().value(),
                message.partner(),
                message.subject(),
                "1",
                null);
    }
}
