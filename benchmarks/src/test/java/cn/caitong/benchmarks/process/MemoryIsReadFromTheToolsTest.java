package cn.caitong.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MemoryIsReadFromTheToolsTest {
    @Test
    void liveObjectsAreTheHistogramsTotal() {
        assertThat(Memory.total(List.of(
                        "4711:",
                        " num     #instances         #bytes  class name (module)",
                        "   1:        101234        9876543  [B (java.base@25)",
                        "Total        512345       45678901")))
                .isEqualTo(45_678_901);
    }

    @Test
    void residentMemoryIsGivenInKibibytes() {
        assertThat(Memory.resident(
                        List.of("Name:\tjava", "VmHWM:\t  600000 kB", "VmRSS:\t  500000 kB", "Threads:\t80")))
                .isEqualTo(512_000_000);
    }

    @Test
    void whatIsNotThereIsNotTakenForNothing() {
        assertThatThrownBy(() -> Memory.total(List.of("Could not attach")))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("Could not attach");
    }
}
