package cn.caitong.connectors.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import cn.caitong.simulators.rest.Kind;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** P10 for files: a server that accepts connections and says nothing, ever, in both directions. */
@Tag("contract")
class OneHangingServerCostsTheOthersNothingTest {
    private static final String HANGS = "500229";
    private static final String OTHER = "500240";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @Test
    void itsFilesWaitAndTheOthersRefundsFlow(@TempDir Path folder) throws Exception {
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        CentreSettings settings =
                CentreSettings.stepped(OTHER, Dialect.CQSZ, ContractStage.HUB_TOKEN, ContractStage.OWN_TOKEN);
        Files.writeString(secrets.resolve(OTHER + ".in.sha256"), Tokens.sha256(ContractStage.OWN_TOKEN));
        Files.writeString(secrets.resolve(OTHER + ".out.token"), ContractStage.HUB_TOKEN);
        Centres.drawFor(HANGS, secrets);
        try (ServerSocket mute = new ServerSocket(0, 200);
                Centre other = Centres.calling(settings, folder.resolve(OTHER));
                ConnectedHub hub = new ConnectedHub(
                        folder,
                        List.of(
                                Descriptors.hurried(HANGS, "sftp://localhost:" + mute.getLocalPort(), folder),
                                Descriptors.hurried(OTHER, other.address().toString(), folder)))) {
            List<Story> stories = Story.of(Kind.REFUND);
            for (Story story : stories) {
                other.receive(story.receipt());
                hub.tell(story.location(HANGS), story.refund(HANGS));
                hub.tell(story.location(OTHER), story.refund(OTHER));
            }
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(other.ledger().refunds()).hasSize(stories.size()));
            await().atMost(PATIENCE)
                    .untilAsserted(() -> assertThat(states(hub, OTHER)).containsExactly("delivered"));
            assertThat(states(hub, HANGS))
                    .as("nothing that hangs is taken for delivered")
                    .doesNotContain("delivered");
            assertThat(attempts(hub)).as("nothing was said to it").doesNotContain("delivered", "unknown");
        }
    }

    private static List<String> states(ConnectedHub hub, String partner) {
        return hub.jdbc()
                .sql("select distinct state from outgoing where inquiry_of is null and partner = ?")
                .param(partner)
                .query(String.class)
                .list();
    }

    private static List<String> attempts(ConnectedHub hub) {
        return hub.jdbc()
                .sql("select distinct coalesce(a.outcome, 'open') from attempt a join outgoing o on o.id ="
                        + " a.outgoing_id where o.partner = ?")
                .param(HANGS)
                .query(String.class)
                .list();
    }
}
