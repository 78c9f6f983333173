package cn.caitong.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.benchmarks.payment.PaymentLane;
import cn.caitong.benchmarks.soak.SoakLane;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** In which something goes its whole way. */
@Tag("system")
class LanesOfWholeWaysRunAtATinySizeTest {
    private final TinyTerms tiny;

    LanesOfWholeWaysRunAtATinySizeTest(@TempDir Path folder) throws Exception {
        tiny = new TinyTerms(folder);
    }

    @AfterEach
    void close() throws IOException {
        tiny.close();
    }

    /** Every transaction of a payment is recorded, replayed and counted; and ten kilobytes of XML are taken in. */
    @Test
    void aPaymentGoesItsWholeWay() throws Exception {
        assertThat(tiny.printed(new PaymentLane()))
                .contains("| hub / bare loop | ≥ 0.45, aim 0.70 |")
                .contains("1 payments a run under 20 contracts")
                .contains("| XML, mapped / canonical, passed through | ≥ 0.30, aim 0.60 |");
    }

    /** A process of its own, spoken to over HTTP, that takes each deposit from receipt to credit. */
    @Test
    void aHubsMemoryIsReadWhileItWorks() throws Exception {
        assertThat(tiny.printed(new SoakLane()))
                .contains("| live heap / after a tenth | ≤ 1.15 |")
                .contains("after 200 messages");
        assertThat(tiny.progress).anyMatch(line -> line.contains("resident"));
    }
}
