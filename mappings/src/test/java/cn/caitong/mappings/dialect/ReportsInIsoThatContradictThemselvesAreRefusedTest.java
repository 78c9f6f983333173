package cn.caitong.mappings.dialect;

import static cn.caitong.mappings.dialect.IsoReports.canonical;
import static cn.caitong.mappings.dialect.IsoReports.changed;
import static cn.caitong.mappings.dialect.IsoReports.said;
import static cn.caitong.mappings.dialect.IsoReports.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.validation.ExampleFiles;
import cn.caitong.mappings.validation.Validation;
import com.fasterxml.jackson.databind.node.ObjectNode;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What pain.002 says of the whole and of its lines, and camt.054 of an entry and its lines, agrees, or nothing of it is taken: a line
 * that goes on under a refusal would be applied for anew, and paid twice.
 */
@Tag("unit")
class ReportsInIsoThatContradictThemselvesAreRefusedTest {
    @ParameterizedTest
    @ValueSource(strings = {"RCVD", "ACCP", "ACSP", "ACSC", "ACCC", "PART"})
    void aLineThatGoesOnUnderARefusal(String status) {
        assertThat(refused(changed("in-refused", "<TxSts>PDNG", "<TxSts>" + status)))
                .isEqualTo("RJCT with " + status);
    }

    @Test
    void butWhatWaitsOrIsRefusedTooAgrees() {
        for (String status : new String[] {"PDNG", "RJCT"}) {
            ObjectNode said = said(changed("in-refused", "<TxSts>PDNG", "<TxSts>" + status));
            assertThat(said.at("/data/result").textValue()).isEqualTo("refused");
            assertThat(ExampleFiles.VALIDATOR.validate(said)).isInstanceOf(Validation.Accepted.class);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "in-received, RCVD",
        "in-unit-passed, ACTC",
        "in-accepted, ACCP",
        "in-quota-passed, ACFC",
        "in-voucher-issued, ACSP",
        "in-frozen, PDNG",
        "in-carried-over, ACWC"
    })
    void aLineThatFailsUnderWhatGoesOn(String sample, String status) {
        String failing = text(sample).replaceFirst("<TxSts>" + status, "<TxSts>RJCT");
        assertThat(refused(failing)).isEqualTo(status + " with RJCT");
        String group =
                text(sample).replaceFirst("(<OrgnlPmtInfId>[^<]*</OrgnlPmtInfId>)", "$1<PmtInfSts>RJCT</PmtInfSts>");
        assertThat(refused(group)).isEqualTo(status + " with RJCT");
    }

    /** Said of a payment information alone, without its transaction, it would be lost beside the line that is told. */
    @Test
    void aPartThatFailsWithoutItsLine() {
        String id = "(<OrgnlPmtInfId>CT-2f60b8d1c4a97e35-1</OrgnlPmtInfId>)";
        String part = text("in-failed").replaceFirst(id, "$1<PmtInfSts>RJCT</PmtInfSts>");
        assertThat(refused(part)).isEqualTo("PART with RJCT");
        String told = text("in-failed")
                .replaceFirst(id.replace("2f60b8d1c4a97e35", "90d4e7a3b15c6f82"), "$1<PmtInfSts>RJCT</PmtInfSts>");
        assertThat(said(told)).isEqualTo(canonical("in-failed"));
    }

    /** A debit of the balance of what was paid and what came back. */
    @ParameterizedTest
    @CsvSource({"in-credited, DBIT, CRDT", "in-returned, CRDT, DBIT"})
    void anEntryWithALineOfTheOtherSide(String sample, String way, String other) {
        String line = "</Amt>\n            <CdtDbtInd>";
        assertThat(text(sample)).contains(line + way);
        String netted = text(sample).replaceFirst(line + way, line + other);
        assertThat(refused(netted)).isEqualTo(way + " " + other);
    }

    /** Half past five in the afternoon in London is the next morning in Chongqing. */
    @ParameterizedTest
    @ValueSource(strings = {"in-voucher-issued", "in-credited", "in-failed", "in-all-failed"})
    void aVouchersDayIsThatOfChongqing(String sample) {
        String elsewhere =
                changed(sample, "<AccptncDtTm>2026-04-21T09:03:00+08:00", "<AccptncDtTm>2026-04-20T17:30:00Z");
        assertThat(said(elsewhere)).isEqualTo(canonical(sample));
    }

    /** Of several reasons the first that is known counts, and all their words stay. */
    @Test
    void aRefusalForTwoReasons() {
        String two = text("in-refused")
                .replaceFirst(
                        "(?s)<StsRsnInf>.*?</StsRsnInf>",
                        "<StsRsnInf><Rsn><Cd>NARR</Cd></Rsn><AddtlInf>见附件</AddtlInf></StsRsnInf>"
                                + "<StsRsnInf><Rsn><Prtry>B04</Prtry></Rsn><AddtlInf>额度不足</AddtlInf></StsRsnInf>");
        ObjectNode said = said(two);
        assertThat(said.at("/data/reason/code").textValue()).isEqualTo("B04");
        assertThat(said.at("/data/reason/text").textValue()).isEqualTo("见附件 额度不足");
        assertThat(ExampleFiles.VALIDATOR.validate(said)).isInstanceOf(Validation.Accepted.class);
    }

    /** ISO has any number of lines of 105 characters; a refusal that is wordy is a refusal all the same. */
    @Test
    void wordsThatAreLongerThanAReasonHolds() {
        String line = "<AddtlInf>" + "指".repeat(105) + "</AddtlInf>";
        String wordy = text("in-refused").replaceAll("<AddtlInf>[^<]*</AddtlInf>", line + line);
        ObjectNode said = said(wordy);
        assertThat(said.at("/data/reason/text").textValue()).hasSize(200);
        assertThat(ExampleFiles.VALIDATOR.validate(said)).isInstanceOf(Validation.Accepted.class);
    }

    /** What it is called instead of a message that is known. */
    private static String refused(String body) {
        ObjectNode said = said(body);
        Validation end = ExampleFiles.VALIDATOR.validate(said);
        assertThat(end).isInstanceOf(Validation.Refused.class);
        assertThat(end.report().issues()).extracting(Issue::code).contains(ErrorCode.TYPE_UNKNOWN);
        return said.path("type").textValue();
    }
}
