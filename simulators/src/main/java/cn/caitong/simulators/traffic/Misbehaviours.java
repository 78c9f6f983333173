package cn.caitong.simulators.traffic;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;

/** What is armed at one partner; the oldest that fits strikes first. */
public final class Misbehaviours {
    private final List<Misbehaviour> armed = new ArrayList<>();
    private final Set<Fault> struck = EnumSet.noneOf(Fault.class);

    public synchronized void arm(Misbehaviour misbehaviour) {
        armed.add(misbehaviour);
    }

    public synchronized void clear() {
        armed.clear();
    }

    /** The one that strikes this exchange; a strike is used up by asking. */
    public synchronized Optional<Misbehaviour> strike(Traffic traffic) {
        return strike(traffic, fault -> true);
    }

    /** The same among some faults alone. */
    public synchronized Optional<Misbehaviour> strike(Traffic traffic, Predicate<Fault> among) {
        for (int i = 0; i < armed.size(); i++) {
            var candidate = armed.get(i);
            if (among.test(candidate.fault()) && candidate.strikes(traffic)) {
                struck.add(candidate.fault());
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

    /** Those that have struck at least once since this was made. */
    public synchronized Set<Fault> struck() {
        return Set.copyOf(struck);
    }
}
