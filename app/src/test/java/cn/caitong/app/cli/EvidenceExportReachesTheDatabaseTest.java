package cn.caitong.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.hub.Hub;
import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Heads;
import cn.caitong.engine.evidence.Sealer;
import cn.caitong.engine.store.EmbeddedDatabase;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.time.Ticker;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.jdbc.core.simple.JdbcClient;

@Tag("database")
class EvidenceExportReachesTheDatabaseTest {
    private static final UUID CASE = UUID.randomUUID();

    @Test
    void whetherAHubRunsOrNot(@TempDir Path home) throws Exception {
        Path data = home.resolve(".hub");
        assertThat(export(home, CASE)).as("no key yet").matches(run -> run.exit() == 1);
        SigningKeys.inFolder(data.resolve("keys"));
        assertThat(export(home, CASE).err()).contains("尚无采通数据");

        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(data.resolve("postgres"), 0)) {
            happen(embedded, data);
            assertThat(export(home, CASE).out()).contains("./hub evidence verify");
            assertSound(home);
            assertThat(export(home, UUID.randomUUID()))
                    .matches(run -> run.exit() == 1 && run.err().contains("没有案件"));
            assertVeiledUntilOpening(embedded, home);
            assertHeadsOfDaysThatAreOver(embedded, home);
        }
        assertThat(EmbeddedDatabase.running(data.resolve("postgres"))).isEmpty();
        assertThat(export(home, CASE).exit()).isZero();
        assertSound(home);
        assertThat(EmbeddedDatabase.running(data.resolve("postgres")))
                .as("stopped again")
                .isEmpty();
        Hub.clear(data);
        assertThat(data).as("of --fresh").isDirectoryNotContaining(kept -> !kept.endsWith("lock"));
        assertThat(export(home, CASE).err()).contains("没有签名密钥");
    }

    /** Before opening nobody learns by it that somebody has paid a deposit (P13). */
    private static void assertVeiledUntilOpening(EmbeddedDatabase embedded, Path home) {
        try (HubDatabase database = HubDatabase.open(embedded.settings())) {
            JdbcClient jdbc = new Transactions(database.dataSource(), TransactionListener.NONE).jdbc();
            UUID tender = UUID.randomUUID();
            opened(jdbc, tender, "tender", null, "legal_now() + interval '1 hour'");
            opened(jdbc, CASE, "deposit", tender, "null");
            assertNotThere(home, "veiled");
            jdbc.sql("update case_file set unveils_at = legal_now() where id = ?")
                    .param(tender)
                    .update();
            assertThat(export(home, CASE).exit()).as("opened").isZero();
            jdbc.sql("update case_file set unveils_at = legal_now() + interval '1 hour', flow = 'tender',"
                            + " veiled = false, parent_id = null where id = ?")
                    .param(CASE)
                    .update();
            assertNotThere(home, "a tender's own evidence names who has withdrawn");
            jdbc.sql("update case_file set unveils_at = null, state = 'new' where id = ?")
                    .param(CASE)
                    .update();
            assertNotThere(home, "who withdraws before the tender is registered is held, and in its evidence");
            jdbc.sql("update case_file set unveils_at = legal_now(), state = 'held'")
                    .update();
        }
    }

    /** Of each day that is over and has one. */
    private static void assertHeadsOfDaysThatAreOver(EmbeddedDatabase embedded, Path home) {
        try (HubDatabase database = HubDatabase.open(embedded.settings())) {
            Transactions transactions = new Transactions(database.dataSource(), TransactionListener.NONE);
            LegalTime legalTime = new LegalTime(transactions);
            LocalDate day = transactions
                    .jdbc()
                    .sql("select (max(sealed_at) at time zone 'Asia/Shanghai')::date from evidence_batch")
                    .query(LocalDate.class)
                    .single();
            String newest = new Heads(transactions, Ticker.SYSTEM).latest().toString();
            legalTime.advanceTo(legalTime.now().plus(Duration.ofDays(2)));
            assertThat(CommandLineRun.at(home, "evidence", "heads").out())
                    .isEqualToIgnoringNewLines(day + " " + newest);
            assertThat(CommandLineRun.at(home, "evidence", "heads", "--from", "2020-01-01", "--to", "2020-12-31")
                            .out())
                    .isEmpty();
        }
    }

    private static void assertNotThere(Path home, String why) {
        assertThat(export(home, CASE))
                .as(why)
                .matches(run -> run.exit() == 1 && run.err().contains("没有案件"));
    }

    private static void opened(JdbcClient jdbc, UUID id, String flow, @Nullable UUID parent, String unveilsAt) {
        jdbc.sql("""
            insert into case_file (id, flow, key, parent_id, state, data, schema_version, version, jurisdiction, partner,
                                   tender, veiled, unveils_at, opened_at, changed_at)
            values (?, ?, ?, ?, 'held', '{}', 1, 1, '500103', '500103', 'T', ?, %s, legal_now(), legal_now())\
            """.formatted(unveilsAt))
                .params(id, flow, flow, parent, parent != null)
                .update();
    }

    private static void happen(EmbeddedDatabase embedded, Path data) {
        try (HubDatabase database = HubDatabase.open(embedded.settings())) {
            Transactions transactions = new Transactions(database.dataSource(), TransactionListener.NONE);
            new MonthPartitions(transactions).ensure();
            LegalTime legalTime = new LegalTime(transactions);
            transactions.run(
                    "append",
                    () -> new EvidenceLog(transactions)
                            .append(List.of(new EvidenceEntry(
                                    CASE,
                                    "500103",
                                    "it.happened",
                                    legalTime.now(),
                                    JsonNodeFactory.instance.objectNode()))));
            new Sealer(transactions, legalTime, SigningKeys.inFolder(data.resolve("keys"))).sealWaiting();
        }
    }

    private static CommandLineRun export(Path home, UUID caseId) {
        return CommandLineRun.at(home, "evidence", "export", "--case", caseId.toString(), "--out", file(home));
    }

    private static void assertSound(Path home) {
        String key = home.resolve(".hub/keys").resolve(SigningKeys.PUBLIC_KEYS).toString();
        CommandLineRun run = CommandLineRun.at(home, "evidence", "verify", file(home), "--key", key);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("rows         1").doesNotContain("remark");
    }

    private static String file(Path home) {
        return home.resolve("case.json").toString();
    }
}
