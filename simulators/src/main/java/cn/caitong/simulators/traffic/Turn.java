package cn.caitong.simulators.traffic;

import java.time.Instant;
import java.util.Optional;

/** One message's turn to be sent, and the fault that waits for it. */
public final class Turn {
    private final Optional<Misbehaviour> fault;
    private final Instant since;
    private boolean released;
    private boolean overtaken;

    public Turn(Optional<Misbehaviour> fault, Instant since) {
        this.fault = fault;
        this.since = since;
    }

    public Optional<Misbehaviour> fault() {
        return fault;
    }

    public boolean mayGo(Instant now) {
        return fault.map(how -> switch (how.fault()) {
                    case LATE -> !now.isBefore(since.plus(how.delay()));
                    case HELD -> released;
                    case OVERTAKEN -> overtaken;
                    default -> true;
                })
                .orElse(true);
    }

    public void release() {
        released = true;
    }

    /** A later message has left. */
    public void overtaken() {
        overtaken = true;
    }
}
