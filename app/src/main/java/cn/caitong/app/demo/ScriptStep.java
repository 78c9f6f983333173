package cn.caitong.app.demo;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.treasury.Course;
import cn.caitong.simulators.workbench.Objection;
import java.nio.file.Path;
import java.time.LocalDateTime;

/**
 * Something that somebody does at a time.
 *
 * @param at Asia/Shanghai
 * @param actor a partner of the hub, by its descriptor's id
 */
record ScriptStep(LocalDateTime at, String actor, Action action) {
    static final String TREASURY = "treasury";

    /** What can be done. */
    sealed interface Action {}

    /** A canonical message is posted to the hub. */
    record Send(Path file) implements Action {}

    /** What is done about contract money, beyond messages that are as they stand. */
    sealed interface ContractAct extends Action {}

    /**
     * A supplier submits an invoice.
     *
     * @param file the canonical message, to which the invoice is put
     * @param invoice the file as the tax platform gave it, XML
     */
    record Submit(Path file, Path invoice) implements ContractAct {}

    /** A contract is made public on the portal. */
    record Publish(String contract, String tender, String district) implements ContractAct {}

    /** A purchaser's person confirms that an invoice was received. */
    record Confirm(String invoice) implements ContractAct {}

    /** A purchaser's person objects to an invoice. */
    record Dispute(String invoice, Objection objection) implements ContractAct {}

    /** What will become of the next application for a payment. */
    record Destine(String payment, Course course) implements ContractAct {}

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
