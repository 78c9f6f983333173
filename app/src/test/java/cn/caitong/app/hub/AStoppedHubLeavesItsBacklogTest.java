package cn.caitong.app.hub;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.hold.MoneyLimits;
import cn.caitong.engine.intake.Submission;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.time.HubNode;
import cn.caitong.engine.wake.LocalWakeUp;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Whoever stops a hub waits for what is being decided, not for all that waits: a container is given ten seconds to end. */
@Tag("database")
class AStoppedHubLeavesItsBacklogTest {
    private static final int WAITING = 100;

    private volatile Runnable stopping = () -> {};

    @Test
    void toItsNextStart(@TempDir Path folder) {
        try (TestDatabase database = new TestDatabase();
                LocalWakeUp wakeUp = new LocalWakeUp()) {
            Engine engine = new Engine(
                    new Engine.Given(
                            database.database().dataSource(),
                            TransactionListener.NONE,
                            folder,
                            new HubNode("node-1", "test"),
                            new Partners(List.of()),
                            wakeUp,
                            MoneyLimits.load(Path.of("..", "config", "policies", "money-limits.yaml"))),
                    Engine.vault(folder),
                    List.of(new StoppedByItsFirstEvent()));
            stopping = engine::close;
            for (int n = 0; n < WAITING; n++) {
                engine.intake().accept(message("m-" + n));
            }
            engine.drain("counter");
            assertThat(database.jdbc()
                            .sql("select count(*) from inbox where state = 'pending'")
                            .query(Integer.class)
                            .single())
                    .isBetween(1, WAITING - 1);
        }
    }

    private static Submission message(String id) {
        Bytes body = Bytes.of("{}".getBytes(UTF_8));
        return new Submission(
                "p1",
                id,
                "counter.added.v1",
                new Location("counter", "case-" + id, null, "500103", "p1", "T-1", "1", "S-1"),
                body,
                body,
                Digests.SM3.print(Digests.SM3.of(body.array())),
                "identity@1",
                null,
                Instant.parse("2026-03-02T01:00:00Z"));
    }

    private final class StoppedByItsFirstEvent implements Flow {
        @Override
        public String name() {
            return "counter";
        }

        @Override
        public int schemaVersion() {
            return 1;
        }

        @Override
        public Decision decide(CaseFile current, Event event, Context context) {
            stopping.run();
            return Decision.unchanged(current, Outcome.APPLIED, new Reason("noted", "P9", "it changes nothing"));
        }
    }
}
