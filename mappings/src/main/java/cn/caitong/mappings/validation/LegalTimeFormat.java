package cn.caitong.mappings.validation;

import cn.caitong.mappings.message.InstantText;
import com.networknt.schema.ExecutionContext;
import com.networknt.schema.Format;
import java.time.DateTimeException;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoField;
import java.util.function.Predicate;

/** A format that means exactly what the hub can read: RFC 3339 with seconds and offset, no leap second, or a date that exists. */
record LegalTimeFormat(String name, Predicate<String> rule) implements Format {
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
        return InstantText.read(text).isPresent();
    }

    static boolean isDate(String text) {
        try {
            return DateTimeFormatter.ISO_LOCAL_DATE.parse(text).isSupported(ChronoField.EPOCH_DAY);
        } catch (DateTimeException noSuchTime) {
            return false;
        }
    }
}
