package cn.caitong.engine.intake;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.SealWatch;
import cn.caitong.engine.evidence.SealingStoppedException;
import cn.caitong.engine.intake.Acceptance.Accepted;
import cn.caitong.engine.intake.Acceptance.Busy;
import cn.caitong.engine.silence.Arrivals;
import cn.caitong.engine.silence.Arrivals.Arrival;
import cn.caitong.engine.silence.ClosedDoors;
import cn.caitong.engine.silence.ClosedDoors.Why;
import cn.caitong.engine.store.PassingFault;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.Ticker;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.WakeUp;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.UnaryOperator;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;

/** Takes valid messages: one transaction, one commit, and only then a receipt (P1, P4). */
public final class Intake {
    /** The transaction in which a message becomes the hub's. */
    @TransactionName
    public static final String ACCEPT = "intake-accept";

    private static final int TRIES = 5;
    /** One computes while the other's commit is on its way to the disk; more would only share less. */
    private static final int DESKS = 2;

    private final Transactions transactions;
    private final Backlog backlog;
    private final WakeUp wakeUp;
    private final Heads heads;
    private final SealWatch sealing;
    private final MessageTable messages;
    private final IntakeBatch batch;
    private final Desks desks;
    private final Arrivals arrivals;
    private final ClosedDoors doors;

    /** @param veiledTypes of messages that nobody may know of yet, though their case be no secret (P13) */
    public Intake(
            Transactions transactions,
            Vault vault,
            BlobStore blobs,
            EvidenceLog evidence,
            Backlog backlog,
            WakeUp wakeUp,
            Heads heads,
            SealWatch sealing,
            Set<String> veiledTypes) {
        this(
                transactions,
                vault,
                blobs,
                evidence,
                backlog,
                wakeUp,
                heads,
                sealing,
                veiledTypes,
                new Arrivals(Ticker.SYSTEM));
    }

    Intake(
            Transactions transactions,
            Vault vault,
            BlobStore blobs,
            EvidenceLog evidence,
            Backlog backlog,
            WakeUp wakeUp,
            Heads heads,
            SealWatch sealing,
            Set<String> veiledTypes,
            Arrivals arrivals) {
        this.transactions = transactions;
        this.backlog = backlog;
        this.wakeUp = wakeUp;
        this.heads = heads;
        this.sealing = sealing;
        this.messages = new MessageTable(transactions);
        this.batch = new IntakeBatch(transactions, new Bodies(vault, blobs), evidence, veiledTypes);
        this.desks = new Desks(DESKS, this::accept);
        this.arrivals = arrivals;
        this.doors = new ClosedDoors(transactions, Ticker.SYSTEM);
    }

    /** What this node holds; whoever has read a request to its last byte says so here, and closes it once it is answered. */
    public Arrivals arrivals() {
        return arrivals;
    }

    /** When it turned messages away. */
    public ClosedDoors doors() {
        return doors;
    }

    /** Accepts a message that has arrived now. */
    public Acceptance accept(Submission submission) {
        try (Arrival arrival = arrivals.begin()) {
            return accept(submission, arrival);
        }
    }

    /**
     * Accepts the message; its transaction may be shared with others that come at the same time. Whatever is thrown, nothing
     * was accepted and no id consumed.
     *
     * @throws SealingStoppedException while evidence is written and not sealed (P7)
     */
    public Acceptance accept(Submission submission, Arrival arrival) {
        return accept(submission, arrival::at);
    }

    /** The same, of a message that arrived when this says, by the legal time of the transaction that writes it down. */
    public Acceptance accept(Submission submission, UnaryOperator<Instant> arrival) {
        Optional<Busy> full = busy(submission.partner());
        if (full.isPresent()) {
            return full.get();
        }
        Acceptance answer = answer(Letter.of(submission, arrival));
        if (answer instanceof Accepted) {
            backlog.accepted(submission.partner());
            wakeUp.flow(submission.location().flow());
        }
        return answer;
    }

    /**
     * The first receipt, if these very bytes were accepted under this id: a repetition, whatever they are read as today, and
     * whether they would be accepted today or not (P4).
     */
    public Optional<Bytes> receiptOf(String partner, String externalId, Bytes raw) {
        return messages.receipt(new Letter.Key(partner, externalId), Letter.rawDigest(raw));
    }

    /** Whether this partner must wait now; asked before {@link #join}. @throws SealingStoppedException see {@link #accept} */
    public Optional<Busy> busy(String partner) {
        try {
            sealing.assertSealing();
        } catch (RuntimeException failed) {
            turnAway(failed);
            throw failed;
        }
        Optional<Busy> full = backlog.full(partner);
        full.ifPresent(busy -> turnAway(partner, busy));
        return full;
    }

    /**
     * Notes at which doors nobody is let in now, whether somebody comes or not, and writes down what was noted: who was turned away
     * once need not come again within seconds, and the door was closed all the same (P6).
     */
    public void watchDoors() {
        if (sealing.isStopped()) {
            doors.toAll(Why.EVIDENCE);
        }
        backlog.full().forEach(this::turnAway);
        doors.sweep();
    }

    private void turnAway(RuntimeException failed) {
        if (failed instanceof SealingStoppedException) {
            doors.toAll(Why.EVIDENCE);
        } else if (PassingFault.isOutage(failed)) {
            doors.toAll(Why.DATABASE);
        }
    }

    private void turnAway(String partner, Busy busy) {
        switch (busy.whose()) {
            case HUB -> doors.toAll(Why.BACKLOG);
            case PARTNER -> doors.to(partner, Why.BACKLOG);
        }
    }

    private Acceptance answer(Letter letter) {
        try {
            return desks.answer(letter);
        } catch (RuntimeException failed) {
            turnAway(failed);
            throw failed;
        }
    }

    /**
     * Accepts messages that came together, in the caller's transaction, which fails as a whole; {@link #joined} once it is
     * committed. An id that is there twice meets its own first one.
     *
     * @param arrival when they arrived, by the legal time of the transaction
     * @return the answers, in the order of the submissions
     */
    public List<Acceptance> join(List<Submission> submissions, UnaryOperator<Instant> arrival) {
        String head = heads.latest().toString();
        List<Letter> letters = submissions.stream()
                .map(submission -> Letter.of(submission, arrival))
                .toList();
        Map<Integer, Acceptance> answers = new TreeMap<>();
        while (answers.size() < letters.size()) {
            Map<Letter.Key, Integer> first = new TreeMap<>();
            for (int at = 0; at < letters.size(); at++) {
                if (!answers.containsKey(at)) {
                    first.putIfAbsent(letters.get(at).key(), at);
                }
            }
            Map<Letter.Key, Acceptance> found =
                    batch.answer(first.values().stream().map(letters::get).toList(), head);
            first.forEach((key, at) -> answers.put(at, Objects.requireNonNull(found.get(key))));
        }
        return List.copyOf(answers.values());
    }

    /** What was accepted by {@link #join} is committed: it counts as waiting, and its flows are woken. */
    public void joined(List<Submission> submissions, List<Acceptance> answers) {
        Set<String> flows = new TreeSet<>();
        for (int i = 0; i < submissions.size(); i++) {
            if (answers.get(i) instanceof Accepted) {
                backlog.accepted(submissions.get(i).partner());
                flows.add(submissions.get(i).location().flow());
            }
        }
        flows.forEach(wakeUp::flow);
    }

    /** Whoever lost the race for an id finds the winner's message at the next try. */
    private Map<Letter.Key, Acceptance> accept(List<Letter> letters) {
        String head = heads.latest().toString();
        for (int again = 1; ; again++) {
            try {
                return transactions.call(ACCEPT, () -> batch.answer(letters, head));
            } catch (DuplicateKeyException | PessimisticLockingFailureException raced) {
                if (again == TRIES) {
                    throw raced;
                }
            }
        }
    }
}
