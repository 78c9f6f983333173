package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class SweepsCanBeAskedForTheirTurnTest {
    private final List<String> turns = new ArrayList<>();
    private final Sweeps sweeps = new Sweeps()
            .every(1, "heartbeat", () -> turns.add("heartbeat"))
            .taking(3_600_000, "broken", () -> {
                throw new IllegalStateException("poison");
            })
            .taking(3_600_000, "sealing", () -> turns.add("sealing"));

    @AfterEach
    void close() {
        sweeps.close();
    }

    @Test
    void thoseThatTakeWorkHaveItHoweverLongTheyWouldHaveWaitedAndWhateverBreaks() {
        sweeps.turnNow();
        assertThat(turns).containsExactly("sealing");
    }
}
