package cn.caitong.mappings.dialect;

import static cn.caitong.mappings.dialect.IsoReports.changed;
import static cn.caitong.mappings.dialect.IsoReports.said;
import static cn.caitong.mappings.dialect.IsoReports.text;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.validation.ExampleFiles;
import cn.caitong.mappings.validation.Validation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * In pain.002 a payment that is pending stands still for a court or for finance, or goes on, by an order with a number; what goes on
 * next year names that year. A status alone says none of it, and is not guessed at.
 */
@Tag("unit")
class ReportsInIsoThatSayNoReasonAreRefusedTest {
    private static final String REASON = "<Prtry>FROZEN-COURT</Prtry>";

    @ParameterizedTest
    @CsvSource({
        "FROZEN-COURT, payment.frozen.v1, court",
        "FROZEN-FINANCE, payment.frozen.v1, finance",
        "RELEASED-COURT, payment.unfrozen.v1, court",
        "RELEASED-FINANCE, payment.unfrozen.v1, finance"
    })
    void whoStoppedItOrLetsItGoOnIsTheReason(String reason, String type, String by) {
        ObjectNode said = said(changed("in-frozen", "FROZEN-COURT", reason));
        assertThat(said.path("type").textValue()).isEqualTo(type);
        assertThat(said.at("/data/by").textValue()).isEqualTo(by);
        assertThat(said.at("/data/reference").textValue()).isEqualTo("（2026）渝0103执保217号");
        assertThat(ExampleFiles.VALIDATOR.validate(said)).isInstanceOf(Validation.Accepted.class);
    }

    /** ISO's own codes for what is blocked say neither who nor whether it goes on again. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "<Prtry>FROZEN</Prtry>",
                "<Prtry>FROZEN-POLICE</Prtry>",
                "<Cd>AM07</Cd>",
                "<Cd>FROZEN-COURT1</Cd>"
            })
    void pendingForAnotherReason(String reason) {
        assertThat(refused(changed("in-frozen", REASON, reason))).isEqualTo(ErrorCode.TYPE_UNKNOWN);
    }

    @Test
    void pendingForNoReason() {
        assertThat(refused(text("in-frozen").replaceFirst("(?s)<StsRsnInf>.*?</StsRsnInf>", "")))
                .isEqualTo(ErrorCode.TYPE_UNKNOWN);
    }

    @Test
    void pendingForTwoReasons() {
        String two = text("in-frozen").replaceFirst("(?s)(<StsRsnInf>.*?</StsRsnInf>)", "$1$1");
        assertThat(unreadable(two)).isEqualTo(ErrorCode.TRANSLATION_FAILED);
    }

    @Test
    void frozenWithoutTheNumberOfTheOrderOrWithTwo() {
        String number = "<AddtlInf>（2026）渝0103执保217号</AddtlInf>";
        assertThat(refused(changed("in-frozen", number, ""))).isEqualTo(ErrorCode.FIELD_MISSING);
        assertThat(unreadable(changed("in-frozen", number, number + number))).isEqualTo(ErrorCode.TRANSLATION_FAILED);
    }

    @ParameterizedTest
    @CsvSource({"<Cd>DT06</Cd>, <Cd>DT01</Cd>", "<Cd>DT06</Cd>, <Prtry>B01</Prtry>"})
    void changedInAnotherWayThanTheYear(String sent, String instead) {
        assertThat(refused(changed("in-carried-over", sent, instead))).isEqualTo(ErrorCode.TYPE_UNKNOWN);
    }

    @ParameterizedTest
    @ValueSource(strings = {"next year", "2027"})
    void carriedOverIntoNoYear(String words) {
        assertThat(refused(changed("in-carried-over", "YEAR 2027", words))).isEqualTo(ErrorCode.FIELD_MISSING);
    }

    @Test
    void carriedOverIntoAYearThatIsNone() {
        assertThat(unreadable(changed("in-carried-over", "YEAR 2027", "YEAR 27A")))
                .isEqualTo(ErrorCode.TRANSLATION_FAILED);
        assertThat(refused(changed("in-carried-over", "YEAR 2027", "YEAR 1927")))
                .isEqualTo(ErrorCode.NUMBER_OUT_OF_RANGE);
    }

    /** Words beside the year are the treasury's own. */
    @Test
    void otherWordsBesideTheYearAreNoMatter() {
        String words = changed("in-carried-over", "<AddtlInf>YEAR", "<AddtlInf>年终结转</AddtlInf><AddtlInf>YEAR");
        assertThat(said(words).at("/data/fiscalYear").intValue()).isEqualTo(2027);
    }

    /** A notification of an entry that takes another one back, which could be read as either. */
    @ParameterizedTest
    @CsvSource({"in-credited, DBIT", "in-returned, CRDT"})
    void anEntryThatReversesAnother(String sample, String way) {
        String side = "</CdtDbtInd>\n        <Sts>";
        assertThat(text(sample)).contains(way + side);
        String reversed = text(sample).replace(way + side, way + side.replace("<Sts>", "<RvslInd>true</RvslInd><Sts>"));
        assertThat(refused(reversed)).isEqualTo(ErrorCode.TYPE_UNKNOWN);
        assertThat(said(reversed.replace(">true<", ">false<")).path("type").textValue())
                .startsWith("payment.");
    }

    /** The first thing that is wrong with it. */
    private static ErrorCode refused(String body) {
        Validation end = ExampleFiles.VALIDATOR.validate(said(body));
        assertThat(end).isInstanceOf(Validation.Refused.class);
        return end.report().issues().stream().map(Issue::code).findFirst().orElseThrow();
    }

    private static ErrorCode unreadable(String body) {
        return catchThrowableOfType(RefusedException.class, () -> said(body)).code();
    }
}
