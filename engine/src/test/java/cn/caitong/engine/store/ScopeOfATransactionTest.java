package cn.caitong.engine.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.dao.DataAccessException;

@Tag("database")
class ScopeOfATransactionTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Transactions transactions = DATABASE.transactions();

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void twoDistricts() {
        DATABASE.empty();
        insertAlarm("500103");
        insertAlarm("500240");
    }

    @Test
    void theHubsOwnWorkSeesEveryDistrict() {
        assertThat(countAlarms()).isEqualTo(2);
    }

    @Test
    void aCallersTransactionSeesItsOwnDistrictsOnly() {
        long seen = transactions.call("read", () -> {
            scope("500103");
            return countAlarms();
        });
        assertThat(seen).isEqualTo(1);
        assertThat(countAlarms()).as("the scope ends with its transaction").isEqualTo(2);
    }

    /** Rows from before the column was there name none: they are seen as they were. */
    @Test
    void rowsBesideACaseAreInItsScope() {
        for (String district : new String[] {"'500103'", "'500240'", "null"}) {
            transactions
                    .jdbc()
                    .sql("insert into case_slot values (gen_random_uuid()::text, gen_random_uuid(), " + district + ")")
                    .update();
        }
        List<String> seen = transactions.call("read", () -> {
            scope("500103");
            return transactions
                    .jdbc()
                    .sql("select coalesce(jurisdiction, 'none') from case_slot order by 1")
                    .query(String.class)
                    .list();
        });
        assertThat(seen).containsExactly("500103", "none");
    }

    @Test
    void withoutAScopeNothingIsSeen() {
        long seen = transactions.call("read", () -> {
            scope("");
            return countAlarms();
        });
        assertThat(seen).isZero();
    }

    @Test
    void writingOutsideTheScopeFails() {
        assertThatThrownBy(() -> transactions.run("write", () -> {
                    scope("500103");
                    insertAlarm("500240");
                }))
                .isInstanceOf(DataAccessException.class)
                .rootCause()
                .hasMessageContaining("row-level security");
    }

    @Test
    void whatIsEvidenceCanNeitherBeDeletedNorRewritten() {
        assertThatThrownBy(() -> transactions.jdbc().sql("delete from evidence").update())
                .rootCause()
                .hasMessageContaining("permission denied");
        assertThatThrownBy(() -> transactions
                        .jdbc()
                        .sql("update message set receipt = ''::bytea")
                        .update())
                .rootCause()
                .hasMessageContaining("permission denied");
    }

    private void scope(String jurisdictions) {
        transactions
                .jdbc()
                .sql("select set_config('caitong.scope', ?, true)")
                .param(jurisdictions)
                .query()
                .singleValue();
    }

    private void insertAlarm(String jurisdiction) {
        transactions
                .jdbc()
                .sql("insert into alarm (code, ref, jurisdiction, detail, at) values ('c', ?, ?, 'd', legal_now())")
                .params(jurisdiction, jurisdiction)
                .update();
    }

    private long countAlarms() {
        return transactions
                .jdbc()
                .sql("select count(*) from alarm")
                .query(Long.class)
                .single();
    }
}
