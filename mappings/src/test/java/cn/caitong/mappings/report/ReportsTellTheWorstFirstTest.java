package cn.caitong.mappings.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ReportsTellTheWorstFirstTest {
    private static final Issue WARNING = Issue.of(ErrorCode.CNAPS_CHECK_WRONG, "/a");
    private static final Issue ERROR = Issue.of(ErrorCode.FIELD_MISSING, "/z", "id");
    private static final Issue FATAL = Issue.of(ErrorCode.TYPE_UNKNOWN, "/type");

    @Test
    void andTakeTheirStatusFromIt() {
        Report report = report(WARNING, ERROR, FATAL);
        assertThat(report.issues()).containsExactly(FATAL, ERROR, WARNING);
        assertThat(report.httpStatus()).isEqualTo(422);
        assertThat(report.isValid()).isFalse();
    }

    @Test
    void warningsAloneRefuseNothing() {
        assertThat(report(WARNING).isValid()).isTrue();
        assertThat(report(WARNING).httpStatus()).isEqualTo(200);
        assertThat(report(WARNING).toJson().path("outcome").asText()).isEqualTo("valid");
        assertThat(report().httpStatus()).isEqualTo(200);
    }

    @Test
    void aLoweredSeverityCountsAsLowered() {
        Issue lowered = Issue.of(Severity.WARNING, ErrorCode.USCC_CHECK_WRONG, "/a");
        assertThat(report(lowered).isValid()).isTrue();
    }

    @Test
    void theSameIssueIsToldOnce() {
        assertThat(report(ERROR, ERROR).issues()).hasSize(1);
    }

    @Test
    void inBothLanguagesAndWithoutWhatIsNotKnown() {
        JsonNode json = report(ERROR).toJson();
        assertThat(json.has("messageId")).isFalse();
        assertThat(json.at("/issues/0/message/zh").asText()).isEqualTo("/z 处缺少必填字段 id。请补充。");
        assertThat(json.at("/issues/0/message/en").asText())
                .isEqualTo("The field id is missing at /z. It is required; add it.");
    }

    @Test
    void anIdThatIsNoIdIsNotRepeated() {
        Report report = Report.of(Optional.of("x".repeat(10_000)), Optional.of("t"), List.of());
        assertThat(report.messageId()).isEmpty();
        assertThat(report.toJson().path("type").asText()).isEqualTo("t");
    }

    @Test
    void aRefusalCarriesItsIssue() {
        RefusedException refused = new RefusedException(ErrorCode.BODY_TOO_LARGE, "", 10);
        assertThat(refused.issue().severity()).isEqualTo(Severity.FATAL);
        assertThat(refused).hasMessage("body-too-large: " + refused.issue().en());
        assertThat(refused.issue().en()).contains("10 bytes");
    }

    private static Report report(Issue... issues) {
        return Report.of(Optional.empty(), Optional.empty(), List.of(issues));
    }
}
