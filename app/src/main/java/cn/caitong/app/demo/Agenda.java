package cn.caitong.app.demo;

import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;

/** The moments of a script, in order: its steps, and the beats of every day between its first and its last minute. */
final class Agenda {
    private Agenda() {}

    /**
     * A minute at which the demo's clock stands still while something happens.
     *
     * @param beat whether banks settle and centres report
     * @param dayEnds whether it is the last beat of its day
     */
    record Moment(LocalDateTime at, List<ScriptStep> steps, boolean beat, boolean dayEnds) {}

    static List<Moment> of(Script script) {
        NavigableMap<LocalDateTime, List<ScriptStep>> steps = new TreeMap<>();
        beats(script).forEach(at -> steps.put(at, new ArrayList<>()));
        script.steps()
                .forEach(step -> steps.computeIfAbsent(step.at(), at -> new ArrayList<>())
                        .add(step));
        LocalTime last = script.beats().getLast();
        return steps.entrySet().stream()
                .map(entry -> {
                    LocalTime time = entry.getKey().toLocalTime();
                    boolean beat = script.beats().contains(time);
                    return new Moment(entry.getKey(), List.copyOf(entry.getValue()), beat, time.equals(last));
                })
                .toList();
    }

    private static List<LocalDateTime> beats(Script script) {
        List<LocalDateTime> found = new ArrayList<>();
        LocalDate end = script.to().toLocalDate().plusDays(1);
        script.from()
                .toLocalDate()
                .datesUntil(end)
                .forEach(day -> script.beats().stream()
                        .map(day::atTime)
                        .filter(at -> !at.isBefore(script.from()) && !at.isAfter(script.to()))
                        .forEach(found::add));
        return found;
    }
}
