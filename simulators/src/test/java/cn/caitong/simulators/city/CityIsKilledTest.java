package cn.caitong.simulators.city;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.CityMain;
import cn.caitong.simulators.log.JsonLines;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The judge must survive what it judges: kill -9, and the books and the ports are the same. */
@Tag("contract")
class CityIsKilledTest {
    private final Path dir;

    CityIsKilledTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void whatWasAnsweredIsThereAfterwards() throws Exception {
        var first = start();
        try (var admin = new Admin(address())) {
            admin.post("/centres/500103/receipts", Admin.sample("cqyz", "in-receipt"));
            admin.post("/centres/500240/receipts", Admin.sample("cqsz", "in-receipt"));
        } finally {
            first.destroyForcibly().waitFor();
        }
        Files.delete(dir.resolve("city.json"));

        var second = start();
        try (var admin = new Admin(address())) {
            assertThat(admin.get("/centres/500103/ledger")).contains("YZ20260128000001");
            assertThat(admin.get("/centres/500240/ledger")).contains("SZSK0000231");
            assertThat(admin.get("/centres")).contains("\"unsent\":1");
        } finally {
            second.destroyForcibly().waitFor();
        }
    }

    private Process start() throws IOException {
        var java = Path.of(System.getProperty("java.home"), "bin", "java").toString();
        var city = new ProcessBuilder(
                        java,
                        "-XX:TieredStopAtLevel=1",
                        "-cp",
                        System.getProperty("java.class.path"),
                        CityMain.class.getName(),
                        "--dir",
                        dir.toString(),
                        "--centres",
                        "500103:cqyz,500240:cqsz")
                .redirectErrorStream(true)
                .redirectOutput(dir.resolve("city.log").toFile())
                .start();
        Awaitility.await()
                .atMost(Duration.ofMinutes(2))
                .until(() -> Files.exists(dir.resolve("city.json")) || !city.isAlive());
        assertThat(city.isAlive()).as(Files.readString(dir.resolve("city.log"))).isTrue();
        return city;
    }

    private URI address() throws IOException {
        var addresses = JsonLines.read(Files.readString(dir.resolve("city.json")), JsonNode.class);
        assertThat(addresses.path("centres").path("500103").asText()).startsWith("http://127.0.0.1:");
        return URI.create(addresses.path("admin").asText());
    }
}
