package cn.caitong.app.api;

import cn.caitong.connectors.inbound.Reply;

/** A request that ends before it is looked at, with what it is answered. */
final class TurnedAway extends RuntimeException {
    private final transient Reply reply;

    TurnedAway(Reply reply) {
        super("status " + reply.status());
        this.reply = reply;
    }

    Reply reply() {
        return reply;
    }
}
