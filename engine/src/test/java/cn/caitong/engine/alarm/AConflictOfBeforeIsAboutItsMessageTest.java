package cn.caitong.engine.alarm;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.store.BlankDatabase;
import cn.caitong.engine.store.HubDatabase;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** V047 comes to a database whose alarms are about partners, and name messages. */
@Tag("database")
class AConflictOfBeforeIsAboutItsMessageTest {
    private static final BlankDatabase BLANK = new BlankDatabase();
    private static final String WITHDRAWN = "019cabcd-0000-7000-8000-000000000001";
    private static final String REGISTERED = "019cabcd-0000-7000-8000-000000000002";

    private static final String ROWS = """
        insert into message (id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest, data_digest, mapping, receipt,
                             evidence_seq, received_at)
        values ('%1$s', '%2$s', 'e', '500103', 'tender', '%3$s', gen_random_uuid(), 'sm3:0', 'sm3:0', 'none', '\\x00', 1, legal_now());
        insert into alarm (code, ref, jurisdiction, detail, at)
        values ('message-conflict', '%2$s', '500103', 'Another content came under the id of message %1$s', legal_now());
        """;

    @BeforeAll
    static void upgraded() {
        HubDatabase.migrateTo(BLANK.settings(), "046");
        BLANK.withOwner(ROWS.formatted(WITHDRAWN, "one-thing", "bid.withdrawn.v1"));
        BLANK.withOwner(ROWS.formatted(REGISTERED, "portal", "tender.registered.v1"));
        BLANK.withOwner("insert into alarm (code, ref, jurisdiction, detail, at)"
                + " values ('statement-missing', '500103/2026-03-02', '500103', 'none has come', legal_now())");
        HubDatabase.migrate(BLANK.settings());
    }

    @AfterAll
    static void drop() {
        BLANK.close();
    }

    @Test
    void andAsSecretAsThat() {
        try (HubDatabase database = HubDatabase.open(BLANK.settings())) {
            assertThat(JdbcClient.create(database.dataSource())
                            .sql("select ref || ' ' || veiled from alarm order by id")
                            .query(String.class)
                            .list())
                    .containsExactly(
                            "message:" + WITHDRAWN + " true",
                            "message:" + REGISTERED + " false",
                            "500103/2026-03-02 false");
        }
    }
}
