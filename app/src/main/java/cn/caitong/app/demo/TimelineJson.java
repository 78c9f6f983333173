package cn.caitong.app.demo;

import cn.caitong.app.demo.witness.Times;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import org.jspecify.annotations.Nullable;

/** A timeline as JSON lines: {@code at} with the offset of Asia/Shanghai, {@code due} a legal date or null. */
final class TimelineJson {
    private static final DateTimeFormatter AT = DateTimeFormatter.ISO_OFFSET_DATE_TIME;

    private TimelineJson() {}

    static String of(TimelineLine line) {
        ObjectNode json = JsonNodeFactory.instance
                .objectNode()
                .put("at", AT.format(line.at().truncatedTo(ChronoUnit.MILLIS).atZone(Times.ZONE)))
                .put("case", line.subject())
                .put("flow", line.flow())
                .put("event", line.event())
                .put("state", line.state())
                .put("clause", line.clause());
        return json.put("due", print(line.due())).toString();
    }

    private static @Nullable String print(@Nullable LocalDate date) {
        return date == null ? null : date.toString();
    }
}
