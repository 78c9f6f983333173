package cn.caitong.app.demo.witness;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.demo.witness.RunningClocks.Running;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.time.Instant;
import java.util.Objects;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AClockIsReadUntilItEndsTest {
    private static final JsonMapper JSON = new JsonMapper();

    private final RunningClocks clocks = new RunningClocks();

    @Test
    void theOneThatIsDueFirstRunsUntilItIsDone() {
        open("C36", "2026-02-28T16:00:00Z");
        open("C37", "2026-03-06T16:00:00Z");
        assertThat(clocks.next()).map(Running::due).hasValue(Times.lastDay(Instant.parse("2026-02-28T16:00:00Z")));
        read("{\"change\":\"discharged\",\"name\":\"C36\",\"on\":\"2026-02-28\"}");
        assertThat(clocks.next()).map(Running::clause).hasValue("C37");
        assertThat(clocks.first()).map(Running::clause).hasValue("C36");
        assertThat(running("C36").done()).isEqualTo("2026-02-28");
    }

    @Test
    void itsLastDayIsLaterAfterAPauseOrWhereItWasLengthened() {
        open("C36", "2026-02-28T16:00:00Z");
        read("{\"change\":\"resumed\",\"name\":\"C36\",\"dueAt\":\"2026-03-04T16:00:00Z\"}");
        assertThat(running("C36").due()).isEqualTo("2026-03-04");
        read("{\"change\":\"extended\",\"name\":\"C36\",\"dueAt\":\"2026-03-05T16:00:00Z\"}");
        assertThat(running("C36").due()).isEqualTo("2026-03-05");
        assertThat(running("C36").basis()).isEqualTo("2026-02-14");
    }

    @Test
    void whatIsVoidIsNotOwedAndWhatWasDoneStaysDone() {
        open("C36", "2026-02-28T16:00:00Z");
        open("N5.2", "2026-02-14T16:00:00Z");
        read("{\"change\":\"discharged\",\"name\":\"N5.2\",\"on\":\"2026-02-14\"}");
        read("{\"change\":\"voided\",\"name\":\"N5.2\",\"why\":\"over\"}");
        read("{\"change\":\"voided\",\"name\":\"C36\",\"why\":\"over\"}");
        assertThat(running("C36").isVoid()).isTrue();
        assertThat(running("N5.2").isVoid()).isFalse();
        assertThat(clocks.next()).isEmpty();
    }

    @Test
    void aChangeToOneThatNeverRanIsNone() {
        read("{\"change\":\"voided\",\"name\":\"C36\",\"why\":\"over\"}");
        assertThat(clocks.all()).isEmpty();
        assertThat(clocks.first()).isEmpty();
    }

    private Running running(String name) {
        return Objects.requireNonNull(clocks.all().get(name), name);
    }

    private void open(String name, String dueAt) {
        read(
                "{\"change\":\"open\",\"name\":\"%1$s\",\"clause\":\"%1$s\",\"basisDate\":\"2026-02-14\",\"dueAt\":\"%2$s\"}"
                        .formatted(name, dueAt));
    }

    private void read(String change) {
        String payload = "{\"obligations\":[" + change + "]}";
        try {
            clocks.read(new Witnessed(Instant.EPOCH, 1, "event.applied", JSON.readTree(payload)));
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(payload, e);
        }
    }
}
