package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.demo.Agenda.Moment;
import java.time.Duration;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class EveryDayHasItsBeatsTest {
    private static final ScriptStep AT_NINE = step("2026-02-02T09:00");
    private static final ScriptStep BETWEEN = step("2026-02-02T10:12");

    @Test
    void stepsShareAMomentWithABeatOrHaveTheirOwn() {
        assertThat(agenda().stream().map(moment -> moment.at().toString()))
                .containsExactly("2026-02-02T09:00", "2026-02-02T10:12", "2026-02-02T20:00", "2026-02-03T09:00");
        assertThat(agenda().getFirst().steps()).containsExactly(AT_NINE);
        assertThat(agenda().getFirst().beat()).isTrue();
        assertThat(agenda().get(1)).isEqualTo(new Moment(BETWEEN.at(), List.of(BETWEEN), false, false));
    }

    @Test
    void theLastBeatEndsTheDay() {
        assertThat(agenda().stream().filter(Moment::dayEnds).map(Moment::at))
                .containsExactly(LocalDateTime.parse("2026-02-02T20:00"));
    }

    private static List<Moment> agenda() {
        return Agenda.of(new Script(
                LocalDateTime.parse("2026-02-02T08:00"),
                LocalDateTime.parse("2026-02-03T12:00"),
                List.of(LocalTime.of(9, 0), LocalTime.of(20, 0)),
                Duration.ofHours(5),
                List.of(AT_NINE, BETWEEN)));
    }

    private static ScriptStep step(String at) {
        return new ScriptStep(LocalDateTime.parse(at), "500103", new ScriptStep.GoDown());
    }
}
