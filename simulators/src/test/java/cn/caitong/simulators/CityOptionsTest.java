package cn.caitong.simulators;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.caitong.simulators.rest.Dialect;
import cn.caitong.simulators.treasury.TreasurySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class CityOptionsTest {

    @Test
    void haveDefaults() {
        var options = CityOptions.parse("--dir", "d", "--centres", "500103:cqyz");

        assertThat(options.centres()).containsOnlyKeys("500103").containsValue(Dialect.CQYZ);
        assertThat(options.port(0)).isZero();
        assertThat(options.hub()).isEmpty();
        assertThat(options.treasury()).isEmpty();
        assertThat(options.bind()).isEqualTo("127.0.0.1");
        assertThat(options.tokens()).isEqualTo(Path.of("d", "tokens.properties"));
        assertThat(options.settleAfter()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void aTreasuryThatNamesNoDialectSpeaksTheCitysOwn() {
        var options = CityOptions.parse("--dir", "d", "--centres", "500103:cqyz", "--treasury", "cz");

        assertThat(options.treasury()).contains(new CityOptions.TreasuryChoice("cz", TreasurySettings.Dialect.CZZF));
    }

    @Test
    void areAllRead() {
        var line = "--dir d --centres 500103:cqyz,500240:CQSZ --port-base 18100 --hub http://h:1 --bind 0.0.0.0 "
                + "--tokens t --settle-after PT1M --treasury cz:czbk --portal cqzf";
        var options = CityOptions.parse(line.split(" ", -1));

        assertThat(options.dialect("500240")).isEqualTo(Dialect.CQSZ);
        assertThat(options.port(1)).isEqualTo(18102);
        assertThat(options.hub()).contains(URI.create("http://h:1"));
        assertThat(options.bind()).isEqualTo("0.0.0.0");
        assertThat(options.tokens()).isEqualTo(Path.of("t"));
        assertThat(options.settleAfter()).isEqualTo(Duration.ofMinutes(1));
        assertThat(options.treasury()).contains(new CityOptions.TreasuryChoice("cz", TreasurySettings.Dialect.CZBK));
        assertThat(options.portal()).contains("cqzf");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "--centres 500103:cqyz",
                "--dir d",
                "--dir d --centres 500103",
                "--dir d --centres 500103:cqxx",
                "--dir d --centres :cqyz",
                "--dir d --centres 500103:cqyz --port-base many",
                "--dir d --centres 500103:cqyz --color red",
                "--dir d --centres 500103:cqyz --treasury cz:xx",
                "--dir d --centres 500103:cqyz --treasury :czbk",
                "--dir d --centres 500103:cqyz --treasury cz:czbk:czzf",
                "--dir"
            })
    void areRefusedWhenTheyMakeNoSense(String line) {
        assertThatIllegalArgumentException().isThrownBy(() -> CityOptions.parse(line.split(" ", -1)));
    }
}
