package cn.caitong.engine.money;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.BlankDatabase;
import cn.caitong.engine.store.HubDatabase;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.jdbc.core.simple.JdbcClient;

/** V024 comes to a database in which a refund is on its way and a claim is reserved, while a node of before still writes. */
@Tag("database")
class TheLedgerIsWidenedWithItsRowsTest {
    private static final BlankDatabase BLANK = new BlankDatabase();

    private static final String ROWS = """
        insert into received_item (id, partner, receipt_id, case_id, jurisdiction, currency, received, %1$s, received_at)
        values ('%2$s', '500103', '%3$s', '%2$s', '500103', 'CNY', 100, 80, legal_now());
        insert into money_obligation (id, item_id, case_id, jurisdiction, purpose, line, amount, state, opened_at, changed_at)
        values ('%2$s', '%2$s', '%2$s', '500103', '%4$s', '', 80, 'open', legal_now(), legal_now());
        insert into instruction (obligation_id, n, wire_id, case_id, jurisdiction, amount, state, issued_at, changed_at)
        values ('%2$s', 1, 'CT-%3$s', '%2$s', '500103', 80, 'delivered', legal_now(), legal_now());
        """;

    @BeforeAll
    static void upgraded() {
        HubDatabase.migrateTo(BLANK.settings(), "023.2");
        BLANK.withOwner(ROWS.formatted("refunded", "00000000-0000-4000-8000-000000000001", "R-1", "refund"));
        BLANK.withOwner(ROWS.formatted("claimed", "00000000-0000-4000-8000-000000000002", "R-2", "claim"));
        HubDatabase.migrate(BLANK.settings());
        BLANK.withOwner(ROWS.formatted("refunded", "00000000-0000-4000-8000-000000000003", "R-3", "refund"));
    }

    @AfterAll
    static void drop() {
        BLANK.close();
    }

    @Test
    void whatWasInstructedBeforeOrByANodeOfBeforeIsItsOwnCarrier() {
        asked(jdbc -> assertThat(jdbc.sql("select carrier from instruction where carrier = wire_id order by 1")
                        .query(String.class)
                        .list())
                .containsExactly("CT-R-1", "CT-R-2", "CT-R-3"));
    }

    @Test
    void whatWasReservedBeforeStillBounds() {
        asked(jdbc -> {
            assertThat(jdbc.sql("update received_item set red = 10, deducted = 10")
                            .update())
                    .isEqualTo(3);
            assertThatThrownBy(() -> jdbc.sql("update received_item set paid = 0.01 where receipt_id = 'R-1'")
                            .update())
                    .hasMessageContaining("parts_within_received");
        });
    }

    private static void asked(Consumer<JdbcClient> question) {
        try (HubDatabase database = HubDatabase.open(BLANK.settings())) {
            question.accept(JdbcClient.create(database.dataSource()));
        }
    }
}
