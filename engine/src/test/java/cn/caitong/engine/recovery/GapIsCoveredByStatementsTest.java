package cn.caitong.engine.recovery;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.recovery.Gap.Statement;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** A backup of Thursday the 19th, and a hub that ran again on Monday the 23rd of November 2026. */
@Tag("unit")
class GapIsCoveredByStatementsTest {
    private static final Gap GAP = new Gap(LocalDate.of(2026, 11, 19), LocalDate.of(2026, 11, 23));
    private static final Pattern PRINTED = Pattern.compile("(\\d+):(\\d+)-(\\d+)(\\*?)");

    /** Each statement as {@code day:opening-closing}, with a star if it came after the hub ran again. */
    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '>', quoteCharacter = '~', textBlock = """
        ~~                                                  > 19 20 23
        18:0-5                                              > 19 20 23
        18:0-5 19:5-7* 20:7-7* 23:7-9*                      > ~~
        18:0-5 19:5-7 20:7-7 23:7-9*                        > ~~
        18:0-5 19:5-7* 20:7-7*                              > 23
        18:0-5 19:5-7* 23:7-9*                              > 20
        18:0-5 19:5-7* 20:7-7* 23:7-9                       > 23
        18:0-5 19:5-7* 20:7-7* 23:7-9 24:9-9*               > ~~
        18:0-5 19:5-7* 20:7-7* 24:7-9*                      > ~~
        18:0-5 19:5-7* 20:7-7* 23:8-9*                      > 23
        18:0-5 19:6-7* 20:7-7* 23:7-9*                      > 19
        18:0-5 19:5-7* 20:7-7* 21:6-6* 23:6-9*              > 21
        17:9-9 18:0-5 19:5-7* 20:7-7* 23:7-9*               > ~~
        19:5-7* 20:7-7* 23:7-9*                             > ~~
        18:0-5 19:5-7* 20:7-7* 23:7-9* 24:0-0*              > ~~
        """)
    void everyWorkingDayOfItAndNoneMissingBetween(String statements, String missing) {
        assertThat(GAP.missing(read(statements), GapIsCoveredByStatementsTest::isWorkingDay).stream()
                        .map(day -> String.valueOf(day.getDayOfMonth()))
                        .collect(Collectors.joining(" ")))
                .isEqualTo(missing);
    }

    private static boolean isWorkingDay(LocalDate day) {
        return !Set.of(DayOfWeek.SATURDAY, DayOfWeek.SUNDAY).contains(day.getDayOfWeek());
    }

    private static List<Statement> read(String statements) {
        return PRINTED.matcher(statements)
                .results()
                .map(one -> new Statement(
                        LocalDate.of(2026, 11, Integer.parseInt(one.group(1))),
                        new BigDecimal(one.group(2)),
                        new BigDecimal(one.group(3)),
                        !one.group(4).isEmpty()))
                .toList();
    }
}
