package cn.caitong.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.delivery.PartnerPolicy.OnUnknown;
import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class WrongDescriptorsStopTheStartTest {
    private static final String LEAST = """
        id: "500999"
        name: 测试交易中心
        jurisdiction: "500103"
        role: trading-centre
        protocol: rest
        dialect: cqyz
        reports: [deposit.received.v1]
        inbound: { channels: [receipts] }
        """;

    @TempDir
    private Path folder = Path.of("given by JUnit");

    @Test
    void whatIsLeftOutTakesTheDefaults() throws IOException {
        Partner partner = load(LEAST + "outbound: { baseUrl: http://localhost:1 }\n");
        assertThat(partner.inbound().maxBytes()).isEqualTo(PartnerReader.MAX_BYTES);
        assertThat(partner.inbound().perSecond()).isEqualTo(PartnerReader.PER_SECOND);
        Outbound outbound = partner.outbound().orElseThrow();
        assertThat(outbound.connectTimeout()).isEqualTo(Duration.ofSeconds(2));
        assertThat(outbound.policy().concurrency()).isEqualTo(PartnerReader.OUTBOUND_CONCURRENCY);
    }

    @Test
    void everyDescriptorThatIsShippedLoads() {
        List<Partner> shipped = PartnerFiles.load(Path.of("..", "config", "partners"));
        assertThat(shipped)
                .extracting(Partner::id)
                .containsExactly(
                        "500102",
                        "500103",
                        "500106",
                        "500229",
                        "500240",
                        "CQ-GXQ",
                        "one-thing",
                        "portal",
                        "treasury",
                        "ykz");
        Outbound centre = shipped.get(1).outbound().orElseThrow();
        assertThat(centre.baseUrl()).isEqualTo("http://localhost:18103");
        assertThat(centre.answerTimeout()).isEqualTo(Duration.ofSeconds(10));
        assertThat(centre.policy().lease()).isEqualTo(Duration.ofMinutes(1));
        assertThat(centre.policy().onUnknown().get("deposit.refund-instructed.v1"))
                .isEqualTo(
                        new OnUnknown.Ask("deposit.refund-status-requested.v1", List.of("deposit", "instructionId")));
    }

    @Test
    void anUnknownKeyIsNamed() {
        refuses(LEAST + "colour: red\n", "colour");
    }

    @Test
    void aMissingKeyIsNamed() {
        refuses(LEAST.replace("role: trading-centre\n", ""), "role");
    }

    @Test
    void aValueOfTheWrongShapeIsNamedWithItsPlace() {
        refuses(LEAST.replace("channels: [receipts]", "channels: [receipts], perSecond: 0"), "inbound.perSecond");
    }

    @Test
    void aDuplicateKeyIsRefused() {
        refuses(LEAST + "id: \"500998\"\n", "(file)");
    }

    @Test
    void theFileMustBearTheId() {
        refuses(LEAST.replace("500999", "500998"), "id");
    }

    @Test
    void aLeaseTooShortToBeKeptIsRefused() {
        refuses(LEAST + "outbound: { baseUrl: http://localhost:1, lease: PT0.5S }\n", "outbound");
    }

    @Test
    void timesThatACallCouldOutlastItsLeaseByAreRefused() {
        refuses(LEAST + "outbound: { baseUrl: http://localhost:1, answerTimeout: PT27S }\n", "outbound");
    }

    /** To the client, no time at all is for ever. */
    @ParameterizedTest
    @ValueSource(strings = {"connectTimeout: PT0S", "answerTimeout: PT0S", "connectTimeout: PT0.0001S"})
    void aCallWithoutATimeIsRefused(String time) {
        refuses(LEAST + "outbound: { baseUrl: http://localhost:1, " + time + " }\n", "outbound");
    }

    @ParameterizedTest
    @ValueSource(strings = {"sftp://localhost:1", "ftp://localhost:1"})
    void anAddressOfAnotherProtocolIsRefused(String address) {
        refuses(LEAST + "outbound: { baseUrl: " + address + " }\n", "outbound.baseUrl");
    }

    /** A slip in a name would show as refusals of what the partner says, or as questions that nobody asks. */
    @Test
    void typesThatAreNoneOrGoTheOtherWayAreRefused() {
        refuses(LEAST.replace("deposit.received.v1", "deposit.recieved.v1"), "reports");
        refuses(LEAST.replace("deposit.received.v1", "deposit.refund-instructed.v1"), "reports");
        String outbound = LEAST + "outbound: { baseUrl: http://localhost:1, onUnknown: { %s } }\n";
        refuses(outbound.formatted("deposit.refund-instructd.v1: person"), "outbound.onUnknown");
        refuses(
                outbound.formatted("deposit.refund-instructed.v1: { ask: deposit.status.v1, fields: [] }"),
                "outbound.onUnknown");
    }

    @ParameterizedTest
    @ValueSource(strings = {"500998.yml", "500998.YAML"})
    void aFileThatNobodyWouldReadIsRefused(String name) throws IOException {
        Files.writeString(folder.resolve(name), LEAST.replace("500999", "500998"));
        assertThatThrownBy(() -> PartnerFiles.load(folder))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(name);
    }

    /** Its queues are the hub's own, and their names follow from its id, which is one word of them. */
    @Test
    void aPartnerOfQueuesNeedsNoAddressAndMayNameNone() throws IOException {
        String queues =
                LEAST.replace("protocol: rest", "protocol: amqp").replaceFirst("dialect: \\S+", "dialect: canonical");
        assertThat(load(queues + "outbound: {}\n").protocol()).isEqualTo(Partner.Protocol.AMQP);
        refuses(queues + "outbound: { baseUrl: http://localhost:1 }\n", "outbound.baseUrl");
        refuses(queues.replace("dialect: canonical", "dialect: cqyz"), "dialect");
        refuses(LEAST + "outbound: {}\n", "outbound.baseUrl");
        refuses(LEAST.replace("\"500999\"", "a.in"), "id");
    }

    private void refuses(String content, String key) {
        assertThatThrownBy(() -> load(content)).isInstanceOfSatisfying(InvalidSettingsException.class, refused -> {
            assertThat(refused.key()).isEqualTo(key);
            assertThat(refused).hasMessageContaining("500999.yaml");
        });
    }

    private Partner load(String content) throws IOException {
        Files.writeString(folder.resolve("500999.yaml"), content);
        return PartnerFiles.load(folder).getFirst();
    }
}
