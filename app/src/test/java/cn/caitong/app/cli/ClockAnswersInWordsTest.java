package cn.caitong.app.cli;

import static cn.caitong.app.cli.CommandLineRun.hub;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class ClockAnswersInWordsTest {
    @Test
    void workingDaysAcrossSpringFestival() {
        CommandLineRun run = hub("clock", "--start", "2026-02-11", "--working-days", "5");

        assertThat(run.exit()).isZero();
        assertThat(run.err()).isEmpty();
        assertThat(run.out())
                .startsWith("""
                    due          2026-02-25 Wed 星期三
                    start        2026-02-11 Wed 星期三 (not counted · 当日不计入)
                    term         5 working days · 5 个工作日
                    skipped      2026-02-15 Sun 星期日  holiday · 节假日 春节
                                 2026-02-16 Mon 星期一  holiday · 节假日 春节
                    """)
                .contains("2026-02-23 Mon 星期一  holiday · 节假日 春节\ncalendar     2024-2026.sha256-")
                .endsWith("provisional  no · 否\n")
                .doesNotContain("2026-02-14");
    }

    @Test
    void calendarDaysNameOnlyTheDaysRolledOver() {
        CommandLineRun run = hub("clock", "--start", "2026-05-07", "--calendar-days", "30");

        assertThat(run.out())
                .contains("due          2026-06-08 Mon")
                .contains("term         30 calendar days · 30 日")
                .contains("skipped      2026-06-06 Sat 星期六  weekend · 周末")
                .contains("             2026-06-07 Sun 星期日  weekend · 周末");
    }

    @Test
    void nothingSkippedIsSaid() {
        assertThat(hub("clock", "--start", "2026-01-15", "--calendar-days", "30")
                        .out())
                .contains("due          2026-02-14 Sat")
                .contains("skipped      none · 无");
    }

    @Test
    void aProvisionalAnswerGivesItsBounds() {
        assertThat(hub("clock", "--start", "2027-01-28", "--working-days", "5").out())
                .contains("due          2027-02-04")
                .contains("provisional  yes, from 2027-02-02 to 2027-02-15")
                .contains("最早 2027-02-02、最迟 2027-02-15");
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', textBlock = """
        ''                                                         ; --start
        --start 2026-02-11                                         ; --working-days | --calendar-days
        --start 2026-02-11 --working-days 5 --calendar-days 5      ; cannot stand beside
        --start 2026-02-30 --working-days 5                        ; --start is not a valid date
        --start 11.02.2026 --working-days 5                        ; --start is not a valid date
        --start 1066-10-14 --working-days 5                        ; --start is out of range
        --start 2026-02-11 --working-days five                     ; --working-days is of the wrong kind
        --start 2026-02-11 --working-days 0                        ; --working-days is out of range
        --start 2026-02-11 --working-days -5                       ; --working-days is out of range
        --start 2026-02-11 --calendar-days 3661                    ; --calendar-days is out of range
        --start 2026-02-11 --calendar-days 99999999999999999999    ; --calendar-days is out of range
        --start 2026-02-11 --working-days 5 --working-days 6       ; --working-days
        --start 2026-02-11 --hours 5                               ; --hours
        --file nowhere.jsonl                                       ; cannot be read
        --file nowhere.jsonl --start 2026-02-11                    ; stands alone
        """)
    void argumentsThatCannotBeUsedAreExplained(String arguments, String why) {
        CommandLineRun run = hub(("clock " + arguments).trim().split("\\s+"));

        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err()).contains(why);
    }

    @Test
    void anUnusableCalendarIsNamedAndExplained(@TempDir Path home) throws IOException {
        Path calendar = Files.createDirectories(home.resolve("config/calendar"));
        Files.writeString(calendar.resolve("unpublished.yaml"), "source: law\nholidays: []\n");

        CommandLineRun run = CommandLineRun.at(home, "clock", "--start", "2026-02-11", "--working-days", "5");

        assertThat(run.exit()).isEqualTo(1);
        assertThat(run.err())
                .contains("unpublished.yaml · holidays: ")
                .contains("请补充")
                .doesNotContain("\tat ");
    }

    @Test
    void withoutAVerbTheUsageIsShown() {
        assertThat(hub()).matches(run -> run.exit() == 2 && run.err().contains("clock"));
        assertThat(hub("--help")).matches(run -> run.exit() == 0 && run.out().contains("clock"));
        assertThat(hub("clok")).matches(run -> run.exit() == 2);
    }
}
