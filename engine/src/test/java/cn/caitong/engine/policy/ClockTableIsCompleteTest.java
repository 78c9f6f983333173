package cn.caitong.engine.policy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.calendar.Term.Hours;
import cn.caitong.engine.calendar.Term.Years;
import cn.caitong.engine.settings.InvalidSettingsException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class ClockTableIsCompleteTest {
    private final Path file;

    ClockTableIsCompleteTest(@TempDir Path folder) {
        this.file = folder.resolve("clocks.yaml");
    }

    @Test
    void everyIdFromOneToFortyFiveHasARow() {
        assertThat(Arrays.stream(ClockId.values()).map(ClockId::code))
                .containsAll(IntStream.rangeClosed(1, 45)
                        .mapToObj("C%02d"::formatted)
                        .toList())
                .allMatch(code -> Policies.CLOCKS.rows().stream()
                        .anyMatch(row -> row.id().code().equals(code)));
    }

    @Test
    void kindsOtherThanDaysCarryTheirFigures() {
        assertThat(rule(ClockId.C38B)).isEqualTo(new ClockRule.Running(new Hours(24)));
        assertThat(rule(ClockId.C44)).isEqualTo(new ClockRule.Retention(new Years(15)));
        assertThat(rule(ClockId.C45)).isEqualTo(new ClockRule.Fixed(LocalDate.of(2026, 2, 28)));
        assertThat(rule(ClockId.C15)).isEqualTo(new ClockRule.Charge());
        assertThat(rule(ClockId.C32))
                .isInstanceOfSatisfying(
                        ClockRule.Basis.class,
                        basis -> assertThat(basis.cases()).hasSize(3));
    }

    @Test
    void everyRowSpeaksBothLanguagesAndNamesItsLaw() {
        assertThat(Policies.CLOCKS.rows())
                .allMatch(row -> row.duty().chinese().matches(".*[\\u4e00-\\u9fff].*"))
                .noneMatch(row -> row.duty().english().matches(".*[\\u4e00-\\u9fff]{6}.*"))
                .allMatch(row -> row.law().title().matches(".*[\\u4e00-\\u9fff].*"));
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        id: C01                    ; id: C99                   ; clocks[0].id         ; no clock that code knows
        kind: minimum              ; kind: maximum             ; clocks[0].kind       ; must be deadline
        kind: minimum              ; kind: limit               ; clocks[0].length     ; not a known key
        kind: minimum              ; kind: hours               ; clocks[0].unit       ; must be hours
        length: 20                 ; length: 0                 ; clocks[0].length     ; whole number from 1
        length: 20                 ; length: "20"              ; clocks[0].length     ; whole number
        unit: calendar-days        ; unit: days                ; clocks[0].unit       ; working-days, calendar-days or same-day
        event: tender.documents-issued ; event: Tender         ; clocks[0].event      ; an event such as
        dateSource: portal         ; dateSource: internet      ; clocks[0].dateSource ; must be one of
        owedBy: purchaser          ; ownedBy: purchaser        ; clocks[0].ownedBy    ; not a known key
        sure: S                    ; sure: certain             ; clocks[0].law.sure   ; a confidence such as
        regimes: [order-87]        ; regimes: [order-88]       ; clocks[0].regimes    ; no legal regime
        regimes: [order-74]        ; regimes: [order-87]       ; clocks[1].regimes    ; second row for order-87
        warnBefore: 1              ; warnBefore: 31            ; clocks               ; whole number
        percent: "2"               ; percent: 2                ; percent              ; in quotes
        kind: basis                ; kind: deadline            ; cases                ; not a known key
        """)
    void aWrongRowNamesItsKeyAndTheRule(String right, String wrong, String key, String rule) throws IOException {
        String table = Files.readString(Policies.FOLDER.resolve("clocks.yaml"));
        Files.writeString(file, table.replaceFirst(Pattern.quote(right), wrong));

        assertThatThrownBy(() -> ClockTable.load(file))
                .isInstanceOfSatisfying(InvalidSettingsException.class, refusal -> {
                    assertThat(refusal.file()).isEqualTo(file.toString());
                    assertThat(refusal.key()).contains(key);
                })
                .hasMessageContaining(rule);
    }

    @Test
    void aMissingRowIsNamed() throws IOException {
        Files.writeString(file, "clocks: []\n");
        assertThatThrownBy(() -> ClockTable.load(file)).hasMessageContaining("has no row for C01");
    }

    @Test
    void aClosingTimeMayBeSet() throws IOException {
        String table = Files.readString(Policies.FOLDER.resolve("clocks.yaml"));
        Files.writeString(file, table.replaceFirst("    kind: minimum", "    closing: \"17:30\"\n    kind: minimum"));
        ClockRow row = ClockTable.load(file).rows().getFirst();
        assertThat(LegalDay.endOf(LocalDate.of(2026, 3, 2), row.closing())).isEqualTo("2026-03-02T09:30:00Z");

        Files.writeString(file, table.replaceFirst("    kind: minimum", "    closing: \"25:00\"\n    kind: minimum"));
        assertThatThrownBy(() -> ClockTable.load(file)).hasMessageContaining("clocks[0].closing");
    }

    @ParameterizedTest
    @ValueSource(strings = {"daysInYear: 364", "rounding: NEAREST", "multiplier: 1.2", "rates: []", "ratio: 1"})
    void aWrongInterestPolicyIsRefused(String wrong) throws IOException {
        String key = wrong.substring(0, wrong.indexOf(':'));
        String policy = Files.readString(Policies.FOLDER.resolve("interest.yaml"))
                .replaceFirst("(?s)  " + key + ":.*?(?=\\n  [a-z#]|$)", "  " + wrong);
        if (!policy.contains(wrong)) {
            policy += "  " + wrong + "\n";
        }
        Files.writeString(file, policy);
        assertThatThrownBy(() -> LateChargePolicy.load(file))
                .isInstanceOf(InvalidSettingsException.class)
                .hasMessageContaining("lateCharge." + key);
    }

    private static ClockRule rule(ClockId id) {
        return Policies.CLOCKS.row(id, LegalRegime.ORDER_87).orElseThrow().rule();
    }
}
