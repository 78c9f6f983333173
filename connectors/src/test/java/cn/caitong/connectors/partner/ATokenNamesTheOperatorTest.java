package cn.caitong.connectors.partner;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ATokenNamesTheOperatorTest {
    @TempDir
    private Path secrets = Path.of("given by JUnit");

    @Test
    void whereNobodyIsNamedNobodyMayOperate() {
        assertThat(new Operators(secrets).person("Bearer ")).isEmpty();
    }

    @Test
    void eachPersonHasATokenOfTheirOwn() throws IOException {
        Path operators = Files.createDirectories(secrets.resolve("operators"));
        Files.writeString(operators.resolve("zhang.san.sha256"), hash("one"));
        Files.writeString(operators.resolve("li.si.sha256"), hash("two") + "\n");
        Files.writeString(operators.resolve("li.si.token"), "two");
        Operators people = new Operators(secrets);
        assertThat(people.person("Bearer one")).contains("zhang.san");
        assertThat(people.person("Bearer two")).contains("li.si");
        assertThat(people.person("Bearer three")).isEmpty();
    }

    /** What sha256sum prints has the file's name behind it; half a hash would let nobody in, and say so to nobody. */
    @ParameterizedTest
    @ValueSource(strings = {"%s  -", "%s0", "", "token"})
    void whatIsNoHashStopsTheStartByItsName(String content) throws IOException {
        Path operators = Files.createDirectories(secrets.resolve("operators"));
        Path file = Files.writeString(operators.resolve("li.si.sha256"), content.formatted(hash("two")));
        assertThatThrownBy(() -> new Operators(secrets))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContaining("64 hex digits")
                .hasMessageContaining("64 位十六进制数");
    }

    private static String hash(String token) {
        return HexFormat.of().formatHex(TokenHashes.sha256(token));
    }
}
