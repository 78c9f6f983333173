package cn.caitong.simulators.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.simulators.ledger.Fate;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.security.KeyPairGenerator;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Base64;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class BooksOfAFileCentreSurviveTest {
    private static final Path SAMPLES = Path.of("..", "mappings", "dialects", "cqck", "samples", "wire");
    private static final String FILE = "TK_CT-5b1f0c9a7d2e4386-1.csv";
    private static final String RESULT = "TK_CT-5b1f0c9a7d2e4386-1_JG.csv";

    @Test
    void theSameFileTwiceIsOneRefundAlsoAfterARestart(@TempDir Path folder) throws Exception {
        Path key = key(folder);
        byte[] first;
        try (var centre = open(key, folder)) {
            centre.receive(Files.readString(
                    SAMPLES.resolve("in-receipt.csv"), FileDialect.CQCK.wire().encoding()));
            centre.plan("CK20260128000001", Fate.credited(Duration.ofHours(1)));
            lay(centre);
            first = awaitResult(centre);
        }
        try (var centre = open(key, folder)) {
            assertThat(centre.ledger().refunds()).hasSize(1);
            Files.delete(centre.folders().resolve("from-hub-results").resolve(RESULT));
            lay(centre);
            assertThat(awaitResult(centre)).isEqualTo(first);
            assertThat(centre.ledger().refunds()).hasSize(1);
            centre.settleUntil(InstantSource.system().instant().plus(Duration.ofDays(1)));
            assertThat(centre.ledger().standingRefunds("CK20260128000001")).isEqualTo(1);
        }
    }

    @Test
    void aReceiptIsReportedAgainInAMessageOfItsOwn(@TempDir Path folder) throws Exception {
        try (var centre = open(key(folder), folder)) {
            var receipts = centre.receiveAll(Files.readString(
                    SAMPLES.resolve("in-receipt.csv"), FileDialect.CQCK.wire().encoding()));
            centre.reportAgain("CK20260128000001");
            assertThat(centre.ledger().unsent())
                    .hasSize(2)
                    .doesNotHaveDuplicates()
                    .allSatisfy(message -> assertThat(message.about()).contains("CK20260128000001"));
            assertThat(centre.ledger().receipts()).isEqualTo(receipts);
        }
    }

    private static SftpCentre open(Path key, Path folder) {
        return SftpCentre.open(
                SftpSettings.stepped("500229", FileDialect.CQCK, "caitong", "secret", key),
                folder.resolve("centre"),
                InstantSource.system());
    }

    private static void lay(SftpCentre centre) throws IOException {
        Path file = centre.folders().resolve("from-hub").resolve(FILE);
        Path aside = file.resolveSibling(FILE + ".part");
        Files.copy(SAMPLES.resolve("out-refund.csv"), aside);
        Files.move(aside, file, StandardCopyOption.ATOMIC_MOVE);
    }

    private static byte[] awaitResult(SftpCentre centre) throws IOException {
        Path result = centre.folders().resolve("from-hub-results").resolve(RESULT);
        await().atMost(Duration.ofMinutes(1)).until(() -> Files.exists(result));
        return Files.readAllBytes(result);
    }

    private static Path key(Path folder) throws Exception {
        var generator = KeyPairGenerator.getInstance("RSA");
        generator.initialize(2048);
        String pem = Base64.getEncoder()
                .encodeToString(generator.generateKeyPair().getPrivate().getEncoded());
        return Files.writeString(
                folder.resolve("key"), "-----BEGIN PRIVATE KEY-----\n" + pem + "\n-----END PRIVATE KEY-----\n");
    }
}
