package cn.caitong.app.kill;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/**
 * Where the hub is killed: before and after the commit of each transaction that the code names, and around the wire. A new
 * transaction is in the list as soon as its name is a constant; if no kill reaches it, the kill test fails.
 */
public final class CrashPoints {
    static final String NOWHERE = "-";
    public static final String AT = ":";
    /** The request has left, and the answer is not read. */
    static final String SENT = "wire" + AT + "sent-before-answer";
    /** The answer is read, and its end is not recorded. */
    static final String ANSWERED = "wire" + AT + "answered-before-end";

    /** What the kill test does not die at, and why not. */
    static final Map<String, String> EXEMPT = Map.ofEntries(
            entry("firing-confirm", "a person's act, while nothing fires"),
            entry("clock-park", "only a clock that cannot be decided comes here"),
            entry("clock-release", "a person's act upon a parked clock"),
            entry("evidence-export", "reads only"),
            entry("calendar-what-if", "reads only"),
            entry("case-look", "reads only"),
            entry("intake-away", "lengthens a time that something could not be handed in, and again at its next turn"),
            entry("alarm-watch", "ends alarms whose cause is gone, and again at its next turn"),
            entry("alarm-acknowledge", "a person's act"),
            entry("alarm-look", "reads only"),
            entry("held-watch", "raises alarms only, and again at its next turn"),
            entry("standstill-watch", "raises and ends alarms only, and again at its next turn"),
            entry("tables-look", "reads only"),
            entry("tables-analyze", "renews the server's statistics only, and again at its next turn"),
            entry("repetition-watch", "raises and ends alarms only, and again at its next turn"),
            entry("statement-watch", "raises alarms only, and again at its next turn"),
            entry("statement-take", "copies what is on disk already, and again at its next turn"),
            entry("statement-compare", "the light hub has no statements; a test of its own dies in it"),
            entry("statement-resolve", "a person's act upon a difference"),
            entry("hold-ask", "a person's act"),
            entry("hold-decide", "a person's act"),
            entry("hold-look", "reads only"),
            entry("delivery-persons", "a person's act; PersonsDecideWhatCannotBeAskedTest dies in it"),
            entry("delivery-look", "reads only"),
            entry("event-retry", "a person's act upon a parked event"),
            entry("conflict-resolve", "a person's act upon a conflict"),
            entry("event-dismiss", "a person's act upon a parked event"),
            entry("file-take", "the light hub reads no files; DyingBetweenStoreAndMoveChangesNothingTest dies here"),
            entry("file-know", "reads, and keeps what it finds again at the next reading"),
            entry("file-refuse", "remembers what it would refuse again at the next reading"),
            entry("file-poll-claim", "a lease, which runs out"),
            entry("file-poll-extend", "a lease, which runs out"),
            entry("queue-mark", "remembers what it sees again at its next look"),
            entry("queue-alarm", "raises or clears an alarm only"),
            entry("delivery-doubt", "only after a restore; RestoredMoneyIsAskedAboutBeforeItLeavesTest dies in it"),
            entry("recovery-begin", "only after a restore; AGapIsWaitedForPartnerByPartnerTest dies in it"),
            entry("recovery-cover", "only after a restore; AGapIsWaitedForPartnerByPartnerTest dies in it"),
            entry("recovery-decide", "a person's act"),
            entry("recovery-look", "reads only"),
            entry("restore-load", "no hub runs yet; AHalfDoneRestoreIsBegunAnewTest dies around it"),
            entry("legal-time-begin", "before anything has happened"));

    /** A table in which a transaction that did its work leaves a row; those not named always do. */
    private static final Map<String, String> WRITES = Map.of(
            "intake-accept", "message",
            "case-decide", "case_file",
            "clock-fire", "obligation",
            "fan-out", "inbox",
            "delivery-mark", "attempt",
            "delivery-end", "outgoing",
            "delivery-recover", "outgoing",
            "evidence-seal", "evidence_batch");

    private CrashPoints() {}

    public static String beforeCommit(String transaction) {
        return transaction + AT + "beforeCommit";
    }

    public static String committed(String transaction) {
        return transaction + AT + "committed";
    }

    public static Optional<String> tableOf(String transaction) {
        return Optional.ofNullable(WRITES.get(transaction));
    }

    static List<String> all() {
        return Stream.concat(
                        TransactionNames.inSources().names().stream()
                                .filter(name -> !EXEMPT.containsKey(name))
                                .flatMap(name -> Stream.of(beforeCommit(name), committed(name))),
                        Stream.of(SENT, ANSWERED))
                .toList();
    }
}
