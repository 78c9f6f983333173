package cn.caitong.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.connectors.partner.Partner.Inbound;
import cn.caitong.connectors.partner.Partner.Protocol;
import cn.caitong.connectors.partner.Partner.Role;
import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ATokenNamesItsPartnerTest {
    @TempDir
    private Path folder = Path.of("given by JUnit");

    @BeforeEach
    void oneTokenEach() throws IOException {
        Files.writeString(
                folder.resolve("500103.in.sha256"), HexFormat.of().formatHex(TokenHashes.sha256("token-of-103")));
        Files.writeString(folder.resolve("500103.out.token"), "shown-to-103\n");
    }

    @Test
    void aShownTokenNamesWhoseItIs() {
        assertThat(credentials().holder("Bearer token-of-103")).contains("500103");
        assertThat(credentials().holder("bearer  token-of-103")).contains("500103");
    }

    @Test
    void nothingElseNamesAnybody() {
        Credentials credentials = credentials();
        assertThat(credentials.holder(null)).isEmpty();
        assertThat(credentials.holder("token-of-103")).isEmpty();
        assertThat(credentials.holder("Basic token-of-103")).isEmpty();
        assertThat(credentials.holder("Bearer token-of-104")).isEmpty();
        assertThat(credentials.holder("Bearer ")).isEmpty();
    }

    @Test
    void aPartnerWithoutATokenCannotComeIn() {
        assertThat(credentials().authorization("500240")).isEmpty();
        assertThat(credentials().authorization("500103")).contains("Bearer shown-to-103");
    }

    /** Whoever shows it would be the one or the other, as the order has it. */
    @Test
    void twoPartnersWithOneTokenStopTheStart() throws IOException {
        Files.copy(folder.resolve("500103.in.sha256"), folder.resolve("500240.in.sha256"));
        assertThatThrownBy(this::credentials)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("500240.in.sha256")
                .hasMessageContaining("500103");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "token-of-103", "00ff", "zz"})
    void whatIsNoHashStopsTheStartAndNamesItsFile(String content) throws IOException {
        Files.writeString(folder.resolve("500240.in.sha256"), content);
        assertThatThrownBy(this::credentials)
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("500240.in.sha256");
    }

    private Credentials credentials() {
        return new Credentials(folder, new Partners(List.of(partner("500103"), partner("500240"))));
    }

    private static Partner partner(String id) {
        Inbound inbound = new Inbound(Set.of(), 1024, 1, 1);
        return new Partner(
                id,
                id,
                id,
                Role.TRADING_CENTRE,
                Protocol.REST,
                "cqyz",
                Set.of(),
                inbound,
                Optional.empty(),
                Optional.empty());
    }
}
