package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A client that nobody put on a list would not be listened to, and silence would confirm over its objection (P6). */
@Tag("unit")
class WhoeverMayObjectIsListenedToTest {
    private static final Path SHIPPED = Path.of("..", "config", "partners");

    private Path folder = Path.of("");

    @BeforeEach
    void copy(@TempDir Path given) throws IOException {
        folder = given;
        for (String file : List.of("ykz.yaml", "one-thing.yaml", "portal.yaml")) {
            Files.copy(SHIPPED.resolve(file), folder.resolve(file));
        }
    }

    @Test
    void asShippedTheClientAndTheApplication() {
        assertThat(Objectors.of(new Partners(PartnerFiles.load(SHIPPED))))
                .containsExactlyInAnyOrder("ykz", "one-thing");
    }

    @Test
    void anotherClientIsListenedToByItsDescriptorAlone() throws IOException {
        rewrite("ykz.yaml", "second-client.yaml", "id: ykz", "id: second-client");
        assertThat(listened()).containsExactlyInAnyOrder("ykz", "one-thing", "second-client");
    }

    /** Evidence makes an objection complete: who may bring only that is listened to as well. */
    @Test
    void whoMayOnlyCompleteAnObjectionIsListenedToToo() throws IOException {
        rewrite("portal.yaml", "portal.yaml", "reports:", "reports:\n  - objection.evidence-added.v1");
        assertThat(listened()).contains("portal");
    }

    @Test
    void whoMayReportNoneIsNot() throws IOException {
        rewrite("ykz.yaml", "ykz.yaml", "  - objection.", "  - invoice.confirmed.v1 # ");
        rewrite("ykz.yaml", "ykz.yaml", "  - invoice.confirmed.v1 # [^\n]*\n", "");
        assertThat(listened()).containsExactly("one-thing");
    }

    @Test
    void whereNobodyMayObjectTheHubDoesNotStart() throws IOException {
        Files.delete(folder.resolve("ykz.yaml"));
        Files.delete(folder.resolve("one-thing.yaml"));
        assertThatThrownBy(this::listened)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("reports")
                .hasMessageContaining("objection.raised.v1")
                .hasMessageContaining("沉默");
    }

    private Set<String> listened() {
        return Objectors.of(new Partners(PartnerFiles.load(folder)));
    }

    private void rewrite(String from, String to, String what, String by) throws IOException {
        String text = Files.readString(folder.resolve(from));
        Files.writeString(folder.resolve(to), text.replaceAll(what, by));
    }
}
