package cn.caitong.engine.cases;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;

/** What became of one event of a case. */
sealed interface Step {
    Waiting waiting();

    Outcome outcome();

    /** The flow decided. */
    record Decided(Waiting waiting, Event event, CaseFile before, CaseFile after, Decision decision) implements Step {
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
