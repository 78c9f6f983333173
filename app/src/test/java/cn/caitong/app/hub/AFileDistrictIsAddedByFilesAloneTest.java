package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.sftp.FileDialect;
import cn.caitong.simulators.sftp.SftpCentre;
import cn.caitong.simulators.sftp.SftpSettings;
import java.net.ServerSocket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.Charset;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * A hub runs with one district over REST. Then the descriptor and the dialect's folder of CQ-GXQ, which writes files in its own
 * way on its own server, are copied into its home, and the hub is started again.
 */
@Tag("system")
class AFileDistrictIsAddedByFilesAloneTest {
    private static final Path SHIPPED = Path.of("..").toAbsolutePath().normalize();
    private static final String ID = "CQ-GXQ";
    private static final Duration PATIENCE = Duration.ofMinutes(2);

    private final HttpClient http = HttpClient.newHttpClient();

    @Test
    void itsMoneyComesInAndGoesBackInItsOwnFiles(@TempDir Path folder) throws Exception {
        Path home = ADistrictIsAddedByFilesAloneTest.homeWithOneDistrict(folder.resolve("home"));
        int port = freePort();
        HubSettings settings = HubSettings.of(home, Map.of())
                .inFolder(folder.resolve("data"), 0, Map.of(ID, "sftp://localhost:" + port));
        try (Hub hub = Hub.start(settings)) {
            assertThat(hub.partnersOfHub().find(ID)).isEmpty();
            hub.legalTime().beginAt(RunningHub.BEGIN);
        }
        copy("config/partners/CQ-GXQ.yaml", home);
        copy("mappings/dialects/cqgx", home);
        try (Hub hub = Hub.start(settings);
                SftpCentre centre = centre(hub, folder.resolve("centre"), port)) {
            post(hub, "one-thing", Notices.tender("T1"));
            String receipt = Files.readString(
                    SHIPPED.resolve("mappings/dialects/cqgx/samples/wire/in-receipt.txt"), Charset.forName("GBK"));
            centre.receive(receipt.replace("ocds-000000-CQ-2026-0901", "T1").replace("GX20260128000001", "GX1"));
            awaitState(hub, "held");
            post(hub, "portal", Notices.terminated("T1", "2026-11-20T10:00:00+08:00"));
            awaitState(hub, "refund-due");
            post(hub, "one-thing", Notices.envelope("one-thing", "deposit.release-approved.v1", "T1", """
                {"deposit":{"tenderId":"T1","lotId":"1","receiptId":"GX1","holder":"500103"},"ground":"early-release",
                 "approvedBy":{"id":"p-17","role":"purchaser"},"approvedAt":"2026-11-20T11:00:00+08:00"}\
                """));
            awaitState(hub, "refunded");
            assertThat(centre.ledger().refunded("GX1")).isEqualTo(Fen.ofYuan("12000.00"));
            assertThat(centre.ledger().standingRefunds("GX1")).isEqualTo(1);
        }
    }

    private static SftpCentre centre(Hub hub, Path folder, int port) throws Exception {
        return SftpCentre.open(
                SftpSettings.lively(
                                ID,
                                FileDialect.CQGX,
                                "caitong",
                                hub.secrets().shownAtServer(ID),
                                hub.secrets().hostKey(ID))
                        .onPort(port),
                folder,
                InstantSource.system());
    }

    private void post(Hub hub, String partner, String notice) throws Exception {
        HttpRequest request = HttpRequest.newBuilder(URI.create(hub.address() + "/api/messages"))
                .header("Authorization", "Bearer " + hub.secrets().shownByPartner(partner))
                .header("Content-Type", "application/json")
                .POST(BodyPublishers.ofString(notice.replace("500103", ID)))
                .build();
        assertThat(http.send(request, BodyHandlers.ofString()).statusCode()).isEqualTo(202);
    }

    private static void awaitState(Hub hub, String state) {
        await().atMost(PATIENCE)
                .untilAsserted(() -> assertThat(hub.engine()
                                .transactions()
                                .jdbc()
                                .sql("select state from case_file where flow = 'deposit' and key = 'CQ-GXQ:GX1'")
                                .query(String.class)
                                .optional())
                        .contains(state));
    }

    private static void copy(String path, Path home) throws Exception {
        ADistrictIsAddedByFilesAloneTest.copy(SHIPPED.resolve(path), home.resolve(path));
    }

    private static int freePort() throws Exception {
        try (ServerSocket socket = new ServerSocket(0)) {
            return socket.getLocalPort();
        }
    }
}
