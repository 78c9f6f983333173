package cn.caitong.connectors.dialect;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In whatever form it comes: no format has a limit of its own below the largest that a descriptor may name. */
@Tag("unit")
class ABodyIsAsLargeAsItsDescriptorAllowsTest {
    private static final Path DIALECTS = Path.of("..", "mappings", "dialects");
    private static final int LARGEST = 33_554_432;

    @TempDir
    private Path folder = Path.of("given by JUnit");

    @ParameterizedTest
    @CsvSource({
        "partners/500103, receipts, cqyz/samples/wire/in-receipt.json",
        "partners/500102, *, cqspb/samples/wire/in-receipt.xml",
        "examples/partners/treasury-iso, statements, czbk/samples/wire/in-statement.xml"
    })
    void itIsRead(String descriptor, String channel, Path sample) throws IOException {
        Path shipped = Path.of("..", "config").resolve(descriptor + ".yaml");
        Files.writeString(
                folder.resolve(String.valueOf(shipped.getFileName())),
                Files.readString(shipped).replace("maxBytes: 1048576", "maxBytes: " + LARGEST));
        Partners partners = new Partners(PartnerFiles.load(folder));
        Partner partner = partners.all().iterator().next();
        assertThat(partner.inbound().maxBytes()).isEqualTo(LARGEST);
        byte[] said = Files.readAllBytes(DIALECTS.resolve(sample));
        byte[] body = Arrays.copyOf(said, LARGEST);
        Arrays.fill(body, said.length, LARGEST, (byte) ' ');
        PartnerReader reader = new PartnerReader(new Dialects(DIALECTS, partners));
        assertThat(reader.read(partner, channel, Map.of(), body).envelope())
                .isEqualTo(reader.read(partner, channel, Map.of(), said).envelope());
    }
}
