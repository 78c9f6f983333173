package cn.caitong.simulators.ledger;

import java.util.List;

/**
 * A message of the centre to the hub, its bytes fixed when it was written.
 *
 * @param id the centre's message id
 * @param channel the last part of the hub's path
 * @param about the receipt, refund and recall ids it speaks of, the most telling first
 * @param body UTF-8 text
 */
public record Message(String id, String channel, List<String> about, Fen amount, String body) {
    public Message {
        about = List.copyOf(about);
    }
}
