package cn.caitong.engine.cases;

import cn.caitong.engine.flow.CaseFile;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** One case of a batch: what waits for it, and how far it has been folded. */
final class Work {
    private final Fold fold;
    private final List<Waiting> fresh;
    private final List<Waiting> held;
    private Fold.@Nullable Result result;

    Work(Fold fold, List<Waiting> waiting, Selection selection) {
        List<Waiting> inOrder = LegalOrder.of(waiting);
        this.fold = fold;
        this.fresh = selection.fresh(inOrder);
        this.held = selection.held(inOrder);
    }

    UUID caseId() {
        return start().location().caseId();
    }

    CaseFile start() {
        return fold.start();
    }

    /** Who came first is first to be asked for a slot. */
    long arrival() {
        return fresh.stream().mapToLong(Waiting::arrival).min().orElse(Long.MAX_VALUE);
    }

    /** Folds from the start; the slot it stopped at, if it did. */
    Optional<String> fold(Map<String, UUID> slotOwners) {
        Fold.Result reached = fold.run(fresh, held, slotOwners);
        if (reached.wantedSlot().isEmpty()) {
            result = reached;
        }
        return reached.wantedSlot();
    }

    boolean isDone() {
        return result != null;
    }

    Fold.Result result() {
        if (result == null) {
            throw new IllegalStateException("The case still waits for a slot");
        }
        return result;
    }
}
