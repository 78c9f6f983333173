package cn.caitong.benchmarks.rows;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.store.TestDatabase;
import java.sql.SQLException;
import java.util.UUID;
import javax.sql.DataSource;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A made-up case that arrives, is decided and leaves the inbox; what each step left is then written for other cases. */
@Tag("database")
class WhatTheHubLeftIsWrittenForOthersTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID CASE = CaseId.of("deposit", "h:R0000");
    private static final UUID OTHER = CaseId.of("deposit", "h:R0007");

    private final DataSource source = DATABASE.database().dataSource();
    private final Names names = new Names("h", "R0000", "R%04d"::formatted);

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void insertedRowsAreWrittenWithTheOtherCasesNames() throws Exception {
        Footprint opened = footprint(this::open);
        opened.commit(source, 7);
        assertThat(read("select key || ' ' || state || ' ' || (data ->> 'item') from case_file where id = ?"))
                .isEqualTo("h:R0007 held h:R0007");
    }

    @Test
    void onlyChangedColumnsAreUpdated() throws Exception {
        Footprint opened = footprint(this::open);
        Footprint decided = footprint(() -> run("update case_file set state = 'due', version = 2 where id = ?"));
        assertThat(decided.statements()).containsExactly("update case_file set state = ?, version = ? where id = ?");
        opened.commit(source, 7);
        decided.commit(source, 7);
        assertThat(read("select state || version from case_file where id = ?")).isEqualTo("due2");
    }

    /** The database numbers the inbox: its rows are found again by their case. */
    @Test
    void rowsThatTheDatabaseNumbersAreDeletedByTheirCase() throws Exception {
        Footprint arrived = footprint(this::arrive);
        Footprint taken = footprint(() -> run("delete from inbox where case_id = ?"));
        arrived.commit(source, 7, 8);
        assertThat(read("select count(*)::text from inbox where case_id = ?")).isEqualTo("1");
        taken.commit(source, 7);
        assertThat(read("select count(*)::text from inbox where case_id = ?")).isEqualTo("0");
    }

    @Test
    void aPartOfItConcernsSomeTablesOnly() throws Exception {
        Footprint both = footprint(() -> {
            open();
            arrive();
        });
        assertThat(both.statements()).hasSize(2);
        assertThat(both.only("inbox"::equals).statements())
                .singleElement()
                .asString()
                .startsWith("insert into inbox");
    }

    @Test
    void whatFailsLeavesNothing() throws Exception {
        Footprint both = footprint(() -> {
            arrive();
            open();
        });
        both.commit(source, 7);
        run("delete from inbox where case_id in (?, '%s')".formatted(OTHER));
        assertThatThrownBy(() -> both.commit(source, 7)).isInstanceOf(SQLException.class);
        assertThat(read("select count(*)::text from inbox where case_id = ?")).isEqualTo("0");
    }

    private Footprint footprint(Runnable step) {
        Snapshot before = Snapshot.of(source);
        step.run();
        return Footprint.between(before, Snapshot.of(source), names);
    }

    private void open() {
        run("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner,
                                   opened_at, changed_at)
            values (?, 'deposit', 'h:R0000', 'held', '{"item": "h:R0000"}', 1, 1, '500103', 'h', now(), now())\
            """);
    }

    private void arrive() {
        run("""
            insert into inbox (flow, case_id, case_key, jurisdiction, case_partner, partner, origin, type, arrived_at,
                               key_id, data)
            values ('deposit', ?, 'h:R0000', '500103', 'h', 'h', 'message', 'deposit.received.v1', now(), 'k', '')\
            """);
    }

    private void run(String sql) {
        DATABASE.jdbc().sql(sql).param(CASE).update();
    }

    private String read(String sql) {
        return DATABASE.jdbc().sql(sql).param(OTHER).query(String.class).single();
    }
}
