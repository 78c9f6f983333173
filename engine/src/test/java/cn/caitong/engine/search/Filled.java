package cn.caitong.engine.search;

import cn.caitong.engine.store.TestDatabase;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Writes rows as the engine would have written them: one tender, its deposits, their messages and clocks. */
final class Filled {
    static final UUID TENDER = new UUID(1, 1);
    static final Instant NOON = Instant.parse("2026-03-02T04:00:00Z");

    private final TestDatabase database;

    Filled(TestDatabase database) {
        this.database = database;
    }

    void tender(String unveilsAt) {
        database.jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner, tender,
                                   unveils_at, opened_at, changed_at)
            values (?, 'tender', 'T-1', 'registered', '{}', 1, 1, '500103', 'app', 'T-1', legal_now() + ?::interval, ?, ?)
            on conflict (id) do update set unveils_at = excluded.unveils_at\
            """).params(TENDER, unveilsAt, at(0), at(0)).update();
    }

    void deposit(int n, String supplier) {
        database.jdbc()
                .sql("""
                    insert into case_file (id, flow, key, parent_id, state, data, schema_version, version, jurisdiction, partner,
                                           tender, lot, supplier, veiled, opened_at, changed_at)
                    values (?, 'deposit', ?, ?, 'held', '{}', 1, 1, '500103', 'centre', 'T-1', '1', ?, true, ?, ?)\
                    """)
                .params(caseId(n), "centre:R" + n, TENDER, supplier, at(n), at(n))
                .update();
    }

    void message(int n, String type, String partner, UUID caseId) {
        database.jdbc()
                .sql("""
                    insert into message (id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest, data_digest,
                                         mapping, receipt, evidence_seq, received_at)
                    values (?, ?, ?, '500103', ?, ?, ?, 'sm3:00', 'sm3:00', 'canonical', '{}', 1, ?)\
                    """)
                .params(
                        messageId(n),
                        partner,
                        "m" + n,
                        caseId.equals(TENDER) ? "tender" : "deposit",
                        type,
                        caseId,
                        at(n))
                .update();
    }

    void waits(int n, UUID caseId, String state, @Nullable String supplier) {
        database.jdbc()
                .sql("""
                    insert into inbox (flow, case_id, case_key, jurisdiction, case_partner, supplier, partner, origin, type,
                                       message_id, arrived_at, key_id, data, state)
                    values ('deposit', ?, 'key', '500103', 'centre', ?, 'centre', 'message', 'x', ?, ?, 'k', '', ?)\
                    """)
                .param(caseId)
                .param(supplier)
                .param(messageId(n))
                .param(at(n))
                .param(state)
                .update();
    }

    void obligation(int n, UUID caseId, String state) {
        database.jdbc()
                .sql("""
                    insert into obligation (id, case_id, flow, name, clause, regime, jurisdiction, partner, debtor, creditor,
                                            basis_event, basis_source, basis_date, calendar_version, provisional, state, due_at,
                                            opened_at, changed_at)
                    values (?, ?, 'deposit', ?, 'C12', 'order-87', '500103', 'centre', 'centre', 'supplier', 'award', 'portal',
                            '2026-03-02', 'v1', false, ?, ?, ?, ?)\
                    """)
                .params(new UUID(4, n), caseId, "C12/" + n, state, at(n), at(0), at(0))
                .update();
    }

    static UUID caseId(int n) {
        return new UUID(2, n);
    }

    /** As intake draws them: by the millisecond. */
    static UUID messageId(int n) {
        return new UUID((NOON.plusSeconds(n).toEpochMilli() << 16) | 0x7000, n);
    }

    private static Object at(int n) {
        return NOON.plusSeconds(n).atOffset(ZoneOffset.UTC);
    }
}
