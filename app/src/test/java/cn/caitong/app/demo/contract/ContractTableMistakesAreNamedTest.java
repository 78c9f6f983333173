package cn.caitong.app.demo.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.engine.settings.SettingsFile;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ContractTableMistakesAreNamedTest {
    @TempDir
    private Path folder = Path.of("");

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        contracts: [{contract: HT-1}]                                          | contracts[0].state
        contracts: [{contract: HT-1, state: signed, signed: 2026-02-12}]       | contracts[0].signed
        contracts: [{contract: HT-1, state: signed, terms: [{clock: C20, from: 2026-02-30, due: 2026-02-14}]}] | terms[0].from
        claims: [{invoice: '1', state: paid, amount: 1}]                       | claims[0].amount
        claims: [{invoice: '1', state: paid, confirmed: [{payment: '1', amount: '1.00', on: 2026-02-28}]}] | confirmed[0].how
        payments: [{payment: '1', state: credited, attempts: [{issued: 2026-03-02, budget: b, amount: '1.00'}]}] | attempts[0].issued
        """)
    void aMistakeInALine(String text, String key) {
        assertThatThrownBy(() -> read(text))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("expected.yaml")
                .hasMessageContaining(key);
    }

    @Test
    void aFileWithoutContractsHasNone() throws IOException {
        assertThat(read("deposits: []")).isEqualTo(ContractTable.EMPTY);
    }

    private ContractTable read(String text) throws IOException {
        Path file = Files.writeString(folder.resolve("expected.yaml"), text + "\n");
        return ContractTableReader.read(SettingsFile.read(file));
    }
}
