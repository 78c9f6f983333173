package cn.caitong.engine.cases;

import cn.caitong.engine.flow.Decision.Outcome;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Which of a case's events a transaction takes on. Given and answered in legal order. */
interface Selection {
    /** What is to be decided once. */
    List<Waiting> fresh(List<Waiting> inOrder);

    /** What is to be tried after each that was applied. */
    List<Waiting> held(List<Waiting> inOrder);

    /** Everything: the usual way. */
    Selection ALL = new Selection() {
        @Override
        public List<Waiting> fresh(List<Waiting> inOrder) {
            return inOrder.stream().filter(waiting -> !waiting.held()).toList();
        }

        @Override
        public List<Waiting> held(List<Waiting> inOrder) {
            return inOrder.stream().filter(Waiting::held).toList();
        }
    };

    /** The first that was not tried yet, alone, to show on which event a failing case fails. */
    final class OneByOne implements Selection {
        private final Set<Long> tried = new HashSet<>();
        private Optional<Waiting> taken = Optional.empty();

        @Override
        public List<Waiting> fresh(List<Waiting> inOrder) {
            taken = inOrder.stream()
                    .filter(waiting -> !tried.contains(waiting.arrival()))
                    .findFirst();
            taken.ifPresent(waiting -> tried.add(waiting.arrival()));
            return taken.stream().toList();
        }

        @Override
        public List<Waiting> held(List<Waiting> inOrder) {
            return List.of();
        }

        /** Another transaction begins. */
        void begin() {
            taken = Optional.empty();
        }

        /** What the transaction took on; empty when it failed before, or nothing was left. */
        Optional<Waiting> taken() {
            return taken;
        }

        /** Once the case has changed, what was held may be due. */
        void after(Step step) {
            if (step.outcome() == Outcome.APPLIED) {
                tried.clear();
            }
        }
    }
}
