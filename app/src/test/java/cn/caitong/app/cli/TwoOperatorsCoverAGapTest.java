package cn.caitong.app.cli;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.recalculation.CalendarVersions;
import cn.caitong.engine.recovery.Recovery;
import cn.caitong.engine.store.EmbeddedDatabase;
import cn.caitong.engine.store.HubDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class TwoOperatorsCoverAGapTest {
    @Test
    void oneDeclaresAndAnotherConfirms(@TempDir Path home) throws Exception {
        String wang = OperatorFiles.of(home, "wang").toString();
        String li = OperatorFiles.of(home, "li").toString();
        try (EmbeddedDatabase embedded = EmbeddedDatabase.start(home.resolve(".hub/postgres"), 0);
                HubDatabase database = HubDatabase.open(embedded.settings())) {
            Transactions transactions = new Transactions(database.dataSource(), TransactionListener.NONE);
            new MonthPartitions(transactions).ensure();
            assertThat(hub(home)).matches(run -> run.exit() == 0 && run.out().contains("无缺口"));
            refused(hub(home, "declare", "portal", "--reason", "x", "--token", wang), "Nothing is waited for");

            restored(transactions);
            assertThat(hub(home))
                    .matches(run -> run.exit() == 1)
                    .matches(run -> run.out().contains("portal     waited for · 待补齐  its word"));
            refused(hub(home, "confirm", "portal", "--token", li), "Declare it first");
            assertThat(hub(home, "doubts", "portal").out()).contains("无存疑资金指令");
            inDoubt(transactions);
            assertThat(hub(home, "doubts", "portal").out()).contains("AP-1", "payment", "not asked yet", "1 in doubt");
            assertThat(hub(home, "doubts", "500103").out()).contains("无存疑资金指令");
            assertThat(hub(home, "declare", "portal", "--reason", "has sent all again", "--token", wang)
                            .out())
                    .contains("./hub recovery confirm portal");
            assertThat(hub(home).out()).contains("declared by wang", "has sent all again");
            refused(hub(home, "confirm", "portal", "--token", wang), "another person");
            assertThat(hub(home, "refuse", "portal", "--token", li).exit()).isZero();
            assertThat(hub(home).out()).contains("waited for");

            assertThat(hub(home, "declare", "portal", "--reason", "and now it has", "--token", li)
                            .exit())
                    .isZero();
            assertThat(hub(home, "confirm", "portal", "--token", wang).out()).contains("已补齐");
            assertThat(hub(home)).matches(run -> run.exit() == 0 && run.out().contains("money may leave · 资金指令恢复"));
        }
    }

    /** A hub has begun to run on a backup of yesterday's. */
    private static void restored(Transactions transactions) {
        transactions
                .jdbc()
                .sql("update recovery set since = legal_now() - interval '1 day'")
                .update();
        new Recovery(
                        transactions,
                        new LegalTime(transactions),
                        new EvidenceLog(transactions),
                        new CalendarVersions(transactions))
                .with("portal", "500000", false)
                .sweep();
    }

    private static void inDoubt(Transactions transactions) {
        transactions.jdbc().sql("""
            insert into outgoing (id, case_id, flow, jurisdiction, partner, type, money, order_key, business_id, state,
                                  next_attempt_at, created_at)
            values (gen_random_uuid(), gen_random_uuid(), 'payment', '500000', 'portal', 'payment.applied.v1', true, 'k', 'AP-1',
                    'ready', legal_now(), legal_now())\
            """).update();
    }

    private static CommandLineRun hub(Path home, String... arguments) {
        String[] all = new String[arguments.length + 1];
        all[0] = "recovery";
        System.arraycopy(arguments, 0, all, 1, arguments.length);
        return CommandLineRun.at(home, all);
    }

    private static void refused(CommandLineRun run, String why) {
        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err()).contains(why);
    }
}
