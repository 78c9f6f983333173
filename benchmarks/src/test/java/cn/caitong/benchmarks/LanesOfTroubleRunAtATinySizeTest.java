package cn.caitong.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.benchmarks.backlog.BacklogLane;
import cn.caitong.benchmarks.hung.HungLane;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which something is wrong with a partner. */
@Tag("system")
class LanesOfTroubleRunAtATinySizeTest {
    private final TinyTerms tiny;

    LanesOfTroubleRunAtATinySizeTest(@TempDir Path folder) throws Exception {
        tiny = new TinyTerms(folder);
    }

    @AfterEach
    void close() throws IOException {
        tiny.close();
    }

    @Test
    void oneIsDeliveredToWhileAnotherHangs() throws Exception {
        assertThat(tiny.printed(new HungLane()))
                .contains("| 64 of its calls hang / without it | ≥ 0.90 by the interval |")
                .contains("128 ready for it");
    }

    @Test
    void oneIsDeliveredToWhileOthersWait() throws Exception {
        assertThat(tiny.printed(new BacklogLane())).contains("| 200 waiting / outbox empty | ≥ 0.85 |");
    }
}
