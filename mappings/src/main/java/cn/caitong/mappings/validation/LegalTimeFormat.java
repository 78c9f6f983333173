package cn.caitong.mappings.validation;

import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/** A format that means exactly what the hub can read: RFC 3339 with seconds and offset, no leap second, or a date that exists. */
record LegalTimeFormat(String name, Predicate<String> rule) implements Format {
    private static final Pattern INSTANT =
            Pattern.compile("^\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})$");

    @Override
    public String getName() {
        return name;
    }

    @Override
    public boolean matches(ExecutionContext context, String value) {
        return rule.test(value);
    }

    @Override
    public String getMessageKey() {
        return "format." + name;
    }

    static boolean isInstant(String text) {
        return INSTANT.matcher(text).matches() && exists(text, DateTimeFormatter.ISO_OFFSET_DATE_TIME);
    }

    static boolean isDate(String text) {
        return exists(text, DateTimeFormatter.ISO_LOCAL_DATE);
    }

    private static boolean exists(String text, DateTimeFormatter format) {
        try {
            return format.parse(text).isSupported(ChronoField.EPOCH_DAY);
        } catch (DateTimeException noSuchTime) {
            return false;
        }
    }
}
