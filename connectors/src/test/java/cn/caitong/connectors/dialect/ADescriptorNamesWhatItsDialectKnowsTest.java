package cn.caitong.connectors.dialect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ADescriptorNamesWhatItsDialectKnowsTest {
    private static final Path DIALECTS = Path.of("..", "mappings", "dialects");

    @TempDir
    private Path folder = Path.of("given by JUnit");

    @Test
    void thoseThatAreShippedDo() {
        for (Path shipped :
                new Path[] {Path.of("..", "config", "partners"), Path.of("..", "config", "examples", "partners")}) {
            assertThatCode(() -> new Dialects(DIALECTS, new Partners(PartnerFiles.load(shipped))))
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @CsvSource({
        "'receipts, refund-results', 'receipts, refund-reslts', inbound.channels",
        "ask: deposit.refund-status-requested.v1, ask: deposit.refund-recall-requested.v1, outbound.onUnknown",
        "ask: deposit.refund-status-requested.v1, ask: payment.status-requested.v1, outbound.onUnknown"
    })
    void oneThatDoesNotStopsTheStart(String right, String wrong, String key) throws IOException {
        String shipped = Files.readString(Path.of("..", "config", "partners", "500103.yaml"));
        Files.writeString(folder.resolve("500103.yaml"), shipped.replace(right, wrong));
        Partners partners = new Partners(PartnerFiles.load(folder));
        assertThatThrownBy(() -> new Dialects(DIALECTS, partners))
                .isInstanceOfSatisfying(
                        InvalidSettingsException.class,
                        refused -> assertThat(refused.key()).isEqualTo(key));
    }
}
