package cn.caitong.simulators.centre;

import cn.caitong.simulators.ledger.Ledger;
import java.time.Instant;
import java.time.format.DateTimeFormatter;

/** What every message of a centre bears: whose it is, its order number, when it was written. */
public record Stamp(String centre, long sequence, Instant at) {
    private static final DateTimeFormatter DAY = DateTimeFormatter.BASIC_ISO_DATE;

    /** {@code 500103-20260128-000101}. */
    public String messageId() {
        return "%s-%s-%06d".formatted(centre, DAY.format(Ledger.day(at)), sequence);
    }
}
