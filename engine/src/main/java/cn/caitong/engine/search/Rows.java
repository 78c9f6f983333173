package cn.caitong.engine.search;

import cn.caitong.engine.cases.CaseRows;
import cn.caitong.engine.search.ObligationView.Basis;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.NullNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Reads what the statements of this package answer. */
final class Rows {
    private static final ObjectMapper JSON = new ObjectMapper();

    private Rows() {}

    static CaseView caseView(ResultSet row, int n) throws SQLException {
        return new CaseView(
                row.getObject("id", UUID.class),
                CaseRows.location(row),
                row.getString("state"),
                row.getBoolean("unveiled"),
                sums(row),
                instant(row, "opened_at"),
                instant(row, "changed_at"));
    }

    private static @Nullable Sums sums(ResultSet row) throws SQLException {
        @Nullable String currency = row.getString("currency");
        return currency == null
                ? null
                : new Sums(
                        currency,
                        row.getBigDecimal("received"),
                        row.getBigDecimal("refunded"),
                        row.getBigDecimal("forfeited"),
                        row.getBigDecimal("converted"),
                        row.getBigDecimal("claimed"),
                        row.getBigDecimal("paid"),
                        row.getBigDecimal("red"),
                        row.getBigDecimal("deducted"));
    }

    static TimelineEntry timelineEntry(ResultSet row, int n) throws SQLException {
        return new TimelineEntry(instant(row, "at"), row.getString("kind"), json(row.getBytes("payload")));
    }

    private static JsonNode json(byte @Nullable [] text) {
        try {
            return text == null ? NullNode.getInstance() : JSON.readTree(text);
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    static ObligationView obligation(ResultSet row, int n) throws SQLException {
        return new ObligationView(
                row.getObject("id", UUID.class),
                row.getObject("case_id", UUID.class),
                row.getString("name"),
                row.getString("clause"),
                row.getString("regime"),
                row.getString("debtor"),
                row.getString("creditor"),
                new Basis(
                        row.getString("basis_event"),
                        row.getString("basis_source"),
                        row.getObject("basis_date", LocalDate.class)),
                row.getString("calendar_version"),
                row.getBoolean("provisional"),
                row.getString("state"),
                row.getBoolean("standing"),
                perhaps(row, "warn_at"),
                perhaps(row, "act_at"),
                instant(row, "due_at"),
                row.getObject("discharged_on", LocalDate.class));
    }

    static DeliveryView delivery(ResultSet row, int n) throws SQLException {
        return new DeliveryView(
                row.getObject("id", UUID.class),
                row.getString("partner"),
                row.getString("type"),
                row.getString("business_id"),
                row.getString("state"),
                row.getInt("attempt"),
                row.getString("code"),
                perhaps(row, "due_at"),
                instant(row, "created_at"),
                perhaps(row, "ended_at"));
    }

    static Instant instant(ResultSet row, String column) throws SQLException {
        return Objects.requireNonNull(perhaps(row, column));
    }

    private static @Nullable Instant perhaps(ResultSet row, String column) throws SQLException {
        @Nullable OffsetDateTime time = row.getObject(column, OffsetDateTime.class);
        return time == null ? null : time.toInstant();
    }
}
