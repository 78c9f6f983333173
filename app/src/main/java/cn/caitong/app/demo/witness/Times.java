package cn.caitong.app.demo.witness;

import cn.caitong.engine.settings.SettingsNode;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.ResolverStyle;

/** The demo's times as people write them: Asia/Shanghai, to the minute. */
public final class Times {
    /** Where all happens. */
    public static final ZoneId ZONE = ZoneId.of("Asia/Shanghai");

    private static final DateTimeFormatter MINUTE =
            DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm").withResolverStyle(ResolverStyle.STRICT);

    private Times() {}

    public static LocalDateTime minute(SettingsNode node, String key) {
        try {
            return LocalDateTime.parse(node.text(key), MINUTE);
        } catch (DateTimeException wrong) {
            throw node.refuse(
                    key, "must be a time such as 2026-02-14 09:00; correct it", "须为形如 2026-02-14 09:00 的时间；请更正");
        }
    }

    public static String print(LocalDateTime minute) {
        return MINUTE.format(minute);
    }

    public static LocalDateTime local(Instant at) {
        return LocalDateTime.ofInstant(at, ZONE);
    }

    public static LocalDate day(Instant at) {
        return LocalDate.ofInstant(at, ZONE);
    }

    /** The last day of a term that ends, exclusively, at that instant. */
    public static LocalDate lastDay(Instant end) {
        return day(end.minusNanos(1));
    }
}
