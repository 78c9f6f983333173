package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Words;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.traffic.Speaker;

/** One dialect's half that calls the hub: how messages are written, and how a receipt's message is read back. */
interface MessageWire extends Words, Speaker {

    /** Reads a receipt message; its own id, order number and time are not looked at. */
    Receipt readReceipt(String message) throws Refused;

    @Override
    default Kind topic(Message message) {
        return Kind.ofChannel(message.channel());
    }
}
