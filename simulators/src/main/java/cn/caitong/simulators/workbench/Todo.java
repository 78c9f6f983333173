package cn.caitong.simulators.workbench;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * A to-do in the list of a purchaser's people.
 *
 * @param category {@code INVOICE_CONFIRM} or {@code INVOICE_TASK}
 * @param org the purchaser's credit code; only of an invoice
 * @param deadline the last day, Asia/Shanghai
 * @param amount yuan as text with two places
 * @param matter what a task is about; null of an invoice
 * @param receivedAt by the workbench's clock
 * @param digest of the call's bytes: another content under the same id is a conflict
 */
public record Todo(
        String id,
        String category,
        @Nullable String org,
        @Nullable LocalDate deadline,
        String invoice,
        String contract,
        String project,
        String amount,
        @Nullable String matter,
        Instant receivedAt,
        String digest) {
    public static final String INVOICE = "INVOICE_CONFIRM";
    public static final String TASK = "INVOICE_TASK";
}
