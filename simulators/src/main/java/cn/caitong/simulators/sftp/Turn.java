package cn.caitong.simulators.sftp;

import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.time.Instant;
import java.util.Optional;

/** One message's turn to be put down, and the fault that waits for it. */
final class Turn {
    private final Optional<Misbehaviour> fault;
    private final Instant since;
    boolean released;
    boolean overtaken;
    boolean isPut;

    Turn(Optional<Misbehaviour> fault, Instant since) {
        this.fault = fault;
        this.since = since;
    }

    Optional<Misbehaviour> fault() {
        return fault;
    }

    boolean is(Fault wanted) {
        return fault.filter(how -> how.fault() == wanted).isPresent();
    }

    boolean mayGo(Instant now) {
        return fault.map(how -> switch (how.fault()) {
                    case LATE -> !now.isBefore(since.plus(how.delay()));
                    case HELD -> released;
                    case OVERTAKEN -> overtaken;
                    default -> true;
                })
                .orElse(true);
    }
}
