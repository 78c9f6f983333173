package cn.caitong.simulators.traffic;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;

/** What sending and spoiling need to know of a dialect. */
public interface Speaker {
    /** How an amount is written in this dialect. */
    String amount(Fen amount);

    Topic topic(Message message);

    /** How a message is sent to the hub, by this partner. */
    Post post(String partner, Message message);

    /** What the hub's answer says, as an HTTP status. */
    int word(Answer answer);

    /** A value as it stands in a text, from its first mark to its last. */
    String marked(String value);

    /** A text with another value in the place of one that stands in it whole. */
    default String swapped(String text, String value, String other) {
        return text.replace(marked(value), marked(other));
    }

    /** The same message, made so large; padded in front, so that a reader that stops early has seen nothing of use. */
    String padded(String text, int size);
}
