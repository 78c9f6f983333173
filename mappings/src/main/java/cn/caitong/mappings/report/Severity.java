package cn.caitong.mappings.report;

import java.util.Locale;

/** How much an issue matters, in FHIR's four steps: {@code FATAL} and {@code ERROR} refuse a message, the others do not. */
public enum Severity {
    FATAL,
    ERROR,
    WARNING,
    INFORMATION;

    /** The word used in reports: lower case. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** Whether a message with such an issue is refused. */
    public boolean refuses() {
        return this == FATAL || this == ERROR;
    }
}
