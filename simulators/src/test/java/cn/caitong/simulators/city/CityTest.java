package cn.caitong.simulators.city;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class CityTest {
    private static final CentreSettings ONE = CentreSettings.stepped("500103", Dialect.CQYZ, "hub", "own");
    private static final CentreSettings OTHER = CentreSettings.stepped("500240", Dialect.CQSZ, "hub", "own");

    @Test
    void centresKeepTheirBooksApart(@TempDir Path dir) throws Exception {
        try (var city = City.open(dir, List.of(ONE, OTHER), InstantSource.system())) {
            city.centre("500103").receive(Admin.sample("cqyz", "in-receipt"));

            assertThat(city.centre("500240").ledger().receipts()).isEmpty();
            assertThat(dir.resolve("500103/ledger.jsonl")).isNotEmptyFile();
            assertThat(city.centres()).hasSize(2);
        }
    }

    @Test
    void aCentreThatIsNotThereIsNamedWithThoseThatAre(@TempDir Path dir) {
        try (var city = City.open(dir, List.of(ONE), InstantSource.system())) {
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> city.centre("500999"))
                    .withMessageContainingAll("500999", "500103");
        }
    }

    @Test
    void anyCentreIsFoundWhateverItSpeaks(@TempDir Path dir) {
        try (var city = City.open(dir, List.of(ONE, OTHER), InstantSource.system())) {
            assertThat(city.all()).extracting(Centre::id).containsExactly("500103", "500240");
            assertThat(city.any("500240")).isSameAs(city.centre("500240"));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> city.any("500999"))
                    .withMessageContaining("500999");
        }
    }

    @Test
    void aPortThatIsTakenLeavesNothingOpen(@TempDir Path dir) {
        int port;
        try (var city = City.open(dir, List.of(ONE), InstantSource.system())) {
            port = city.centre("500103").address().getPort();
            var clash = List.of(OTHER, ONE.onPort(port));

            assertThatThrownBy(() -> City.open(dir.resolve("b"), clash, InstantSource.system()))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageContaining(String.valueOf(port));
        }
        try (var city = City.open(dir, List.of(ONE.onPort(port)), InstantSource.system())) {
            assertThat(city.centre("500103").address().getPort()).isEqualTo(port);
        }
    }
}
