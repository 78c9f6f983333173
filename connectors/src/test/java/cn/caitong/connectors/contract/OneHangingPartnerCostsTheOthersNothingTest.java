package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P10 over real sockets, both ways. */
@Tag("contract")
class OneHangingPartnerCostsTheOthersNothingTest {
    private static final String HANGS = "500103";
    private static final String OTHER = "500240";
    private static final Duration PATIENCE = Duration.ofMinutes(1);
    private static final int ALL_ITS_PLACES = 16;

    private Centre hanging;
    private Centre other;
    private ConnectedHub hub;

    @BeforeEach
    void open(@TempDir Path folder) throws Exception {
        hanging = centre(HANGS, Dialect.CQYZ, folder);
        other = centre(OTHER, Dialect.CQSZ, folder);
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        List<Partner> partners = new ArrayList<>();
        for (Centre centre : List.of(hanging, other)) {
            String id = centre == hanging ? HANGS : OTHER;
            Files.writeString(secrets.resolve(id + ".in.sha256"), Tokens.sha256(id + "-token"));
            Files.writeString(secrets.resolve(id + ".out.token"), ContractStage.HUB_TOKEN);
            partners.add(Descriptors.hurried(id, centre.address().toString(), folder));
        }
        hub = new ConnectedHub(folder, partners);
    }

    private static Centre centre(String id, Dialect dialect, Path folder) {
        CentreSettings settings = CentreSettings.stepped(id, dialect, ContractStage.HUB_TOKEN, id + "-token");
        return Centres.calling(settings, folder.resolve(id));
    }

    @AfterEach
    void close() {
        hub.close();
        hanging.close();
        other.close();
    }

    @Test
    void itsCallsHangAndTheOthersRefundsFlow() {
        hanging.misbehave(Misbehaviour.next(Fault.LATE_ANSWER)
                .on(Kind.REFUND, Kind.QUERY)
                .delay(Duration.ofMinutes(1))
                .always());
        for (Story story : stories()) {
            hanging.receive(story.receipt());
            other.receive(story.receipt());
            hub.tell(story.location(HANGS), story.refund(HANGS));
            hub.tell(story.location(OTHER), story.refund(OTHER));
        }
        await().atMost(PATIENCE).untilAsserted(() -> assertThat(states(OTHER)).containsExactly("delivered"));
        assertThat(other.ledger().refunds()).hasSize(stories().size());
        assertThat(states(HANGS))
                .as("nothing that hangs is taken for delivered")
                .doesNotContain("delivered");
        assertThat(hanging.ledger().refunds())
                .as("no more than one call each, and no more at once than it has places")
                .hasSizeLessThanOrEqualTo(stories().size());
    }

    @Test
    void itsOwnMessagesHangAndTheOthersAreTaken() throws IOException {
        List<Socket> dripping = new ArrayList<>();
        try {
            for (int i = 0; i < ALL_ITS_PLACES * 2; i++) {
                dripping.add(announceABodyThatNeverComes());
            }
            other.hubIs(hub.address());
            Story story = stories().getFirst();
            other.receive(story.receipt());
            await().atMost(PATIENCE).untilAsserted(() -> {
                other.sendPending();
                assertThat(other.ledger().unsent()).isEmpty();
            });
            assertThat(hub.jdbc()
                            .sql("select partner from message")
                            .query(String.class)
                            .list())
                    .containsExactly(OTHER);
        } finally {
            for (Socket socket : dripping) {
                socket.close();
            }
        }
    }

    private Socket announceABodyThatNeverComes() throws IOException {
        Socket socket = new Socket("localhost", hub.address().getPort());
        socket.getOutputStream().write("""
            POST /partners/500103/receipts HTTP/1.1\r
            Host: hub\r
            Authorization: Bearer 500103-token\r
            Content-Type: application/json\r
            Content-Length: 1000\r
            \r
            {\
            """.getBytes(StandardCharsets.US_ASCII));
        return socket;
    }

    private static List<Story> stories() {
        List<Story> stories = new ArrayList<>(Story.of(Kind.REFUND));
        stories.addAll(Story.of(Kind.QUERY));
        return stories;
    }

    private List<String> states(String partner) {
        return hub.jdbc()
                .sql("select distinct state from outgoing where inquiry_of is null and partner = ?")
                .param(partner)
                .query(String.class)
                .list();
    }
}
