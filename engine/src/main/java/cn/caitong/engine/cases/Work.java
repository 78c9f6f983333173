package cn.caitong.engine.cases;

import cn.caitong.engine.cases.Step.Decided;
import cn.caitong.engine.cases.Step.Failed;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.MoneyMove;
import java.util.List;
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

    /** Folds from the start; what it stopped at, if it did. Once done, what it moves is known to those after it. */
    Optional<Wanted> fold(Known known) {
        Fold.Result reached = fold.run(fresh, held, known);
        if (reached.wanted().isEmpty()) {
            result = reached;
            reached.steps().forEach(step -> known.decided(moves(step)));
        }
        return reached.wanted();
    }

    private static List<MoneyMove> moves(Step step) {
        return switch (step) {
            case Decided decided -> decided.decision().money();
            case Failed failed -> List.of();
        };
    }

    boolean isDone() {
        return result != null;
    }

    Fold.Result result() {
        if (result == null) {
            throw new IllegalStateException("The case still waits to know something");
        }
        return result;
    }
}
