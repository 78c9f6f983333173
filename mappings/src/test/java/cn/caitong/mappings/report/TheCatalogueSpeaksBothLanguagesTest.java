package cn.caitong.mappings.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("unit")
class TheCatalogueSpeaksBothLanguagesTest {
    private static final Pattern PLACE = Pattern.compile("\\{(field|\\d)}");
    /** Whose argument is a text of its own in each language: the English one first, the Chinese one second. */
    private static final Set<ErrorCode> TOLD_TWICE =
            Set.of(ErrorCode.CALENDAR_UNUSABLE, ErrorCode.PARAMETER_MISSING, ErrorCode.PARAMETER_INVALID);

    @ParameterizedTest
    @EnumSource
    void everyCodeHasBothTextsWithTheSamePlaces(ErrorCode code) {
        assertThat(code.zh())
                .matches(text -> Pattern.compile("\\p{IsHan}").matcher(text).find());
        if (TOLD_TWICE.contains(code)) {
            assertThat(places(code.en())).containsExactlyInAnyOrder("{field}", "{0}");
            assertThat(places(code.zh())).containsExactlyInAnyOrder("{field}", "{1}");
        } else {
            assertThat(places(code.zh())).isEqualTo(places(code.en()));
        }
        assertThat(code.code()).matches("[a-z0-9-]+");
    }

    @ParameterizedTest
    @EnumSource
    void whatRefusesHasAnHttpErrorAndWhatDoesNotHasNone(ErrorCode code) {
        assertThat(code.httpStatus() >= 400).isEqualTo(code.severity().refuses());
    }

    @Test
    void placesAreFilledAndLongNamesCut() {
        Issue issue = Issue.of(ErrorCode.FIELD_MISSING, "/data", "amount");
        assertThat(issue.en()).isEqualTo("The field amount is missing at /data. It is required; add it.");
        assertThat(issue.zh()).isEqualTo("/data 处缺少必填字段 amount。请补充。");
        Issue long_ = Issue.of(ErrorCode.FIELD_UNKNOWN, "/" + "x".repeat(5_000), "y".repeat(5_000));
        assertThat(long_.en()).hasSizeLessThan(500);
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group()).collect(java.util.stream.Collectors.toSet());
    }
}
