package cn.caitong.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.faults.CommitThief.Loss;
import cn.caitong.app.faults.CommitThief.Theft;
import cn.caitong.app.kill.HubUnderLoad;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.TestDatabase;
import java.net.URI;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A session is lost at COMMIT, once before and once after it happened, in each kind of transaction that takes, decides, sends or
 * tells. The hub cannot know which it was; whatever it does about it may happen once only.
 */
@Tag("system")
class ALostCommitCountsOnceTest {
    /** What only these transactions say: intake, decision, clock, fan-out, mark and end of a refund, seal. */
    private static final List<List<String>> KINDS = List.of(
            List.of("insert into message"),
            List.of("insert into case_file"),
            List.of("mark_clocks("),
            List.of("delete from fan_out"),
            List.of("insert into attempt", "deposit.refund-instructed"),
            List.of("update attempt t set outcome", "deposit.refund-instructed"),
            List.of("insert into evidence_batch"));

    @Test
    void nothingIsTakenPaidOrToldTwice(@TempDir Path folder) throws Exception {
        try (TestDatabase database = new TestDatabase();
                CommitThief thief = new CommitThief(port(database.settings()));
                HubUnderLoad hub = HubUnderLoad.on(through(thief, database.settings()), database.settings(), folder)) {
            hub.awaitMore(10, 5);
            for (Loss loss : Loss.values()) {
                for (List<String> words : KINDS) {
                    thief.steal(new Theft(loss, words));
                    hub.until("the commit of “" + words + "” is stolen", thief::hasStolen);
                }
            }
            hub.awaitMore(10, 10);
            assertThat(hub.faultsAtTheEnd()).isEmpty();
            TurnedAway.assertProper(hub.turnedAway());
        }
    }

    private static int port(DatabaseSettings settings) {
        return URI.create(settings.url().substring("jdbc:".length())).getPort();
    }

    private static DatabaseSettings through(CommitThief thief, DatabaseSettings itself) {
        String url = itself.url().replaceFirst("//[^/]*/", "//127.0.0.1:" + thief.port() + "/");
        return new DatabaseSettings(url + "?sslmode=disable&gssEncMode=disable", itself.owner(), itself.app());
    }
}
