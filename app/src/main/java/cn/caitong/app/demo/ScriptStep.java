package cn.caitong.app.demo;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * Something that somebody does at a time.
 *
 * @param at Asia/Shanghai
 * @param actor a partner of the hub, by its descriptor's id
 */
record ScriptStep(LocalDateTime at, String actor, Action action) {

    /** What can be done. */
    sealed interface Action {}

    /** A canonical message is posted to the hub. */
    record Send(Path file) implements Action {}

    /** Money arrives at a centre, as the file says in the centre's own dialect. */
    record Receive(Path file) implements Action {}

    /** A guarantee is issued, and the hub is told of it by that message. */
    record Issue(Path file) implements Action {}

    /**
     * An operator settles what is parked.
     *
     * @param partner whose it is, and why it was parked: one item alone may be so
     * @param owner who was to see to it
     */
    record Settle(String partner, String code, String owner, String words) implements Action {}

    /** A centre says once more that this money came. */
    record ReportAgain(String receipt) implements Action {}

    /** What the bank will do with the next refund of a receipt. */
    record Plan(String receipt, Fate fate) implements Action {}

    /** How a centre will go wrong. */
    record Misbehave(Misbehaviour how) implements Action {}

    /** Nobody reaches the centre any more. */
    record GoDown() implements Action {}

    record ComeUp() implements Action {}
}
