package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class TheDemosHubTrustsAnInventedIssuerTest {
    @TempDir
    private Path folder = Path.of("");

    private Path home = Path.of("");

    @BeforeEach
    void home() throws IOException {
        home = folder.resolve("home");
        write("config/policies/clocks.yaml", "clocks");
        write("config/trust/README.md", "delivered empty");
        write("mappings/dialects/ykz/out.jslt", "out");
        write("demo/trust/issuers.pem", "an issuer");
    }

    @Test
    void itsHomeIsAsDeliveredWithOneIssuerMore() throws IOException {
        Path own = Premises.layOut(home, folder.resolve("own"));
        assertThat(own.resolve("config/policies/clocks.yaml")).hasContent("clocks");
        assertThat(own.resolve("mappings/dialects/ykz/out.jslt")).hasContent("out");
        assertThat(own.resolve("config/trust/issuers.pem")).hasContent("an issuer");
        assertThat(own.resolve("demo")).doesNotExist();
        assertThat(home.resolve("config/trust/issuers.pem"))
                .as("nobody else trusts it")
                .doesNotExist();
    }

    @Test
    void anIssuerThatIsTrustedAlreadyIsNotReplaced() throws IOException {
        write("config/trust/issuers.pem", "somebody else");
        assertThatThrownBy(() -> Premises.layOut(home, folder.resolve("own")))
                .hasCauseInstanceOf(FileAlreadyExistsException.class);
    }

    private void write(String file, String text) throws IOException {
        Path path = home.resolve(file);
        Files.createDirectories(path.getParent());
        Files.writeString(path, text);
    }
}
