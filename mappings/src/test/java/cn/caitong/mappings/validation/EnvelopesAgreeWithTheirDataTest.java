package cn.caitong.mappings.validation;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.Report;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("unit")
class EnvelopesAgreeWithTheirDataTest {
    private static final ObjectMapper JSON = JsonMapper.builder().build();

    @ParameterizedTest
    @CsvSource({
        "specversion, 0.3, VALUE_NOT_ALLOWED",
        "id, '', VALUE_SHAPE_WRONG",
        "id, 'two words', VALUE_SHAPE_WRONG",
        "source, 500103, VALUE_SHAPE_WRONG",
        "source, urn:caitong:partner:, VALUE_SHAPE_WRONG",
        "time, 2026-02-30T10:00:00+08:00, DATE_WRONG",
        "time, 2026-02-12T10:00+08:00, DATE_WRONG",
        "time, 2026-02-12T23:59:60Z, DATE_WRONG",
        "time, 1926-02-12T10:00:00+08:00, VALUE_SHAPE_WRONG",
        "datacontenttype, text/xml, VALUE_NOT_ALLOWED",
        "sequence, -1, VALUE_SHAPE_WRONG",
        "jurisdiction, 5001, DISTRICT_SHAPE_WRONG",
        "subject, ocds-000000-other, SUBJECT_DIFFERS"
    })
    void aFieldThatIsWrongIsNamed(String field, String value, ErrorCode code) throws IOException {
        Report report = validate(message -> message.put(field, value));
        assertThat(report.isValid()).isFalse();
        assertThat(report.issues()).first().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(code);
            assertThat(issue.pointer()).isEqualTo("/" + field);
        });
    }

    @Test
    void dataAsBytesIsNoData() throws IOException {
        Report report = validate(message -> message.put("data_base64", "e30=").remove("data"));
        assertThat(report.issues())
                .extracting(Issue::code)
                .containsExactly(ErrorCode.FIELD_MISSING, ErrorCode.ENVELOPE_FIELD_UNKNOWN);
    }

    @Test
    void anUnknownAttributeIsOnlyMentioned() throws IOException {
        Report report = validate(message -> message.put("comexampleregion", "west"));
        assertThat(report.isValid()).isTrue();
        assertThat(report.has(ErrorCode.ENVELOPE_FIELD_UNKNOWN)).isTrue();
    }

    @Test
    void anotherSchemaIsOnlyMentioned() throws IOException {
        Report report = validate(message -> message.put("dataschema", "urn:caitong:schema:deposit.received.v0"));
        assertThat(report.isValid()).isTrue();
        assertThat(report.has(ErrorCode.DATASCHEMA_DIFFERS)).isTrue();
    }

    @Test
    void whatMayBeLeftOutIsNotMissed() throws IOException {
        Report report = validate(message -> {
            message.remove("datacontenttype");
            message.remove("dataschema");
            message.remove("sequence");
        });
        assertThat(report.issues()).isEmpty();
    }

    @Test
    void anAbolishedDistrictIsTakenAndItsSuccessorNamed() throws IOException {
        Report before =
                validate(message -> message.put("jurisdiction", "500105").put("time", "2026-01-24T23:59:59+08:00"));
        assertThat(before.has(ErrorCode.DISTRICT_ABOLISHED)).isFalse();
        Report after =
                validate(message -> message.put("jurisdiction", "500105").put("time", "2026-01-29T00:00:00+08:00"));
        assertThat(after.isValid()).isTrue();
        assertThat(after.issues())
                .singleElement()
                .satisfies(issue -> assertThat(issue.en()).contains("2026-01-25", "500157"));
    }

    @Test
    void aDistrictThatIsNotThereYetIsMentioned() throws IOException {
        Report report =
                validate(message -> message.put("jurisdiction", "500157").put("time", "2026-01-20T00:00:00+08:00"));
        assertThat(report.has(ErrorCode.DISTRICT_NOT_YET)).isTrue();
        assertThat(report.isValid()).isTrue();
    }

    /** That it is back ends a mark: nobody says so of money that another holds. */
    @Test
    void whatWasRecoveredIsSaidByItsHolderAlone() throws IOException {
        String recovered = "deposit.recovered.v1/good/back-at-its-holder.json";
        Report own = validate(recovered, message -> holder(message).put("holder", "500103"));
        assertThat(own.isValid()).isTrue();
        Report another = validate(recovered, message -> holder(message).put("holder", "one-thing"));
        assertThat(another.issues()).singleElement().satisfies(issue -> {
            assertThat(issue.code()).isEqualTo(ErrorCode.SUBJECT_DIFFERS);
            assertThat(issue.pointer()).isEqualTo("/data/deposit/holder");
        });
    }

    private static ObjectNode holder(ObjectNode message) {
        return (ObjectNode) message.at("/data/deposit");
    }

    private static Report validate(Consumer<ObjectNode> change) throws IOException {
        return validate("deposit.received.v1/good/transfer.json", change);
    }

    private static Report validate(String example, Consumer<ObjectNode> change) throws IOException {
        ObjectNode message = (ObjectNode) JSON.readTree(ExampleFiles.read(example));
        change.accept(message);
        return ExampleFiles.VALIDATOR.validate(JSON.writeValueAsBytes(message)).report();
    }
}
