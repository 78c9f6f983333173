package cn.caitong.app.faults;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.faults.Postmaster.Ending;
import cn.caitong.app.kill.HubUnderLoad;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** PostgreSQL goes away under load in each of its ways, and is away for a while; the hub's own watch starts it again. */
@Tag("system")
class RestartedPostgresLosesNothingTest {
    @Test
    void whateverEndsPostgresTheHubGoesOnByItself(@TempDir Path folder) throws Exception {
        try (HubUnderLoad hub = HubUnderLoad.embedded(folder)) {
            Postmaster postmaster = new Postmaster(hub.data().resolve("postgres/data"));
            hub.awaitMore(10, 10);
            for (Ending ending : Ending.values()) {
                ProcessHandle before = postmaster.living();
                postmaster.end(ending);
                hub.awaitMore(10, 10);
                assertThat(postmaster.living()).isNotEqualTo(before);
            }
            stayAway(hub, postmaster);
            hub.awaitMore(10, 10);
            assertThat(hub.faultsAtTheEnd()).isEmpty();
            TurnedAway.assertProper(hub.turnedAway());
        }
    }

    /** Killed, and unable to start until a client has been turned away twice. */
    private static void stayAway(HubUnderLoad hub, Postmaster postmaster) throws Exception {
        int before = hub.turnedAway().size();
        postmaster.forbidStart();
        try {
            postmaster.end(Ending.KILLED);
            hub.begin();
            hub.until("clients are turned away", () -> hub.turnedAway().size() >= before + 2);
        } finally {
            postmaster.allowStart();
        }
    }
}
