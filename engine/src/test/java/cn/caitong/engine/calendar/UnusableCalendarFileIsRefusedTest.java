package cn.caitong.engine.calendar;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

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
class UnusableCalendarFileIsRefusedTest {
    private static final String YEAR = """
        year: 2026
        source: 国办发明电〔2025〕7号
        holidays:
          - name: 元旦
            off: [{from: 2026-01-01, to: 2026-01-03}]
        workingWeekends:
          - 2026-01-04
        """;

    private final Path folder;

    UnusableCalendarFileIsRefusedTest(@TempDir Path folder) {
        this.folder = folder;
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
        year: 2026       | year: 2025       | year               | the year in the file's name
        year: 2026       | year: "2026"     | year               | whole number
        source: 国办     | sauce: 国办      | sauce              | not a known key
        source:          | year:            | (file)             | Duplicate
        to: 2026-01-03   | to: 2026-01-32   | holidays[0].off[0].to   | a date that exists
        to: 2026-01-03   | to: 2025-12-31   | holidays[0].off[0].to   | on or soon after
        from: 2026-01-01 | from: 2025-11-30 | holidays[0].off[0].from | not in 2026
        to: 2026-01-03   | to: 2027-01-03   | holidays[0].off[0].to   | not in 2026
        2026-01-04       | 2026-01-05       | workingWeekends[0] | no weekend day
        2026-01-04       | 2026-01-03       | workingWeekends[0] | also a holiday
        - 2026-01-04     | - [2026-01-04]   | workingWeekends[0] | must be text
        year: 2026       | 'year: 2026, provisional: true' | (file) | YAML
        name: 元旦       | name: ''         | holidays[0].name   | must be text
        off: [           | off: x [         | (file)             | YAML
        """)
    void aWrongFileNamesItsKeyAndTheRule(String right, String wrong, String key, String rule) throws IOException {
        Path file = Files.writeString(folder.resolve("2026.yaml"), YEAR.replace(right, wrong));

        assertThatThrownBy(() -> CalendarFiles.year(file))
                .isInstanceOfSatisfying(InvalidSettingsException.class, refusal -> {
                    assertThat(refusal.key()).isEqualTo(key);
                    assertThat(refusal.file()).isEqualTo(file.toString());
                })
                .hasMessageContaining(rule)
                .hasMessageMatching("(?s).*｜.*[\\u4e00-\\u9fff].*");
    }

    @Test
    void aDayMayNotBeListedTwice() throws IOException {
        Path weekend = Files.writeString(folder.resolve("2026.yaml"), YEAR + "  - 2026-01-04\n");
        assertThatThrownBy(() -> CalendarFiles.year(weekend))
                .hasMessageContaining("workingWeekends[1]")
                .hasMessageContaining("listed twice");

        Path holiday =
                Files.writeString(folder.resolve("2026.yaml"), YEAR.replace("{from", "{from: 2026-01-02}, {from"));
        assertThatThrownBy(() -> CalendarFiles.year(holiday)).hasMessageContaining("2026-01-02 is listed twice");
    }

    @Test
    void aProvisionalYearKnowsNoMakeUpDays() throws IOException {
        Path file = Files.writeString(folder.resolve("2026.yaml"), YEAR + "provisional: true\n");
        assertThatThrownBy(() -> CalendarFiles.year(file)).hasMessageContaining("use mayMakeUp");
    }

    @Test
    void aPublishedYearHasNothingOpen() throws IOException {
        String open = YEAR.replace("    off:", "    mayBeOff: [{from: 2026-01-04}]\n    off:");
        Path file = Files.writeString(folder.resolve("2026.yaml"), open);
        assertThatThrownBy(() -> CalendarFiles.year(file)).hasMessageContaining("mayBeOff");
    }

    @Test
    void aFileUnderAnotherNameIsNotPassedOver() throws IOException {
        Files.copy(Calendars.FOLDER.resolve("unpublished.yaml"), folder.resolve("unpublished.yaml"));
        Files.writeString(folder.resolve("2026-draft.yaml"), YEAR);
        assertThatThrownBy(() -> CalendarFiles.load(folder)).hasMessageContaining("2026-draft.yaml");
    }

    @Test
    void withoutBoundsForUnpublishedYearsNothingIsLoaded() {
        assertThatThrownBy(() -> CalendarFiles.load(folder)).hasMessageContaining("unpublished.yaml");
    }
}
