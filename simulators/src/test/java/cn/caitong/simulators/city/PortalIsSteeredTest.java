package cn.caitong.simulators.city;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class PortalIsSteeredTest {
    private static final Instant NOW = Instant.parse("2026-02-11T01:00:00Z");

    private final City city;
    private final Admin admin;

    PortalIsSteeredTest(@TempDir Path dir) {
        city = City.open(dir, List.of(), () -> NOW);
        city.openPortal("portal", "own", dir, () -> NOW);
        admin = new Admin(city.openAdmin("127.0.0.1", 0));
    }

    @AfterEach
    void close() {
        admin.close();
        city.close();
    }

    @Test
    void aNoticeIsPublishedAndToldAgain() throws Exception {
        String published = admin.post("/portal/notices", """
            {"notice":"termination","tender":"T-1","district":"500103","lots":[],"reason":"有效投标不足三家"}\
            """);

        assertThat(published).contains("CQ-ZZ-2026-00001", "\"told\":false");
        assertThat(admin.post("/portal/again", "{\"number\":\"CQ-ZZ-2026-00001\"}"))
                .contains("\"told\":false");
        assertThat(admin.get("/portal/board")).contains("termination", "2026-02-11T01:00:00Z");
        assertThat(admin.post("/portal/send", "")).contains("\"told\":false");
        assertThat(admin.get("/portal/journal")).isEqualTo("[]");
    }

    @Test
    void whatItDoesNotUnderstandItSays(@TempDir Path other) throws Exception {
        assertThat(admin.post("/portal/notices", "{\"notice\":\"poem\"}")).contains("error", "poem");
        assertThat(admin.post("/portal/again", "{\"number\":\"none\"}")).contains("error", "none");
        assertThat(admin.post("/portal/dance", "")).contains("error", "no such thing");
        try (var without = City.open(other, List.of(), () -> NOW);
                var its = new Admin(without.openAdmin("127.0.0.1", 0))) {
            assertThat(its.get("/portal/board")).contains("no portal in this city");
        }
    }
}
