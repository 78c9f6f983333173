package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Event.Origin;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class EventsAreAddedToCasesThatExistTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final UUID CASE = CaseId.of("counter", "one");

    private final Transactions transactions = DATABASE.transactions();
    private final Inbox inbox;

    EventsAreAddedToCasesThatExistTest(@TempDir Path keys) {
        inbox = new Inbox(transactions, new Vault(VaultKeys.inFolder(keys)));
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void oneCase() {
        DATABASE.empty();
        transactions.jdbc().sql("""
            insert into case_file (id, flow, key, state, data, schema_version, version, jurisdiction, partner, opened_at, changed_at)
            values (?, 'counter', 'one', 'counting', '{}', 1, 1, '500103', 'p1', legal_now(), legal_now())\
            """).param(CASE).update();
    }

    @Test
    void theyTakeTheirPlaceFromTheCaseAndKeepTheirOrder() {
        transactions.run("add", () -> inbox.add(List.of(event(CASE, "a"), event(CASE, "b"))));
        assertThat(column("select type || ' ' || case_key || ' ' || case_partner || ' ' || partner from inbox"
                        + " order by id"))
                .containsExactly("a one p1 hub", "b one p1 hub");
    }

    @Test
    void theirDataDoesNotLieOpen() {
        transactions.run("add", () -> inbox.add(List.of(event(CASE, "a"))));
        byte[] stored = transactions
                .jdbc()
                .sql("select data from inbox")
                .query(byte[].class)
                .single();
        assertThat(new String(stored, StandardCharsets.ISO_8859_1)).doesNotContain("6233");
    }

    @Test
    void anEventOfAnUnknownCaseIsAnError() {
        CaseEvent lost = event(CaseId.of("counter", "two"), "a");
        assertThatThrownBy(() -> transactions.run("add", () -> inbox.add(List.of(event(CASE, "a"), lost))))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("1 of 2");
        assertThat(column("select type from inbox")).as("nothing was added").isEmpty();
    }

    private List<String> column(String sql) {
        return transactions.jdbc().sql(sql).query(String.class).list();
    }

    private static CaseEvent event(UUID caseId, String type) {
        Event event = new Event(
                Origin.DELIVERY,
                type,
                JsonNodeFactory.instance.objectNode().put("account", "6233000000000000001"),
                null,
                "hub",
                null,
                null,
                Instant.parse("2026-03-02T01:00:00Z"));
        return new CaseEvent(caseId, event);
    }
}
