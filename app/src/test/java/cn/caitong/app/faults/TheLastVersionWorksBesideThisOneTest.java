package cn.caitong.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.faults.Rollout.Node;
import cn.caitong.engine.store.EmbeddedDatabase;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * An upgrade without a standstill: this version migrates while the last one works, both take messages and do each other's work,
 * then the last one goes. And the way back: the last one starts again on the migrated database.
 */
@Tag("system")
class TheLastVersionWorksBesideThisOneTest {
    @Test
    void bothWorkOnOneDatabaseAndLoseNothing(@TempDir Path folder) throws Exception {
        HubVersion last = LastVersion.in(folder.resolve("last"));
        try (EmbeddedDatabase database = EmbeddedDatabase.start(folder.resolve("elsewhere"), 0);
                Rollout rollout = new Rollout(folder, database.settings())) {
            Node old = rollout.start("last", last);
            rollout.workThrough(old, 3);
            assertThat(rollout.knows(LastVersion.newestMigration())).isFalse();
            Node young = rollout.start("this", HubVersion.current());
            assertThat(rollout.knows(LastVersion.newestMigration())).isTrue();
            rollout.workThrough(old, 3);
            rollout.workThrough(young, 3);
            old.stop();
            rollout.workThrough(young, 3);
            Node back = rollout.start("back", last);
            young.stop();
            rollout.workThrough(back, 3);
            assertThat(rollout.faultsAtTheEnd()).isEmpty();
        }
    }
}
