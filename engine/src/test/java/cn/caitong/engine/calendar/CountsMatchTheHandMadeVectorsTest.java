package cn.caitong.engine.calendar;

import static cn.caitong.engine.calendar.Calendars.SHIPPED;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.calendar.Term.CalendarDays;
import cn.caitong.engine.calendar.Term.DayTerm;
import cn.caitong.engine.calendar.Term.WorkingDays;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

@Tag("unit")
class CountsMatchTheHandMadeVectorsTest {
    static List<String> vectors() throws IOException {
        return Files.readAllLines(Path.of("src/test/resources/calendar/vectors.jsonl"));
    }

    @ParameterizedTest
    @MethodSource("vectors")
    void aVectorEndsWhereItWasCountedByHand(String line) throws IOException {
        JsonNode vector = new ObjectMapper().readTree(line);

        DueDate counted = SHIPPED.deadline(date(vector, "start"), term(vector));

        assertThat(counted.due()).isEqualTo(date(vector, "due"));
        assertThat(counted.provisional()).isFalse();
        assertThat(Stream.of(counted.earliest(), counted.latest())).containsOnly(counted.due());
        assertThat(counted.calendar()).isEqualTo(SHIPPED.version());
    }

    private static DayTerm term(JsonNode vector) {
        return vector.has("workingDays")
                ? new WorkingDays(vector.get("workingDays").asInt())
                : new CalendarDays(vector.get("calendarDays").asInt());
    }

    private static LocalDate date(JsonNode vector, String field) {
        return LocalDate.parse(vector.get(field).asText());
    }
}
