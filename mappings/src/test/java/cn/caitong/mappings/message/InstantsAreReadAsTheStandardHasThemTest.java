package cn.caitong.mappings.message;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import java.util.regex.Pattern;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
@net.jqwik.api.Tag("unit")
class InstantsAreReadAsTheStandardHasThemTest {
    private static final Pattern SHAPE =
            Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}(\\.\\d{1,9})?(Z|[+-]\\d{2}:\\d{2})");

    @ParameterizedTest
    @CsvSource({
        "2026-01-28T10:14:55+08:00, 2026-01-28T02:14:55Z",
        "2026-01-28T10:14:55Z, 2026-01-28T10:14:55Z",
        "2026-01-28T10:14:55.5-03:30, 2026-01-28T13:44:55.500Z",
        "2024-02-29T23:59:59.123456789+18:00, 2024-02-29T05:59:59.123456789Z",
        "2026-01-28T00:00:00-00:00, 2026-01-28T00:00:00Z"
    })
    void withTheirOffsetAndAllDecimals(String text, Instant wanted) {
        assertThat(InstantText.read(text)).contains(wanted);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "2026-01-28",
                "2026-01-28T10:14:55",
                "2026-01-28T10:14+08:00",
                "2026-01-28t10:14:55Z",
                "2026-01-28T10:14:55z",
                "2026-01-28 10:14:55+08:00",
                "2026-01-28T10:14:55.+08:00",
                "2026-01-28T10:14:55.1234567890Z",
                "2026-01-28T10:14:55+0800",
                "2026-01-28T10:14:55+08:00[Asia/Shanghai]",
                "2026-01-28T10:14:55ZZ",
                "+2026-01-28T10:14:55Z",
                "２０２６-01-28T10:14:55Z",
                "2026-02-29T10:14:55Z",
                "2026-04-31T10:14:55Z",
                "2026-13-01T10:14:55Z",
                "2026-00-01T10:14:55Z",
                "2026-01-28T24:00:00Z",
                "2026-01-28T23:60:00Z",
                "2016-12-31T23:59:60Z",
                "2026-01-28T10:14:55+18:01",
                "2026-01-28T10:14:55+08:60"
            })
    void andNothingElse(String text) {
        assertThat(InstantText.read(text)).isEmpty();
    }

    @Test
    void fromTheFirstYearToTheLast() {
        assertThat(InstantText.read("0000-01-01T00:00:00Z")).contains(Instant.parse("0000-01-01T00:00:00Z"));
        assertThat(InstantText.read("9999-12-31T23:59:59-18:00")).contains(Instant.parse("+10000-01-01T17:59:59Z"));
    }

    @Property(tries = 5_000)
    void asThePlatformsOwnReaderDoes(@ForAll("almostInstants") String text) {
        assertThat(InstantText.read(text)).isEqualTo(platforms(text));
    }

    @Provide
    Arbitrary<String> almostInstants() {
        Arbitrary<String> number = Arbitraries.integers().between(0, 99).map("%02d"::formatted);
        Arbitrary<String> small = Arbitraries.integers().between(0, 24).map("%02d"::formatted);
        Arbitrary<String> decimals = Arbitraries.of("", "", "", ".", ".5", ".050", ".123456789", ".1234567891");
        Arbitrary<String> offset =
                Arbitraries.of("Z", "z", "+08:00", "-18:00", "+18:01", "-00:00", "+8:00", "08:00", "");
        Arbitrary<String> time = Combinators.combine(small, small, number, decimals, offset)
                .as((hour, minute, second, rest, at) -> hour + ":" + minute + ":" + second + rest + at);
        return Combinators.combine(
                        number, Arbitraries.of("01", "02", "12", "13"), number, Arbitraries.of("T", "t", " "), time)
                .as((year, month, day, letter, of) -> "20" + year + "-" + month + "-" + day + letter + of);
    }

    private static Optional<Instant> platforms(String text) {
        try {
            return SHAPE.matcher(text).matches()
                    ? Optional.of(OffsetDateTime.parse(text).toInstant())
                    : Optional.empty();
        } catch (DateTimeException noSuchTime) {
            return Optional.empty();
        }
    }
}
