package cn.caitong.engine.intake;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.intake.Acceptance.Accepted;
import cn.caitong.engine.intake.Acceptance.Busy;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.WakeUp;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.springframework.dao.DuplicateKeyException;
import org.springframework.dao.PessimisticLockingFailureException;

/** Takes valid messages: one transaction, one commit, and only then a receipt (P1, P4). */
public final class Intake {
    /** The transaction in which a message becomes the hub's. */
    public static final String ACCEPT = "intake-accept";

    private static final int TRIES = 5;

    private final Transactions transactions;
    private final Backlog backlog;
    private final WakeUp wakeUp;
    private final Runnable sealing;
    private final IntakeBatch batch;

    /**
     * @param sealing throws when evidence has not been sealed for longer than is allowed (P7)
     * @param head the newest sealed head in print, which receipts carry
     */
    public Intake(
            Transactions transactions,
            Vault vault,
            BlobStore blobs,
            EvidenceLog evidence,
            Backlog backlog,
            WakeUp wakeUp,
            Runnable sealing,
            Supplier<String> head) {
        this.transactions = transactions;
        this.backlog = backlog;
        this.wakeUp = wakeUp;
        this.sealing = sealing;
        this.batch = new IntakeBatch(transactions, new Bodies(vault, blobs), evidence, head);
    }

    /** Accepts the message in its own transaction; whatever is thrown, nothing was accepted and no id consumed. */
    public Acceptance accept(Submission submission) {
        sealing.run();
        Optional<Busy> full = backlog.full(submission.partner());
        if (full.isPresent()) {
            return full.get();
        }
        Letter letter = Letter.of(submission);
        Acceptance answer = Objects.requireNonNull(accept(List.of(letter)).get(letter));
        if (answer instanceof Accepted) {
            backlog.accepted(submission.partner());
            wakeUp.flow(submission.location().flow());
        }
        return answer;
    }

    /** Whoever lost the race for an id finds the winner's message at the next try. */
    private Map<Letter, Acceptance> accept(List<Letter> letters) {
        for (int again = 1; ; again++) {
            try {
                return transactions.call(ACCEPT, () -> batch.answer(letters));
            } catch (DuplicateKeyException | PessimisticLockingFailureException raced) {
                if (again == TRIES) {
                    throw raced;
                }
            }
        }
    }
}
