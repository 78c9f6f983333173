package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Words;
import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Receipt;

/** One dialect's half that calls the hub: how messages are written, and how a receipt's message is read back. */
interface MessageWire extends Words {

    /** Reads a receipt message; its own id, order number and time are not looked at. */
    Receipt readReceipt(String message) throws Refused;

    /** How an amount is written in this dialect. */
    String amount(Fen amount);

    /** How a message is sent to the hub, by this centre. */
    Post post(String centre, Message message);

    /** What the hub's answer says, as an HTTP status. */
    int word(Answer answer);

    /** A value as it stands in a message's text, from its first mark to its last. */
    String marked(String value);

    /** The same message, made so large; padded in front, so that a reader that stops early has seen nothing of use. */
    String padded(String text, int size);
}
