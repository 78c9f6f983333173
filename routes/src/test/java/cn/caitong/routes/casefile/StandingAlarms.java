package cn.caitong.routes.casefile;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.alarm.AlarmKind;
import cn.caitong.engine.alarm.AlarmKind.Ending;
import cn.caitong.engine.flow.Decision.Alarm;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** Whoever raises an alarm has declared it, and nothing that ends it is true already: else it would be over before anybody saw it. */
public final class StandingAlarms {
    private static final AlarmKind UNDECLARED = AlarmKind.passing("undeclared", AlarmKind.Owner.OPERATOR, "", "");

    private final Map<String, AlarmKind> kinds;

    public StandingAlarms(List<AlarmKind> kinds) {
        this.kinds = kinds.stream().collect(Collectors.toMap(AlarmKind::code, Function.identity()));
    }

    /** A clock of the case, once the decision is recorded. */
    public record Clock(String clause, String state, boolean isDone, boolean isWarned, boolean isPast) {}

    /**
     * Fails where an alarm would end at once.
     *
     * @param state the case's, once the decision is recorded
     */
    public void check(Collection<Alarm> raised, String state, Collection<Clock> clocks) {
        for (Alarm alarm : raised) {
            AlarmKind kind = kinds.getOrDefault(alarm.code(), UNDECLARED);
            switch (kind.ending()) {
                case Ending.Raiser() ->
                    throw new AssertionError("not declared, or as what its raiser ends: " + alarm.code());
                case Ending.Person() -> {}
                case Ending.WhileIn(var states) ->
                    assertThat(states).as(alarm.code()).contains(state);
                case Ending.WhileClock runs ->
                    assertThat(clocks).as(alarm.code()).anyMatch(clock -> stands(runs, clock));
            }
        }
    }

    private static boolean stands(Ending.WhileClock runs, Clock clock) {
        String row = clock.clause().split("/", 2)[0];
        boolean isMeant = (runs.clauses().isEmpty() || runs.clauses().contains(row))
                && !runs.except().contains(row);
        return isMeant
                && switch (runs.running()) {
                    case SOON -> clock.state().equals("open") && clock.isWarned() && !clock.isPast();
                    case LATE -> clock.state().equals("breached") && !clock.isDone();
                    case OWED ->
                        !clock.isDone()
                                && Stream.of("open", "acted", "breached").anyMatch(clock.state()::equals);
                };
    }
}
