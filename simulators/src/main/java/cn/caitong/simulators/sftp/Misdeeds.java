package cn.caitong.simulators.sftp;

import cn.caitong.simulators.rest.Fault;
import cn.caitong.simulators.rest.Misbehaviour;
import cn.caitong.simulators.rest.Traffic;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;

/** What is armed at one centre; the oldest that fits strikes first. */
final class Misdeeds {
    private final List<Misbehaviour> armed = new ArrayList<>();

    synchronized void arm(Misbehaviour misbehaviour) {
        armed.add(misbehaviour);
    }

    synchronized void clear() {
        armed.clear();
    }

    /** The one of these faults that strikes this file; a strike is used up by asking. */
    synchronized Optional<Misbehaviour> strike(Traffic traffic, Predicate<Fault> faults) {
        for (int i = 0; i < armed.size(); i++) {
            var candidate = armed.get(i);
            boolean strikes = faults.test(candidate.fault())
                    && candidate.fault().fits(traffic.kind())
                    && candidate.when().test(traffic);
            if (strikes) {
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
