package cn.caitong.simulators.rest;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** What is armed at one centre; the oldest that fits strikes first. */
final class Misbehaviours {
    private final List<Misbehaviour> armed = new ArrayList<>();

    synchronized void arm(Misbehaviour misbehaviour) {
        armed.add(misbehaviour);
    }

    synchronized void clear() {
        armed.clear();
    }

    /** The one that strikes this exchange; a strike is used up by asking. */
    synchronized Optional<Misbehaviour> strike(Traffic traffic) {
        for (int i = 0; i < armed.size(); i++) {
            var candidate = armed.get(i);
            if (candidate.strikes(traffic)) {
                if (candidate.times() > 1) {
                    armed.set(i, candidate.times(candidate.times() - 1));
                } else {
                    armed.remove(i);
                }
                return Optional.of(candidate);
            }
        }
        return Optional.empty();
    }
}
