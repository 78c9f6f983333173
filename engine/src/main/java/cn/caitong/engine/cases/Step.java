package cn.caitong.engine.cases;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.silence.Heard;
import org.jspecify.annotations.Nullable;

/** What became of one event of a case. */
sealed interface Step {
    Waiting waiting();

    Outcome outcome();

    /**
     * The flow decided.
     *
     * @param silence what it was told of it; null where it did not ask
     */
    record Decided(
            Waiting waiting,
            Event event,
            CaseFile before,
            CaseFile after,
            Decision decision,
            @Nullable Heard silence) implements Step {
        @Override
        public Outcome outcome() {
            return decision.outcome();
        }
    }

    /** The event cannot be read, or the flow could not decide it; it is parked as if decided so. */
    record Failed(Waiting waiting, RuntimeException failure) implements Step {
        @Override
        public Outcome outcome() {
            return Outcome.PARKED;
        }
    }
}
