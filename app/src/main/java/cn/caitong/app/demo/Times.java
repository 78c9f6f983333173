package cn.caitong.app.demo;

import cn.caitong.engine.settings.SettingsNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** The demo's times as people write them: Asia/Shanghai, to the minute. */
final class Times {
    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    static LocalDateTime minute(SettingsNode node, String key) {
        try {
            return LocalDateTime.parse(node.text(key), MINUTE);
        } catch (DateTimeException wrong) {
            throw node.refuse(
                    key, "must be a time such as 2026-02-14 09:00; correct it", "须为形如 2026-02-14 09:00 的时间；请更正");
        }
    }

    static String print(LocalDateTime minute) {
        return MINUTE.format(minute);
    }

    static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, Script.ZONE);
    }

    static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, Script.ZONE);
    }

    /** The last day of a term that ends, exclusively, at that instant. */
    static LocalDate lastDay(Instant end) {
        return day(end.minusNanos(1));
    }
}
