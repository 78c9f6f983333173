package cn.caitong.benchmarks.process;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.benchmarks.stage.Site;
import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.engine.hold.MoneyLimits;
import java.math.BigDecimal;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class LimitsAreLiftedTest {
    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();

    @TempDir
    private Path folder = Path.of("given by JUnit");

    @Test
    void partnersMayComeAndBeCalledAsFastAsTheyLike() throws Exception {
        HubHome home = layOut();
        assertThat(called(home)).isNotEmpty().allSatisfy(partner -> {
            assertThat(partner.inbound().perSecond()).isEqualTo(10_000);
            partner.outbound()
                    .ifPresent(outbound ->
                            assertThat(outbound.policy().concurrency()).isEqualTo(64));
        });
    }

    @Test
    void aMillionSmallRefundsAnHourAreNoError() throws Exception {
        MoneyLimits limits = MoneyLimits.load(layOut().home().resolve("config/policies/money-limits.yaml"));
        assertThat(limits)
                .isEqualTo(new MoneyLimits(new MoneyLimits.Limit(1_000_000, new BigDecimal("999999999.00")), Map.of()));
    }

    @Test
    void whatAnEarlierRunLeftIsCleared() throws Exception {
        Path left = layOut().data().resolve("left");
        Files.writeString(left, "of an earlier run");
        layOut();
        assertThat(left).doesNotExist();
    }

    /** Those that are met in files come as fast as they are read. */
    private static List<Partner> called(HubHome home) {
        return PartnerFiles.load(home.home().resolve("config/partners")).stream()
                .filter(partner -> partner.protocol() != Partner.Protocol.SFTP)
                .toList();
    }

    private HubHome layOut() throws Exception {
        Site site = Site.open(HOME, folder.resolve("site"));
        return HubHome.layOut(site, folder.resolve("hub"), URI.create("http://localhost:1"));
    }
}
