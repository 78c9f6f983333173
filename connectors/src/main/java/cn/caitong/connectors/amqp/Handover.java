package cn.caitong.connectors.amqp;

import java.util.concurrent.atomic.AtomicReference;

/**
 * The moment from which on a message may lie in its queue. Either its call passes it, or whoever no longer waits for the call
 * gives it up: then nothing of it lies there, and nothing will.
 */
final class Handover {
    private final AtomicReference<State> state = new AtomicReference<>(State.OPEN);

    private enum State {
        OPEN,
        PASSED,
        GIVEN_UP
    }

    /** To be asked before anything can lie there; false when it must not any more. */
    boolean pass() {
        return state.compareAndSet(State.OPEN, State.PASSED) || state.get() == State.PASSED;
    }

    /** Whether nothing lies there, and nothing will. */
    boolean giveUp() {
        return state.compareAndSet(State.OPEN, State.GIVEN_UP);
    }
}
