package cn.caitong.engine.time;

import cn.caitong.engine.store.Transactions;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;

/** The one row of {@code legal_clock}. Its mark is in the database's time, so that the demo's offset never looks like a jump. */
final class LegalClockRow {
    private final Transactions transactions;

    LegalClockRow(Transactions transactions) {
        this.transactions = transactions;
    }

    record State(Instant highWater, Optional<String> stoppedWhy) {}

    State lock() {
        return transactions
                .jdbc()
                .sql("select high_water, stopped_why from legal_clock for update")
                .query((row, n) -> new State(
                        row.getObject("high_water", OffsetDateTime.class).toInstant(),
                        Optional.ofNullable(row.getString("stopped_why"))))
                .single();
    }

    void raise() {
        update("update legal_clock set high_water = greatest(high_water, database_now())");
    }

    void stop(String why) {
        transactions
                .jdbc()
                .sql("update legal_clock set firing = 'stopped', stopped_why = ?, confirmed_by = null")
                .param(why)
                .update();
    }

    void confirm(String person) {
        transactions.jdbc().sql("""
            update legal_clock
               set firing = 'running', stopped_why = null, confirmed_by = ?,
                   high_water = greatest(high_water, database_now())\
            """).param(person).update();
    }

    Optional<String> stopped() {
        return transactions
                .jdbc()
                .sql("select stopped_why from legal_clock where firing = 'stopped'")
                .query(String.class)
                .optional();
    }

    Optional<Instant> mayFireAt() {
        return transactions
                .jdbc()
                .sql("""
                    select legal_now() from legal_clock
                     where firing = 'running' and database_now() <= high_water + interval '1 hour'\
                    """)
                .query(OffsetDateTime.class)
                .optional()
                .map(OffsetDateTime::toInstant);
    }

    private void update(String sql) {
        transactions.jdbc().sql(sql).update();
    }
}
