package cn.caitong.app.demo;

import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * A month to be played, {@code script.yaml}. All times are Asia/Shanghai.
 *
 * @param beats when, on each day, clocks may fire, banks settle and centres report; the last one ends a centre's day
 * @param settleAfter how long after the centre took a refund its bank credits it, where nothing else is planned
 */
record Script(
        LocalDateTime from, LocalDateTime to, List<LocalTime> beats, Duration settleAfter, List<ScriptStep> steps) {
    Script {
        beats = List.copyOf(beats);
        steps = List.copyOf(steps);
    }

    /** The misbehaviours it asks for, {@code 500103 TWICE}. */
    Set<String> faults() {
        Set<String> faults = new TreeSet<>();
        for (ScriptStep step : steps) {
            if (step.action() instanceof ScriptStep.Misbehave misbehave) {
                faults.add(step.actor() + " " + misbehave.how().fault());
            }
        }
        return faults;
    }
}
