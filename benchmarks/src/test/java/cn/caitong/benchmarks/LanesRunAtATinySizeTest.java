package cn.caitong.benchmarks;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.benchmarks.backlog.BacklogLane;
import cn.caitong.benchmarks.hung.HungLane;
import cn.caitong.benchmarks.measure.Report;
import cn.caitong.benchmarks.payment.PaymentLane;
import cn.caitong.benchmarks.soak.SoakLane;
import cn.caitong.benchmarks.stage.Cluster;
import cn.caitong.benchmarks.stage.Lane;
import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Site;
import cn.caitong.benchmarks.stage.Terms;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A few messages each: what a lane says about them is not looked at, only that it comes to say it. */
@Tag("system")
class LanesRunAtATinySizeTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private static Path folder = Path.of("given by JUnit");

    private static Optional<Cluster> cluster = Optional.empty();
    private static Optional<Terms> terms = Optional.empty();
    private static final List<String> PROGRESS = new ArrayList<>();

    @BeforeAll
    static void start() throws Exception {
        cluster = Optional.of(Cluster.start(folder.resolve("postgres")));
        Site site = Site.open(HOME, folder.resolve("hub"));
        terms = Optional.of(new Terms(0.0002, 1, cluster.get(), site, new Letters(HOME), PROGRESS::add).prepared());
    }

    @AfterAll
    static void stop() throws Exception {
        cluster.orElseThrow().close();
    }

    @Test
    void oneIsDeliveredToWhileAnotherHangs() throws Exception {
        assertThat(printed(new HungLane()))
                .contains("| 64 of its calls hang / without it | ≥ 0.90 by the interval |")
                .contains("128 ready for it");
    }

    @Test
    void oneIsDeliveredToWhileOthersWait() throws Exception {
        assertThat(printed(new BacklogLane())).contains("| 200 waiting / outbox empty | ≥ 0.85 |");
    }

    /** Every transaction of a payment is recorded, replayed and counted; and ten kilobytes of XML are taken in. */
    @Test
    void aPaymentGoesItsWholeWay() throws Exception {
        assertThat(printed(new PaymentLane()))
                .contains("| hub / bare loop | ≥ 0.45, aim 0.70 |")
                .contains("1 payments a run under 20 contracts")
                .contains("| XML, mapped / canonical, passed through | ≥ 0.30, aim 0.60 |");
    }

    /** A process of its own, spoken to over HTTP, that takes each deposit from receipt to credit. */
    @Test
    void aHubsMemoryIsReadWhileItWorks() throws Exception {
        assertThat(printed(new SoakLane()))
                .contains("| live heap / after a tenth | ≤ 1.15 |")
                .contains("after 200 messages");
        assertThat(PROGRESS).anyMatch(line -> line.contains("resident"));
    }

    private static String printed(Lane lane) throws Exception {
        return String.join(
                "\n", lane.run(terms.orElseThrow()).stream().map(Report::print).toList());
    }
}
