package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class TokensThatWerePutThereAreKeptTest {
    private static final List<Partner> PARTNERS = PartnerFiles.load(Path.of("..", "config", "partners")).stream()
            .filter(partner -> partner.id().equals("500103"))
            .toList();

    @TempDir
    private Path folder = Path.of("given by JUnit");

    /** A partner gives the hub its token first, and sends the digest of its own a week later. */
    @Test
    void whatAPartnerGaveTheHubSurvivesAStart() throws IOException {
        Files.writeString(folder.resolve("500103.out.token"), "given-by-the-partner");
        new Secrets(folder).drawMissing(PARTNERS);
        assertThat(folder.resolve("500103.out.token")).hasContent("given-by-the-partner");
        assertThat(folder.resolve("500103.in.sha256")).exists();
    }

    @Test
    void whatBrokeOffIsDrawnAnewAndWhatWasTakenAwayIsNot() throws IOException {
        new Secrets(folder).drawMissing(PARTNERS);
        Files.delete(folder.resolve("500103.in.sha256"));
        Files.delete(folder.resolve("500103.out.token"));
        new Secrets(folder).drawMissing(PARTNERS);
        assertThat(folder.resolve("500103.in.sha256")).isNotEmptyFile();
        assertThat(folder.resolve("500103.out.token")).isNotEmptyFile();

        Files.delete(folder.resolve("500103.out.token"));
        new Secrets(folder).drawMissing(PARTNERS);
        assertThat(folder.resolve("500103.out.token")).doesNotExist();
    }
}
