package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Reason;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The day of the samples' statement: a receipt, yesterday's refund returned, and paid again. */
@Tag("contract")
class StatementIsWhatTheBankBookedTest {
    private static final LocalDate NEXT_DAY = LocalDate.parse("2026-02-13");

    @Test
    void inYuanWithCodes(@TempDir Path dir) throws Exception {
        assertThat(statement(Speech.CQYZ, dir))
                .contains("\"STATEMENT_DATE\":\"2026-02-13\",\"OPENING_BALANCE\":0.00,\"CLOSING_BALANCE\":12000.00")
                .contains("\"LINE_COUNT\":3")
                .containsSubsequence(
                        "{\"LINE_NO\":1,\"ENTRY_TYPE\":\"P\",\"RECEIPT_NO\":\"YZ20260128000001\"",
                        "\"REFUND_NO\":\"CT-5b1f0c9a7d2e4386-1\",\"ENTRY_PAY\":12000.00,\"BOOK_DATE\":\"2026-02-13\"",
                        "{\"LINE_NO\":2,\"ENTRY_TYPE\":\"S\",\"RECEIPT_NO\":\"R2\",\"ENTRY_PAY\":12000.00",
                        "{\"LINE_NO\":3,\"ENTRY_TYPE\":\"T\"",
                        "\"REFUND_NO\":\"CT-2\"");
    }

    @Test
    void inFenWithWords(@TempDir Path dir) throws Exception {
        assertThat(statement(Speech.CQSZ, dir))
                .contains("\"zdrq\":\"20260213\",\"qichu\":\"000\",\"qimo\":\"800000\",\"bishu\":3")
                .containsSubsequence(
                        "{\"xh\":1,\"lx\":\"票\",\"skdh\":\"SZSK0000231\",\"zlh\":\"CT-e07d4411c35a9f28-1\"",
                        "\"jine\":\"800000\",\"jzrq\":\"20260213\"",
                        "{\"xh\":2,\"lx\":\"收\",\"skdh\":\"R2\",\"jine\":\"800000\"",
                        "{\"xh\":3,\"lx\":\"退\"",
                        "\"zlh\":\"CT-2\"");
    }

    @Test
    void inElements(@TempDir Path dir) throws Exception {
        assertThat(statement(Speech.CQSPB, dir))
                .contains("<STATEMENT_DATE>20260213</STATEMENT_DATE><OPENING_BALANCE>0.00</OPENING_BALANCE>")
                .contains("<CLOSING_BALANCE>12000.00</CLOSING_BALANCE><LINE_COUNT>3</LINE_COUNT>")
                .containsSubsequence(
                        "<LINE_NO>1</LINE_NO><ENTRY_TYPE>P</ENTRY_TYPE><RECEIPT_NO>SP20260128000001</RECEIPT_NO>",
                        "<REFUND_NO>CT-5b1f0c9a7d2e4386-1</REFUND_NO><ENTRY_PAY>12000.00</ENTRY_PAY>",
                        "<LINE_NO>2</LINE_NO><ENTRY_TYPE>S</ENTRY_TYPE><RECEIPT_NO>R2</RECEIPT_NO>",
                        "<LINE_NO>3</LINE_NO><ENTRY_TYPE>T</ENTRY_TYPE>",
                        "<REFUND_NO>CT-2</REFUND_NO>");
    }

    @Test
    void inAttributes(@TempDir Path dir) throws Exception {
        assertThat(statement(Speech.CQNA, dir))
                .contains("day=\"2026/02/13\" opening=\"000\" closing=\"1200000\" entries=\"3\"")
                .containsSubsequence(
                        "<entry no=\"1\" kind=\"back\" slip=\"NA20260128000001\" order=\"CT-5b1f0c9a7d2e4386-1\"",
                        "<entry no=\"2\" kind=\"in\" slip=\"R2\" fen=\"1200000\" day=\"2026/02/13\"",
                        "<entry no=\"3\" kind=\"out\"",
                        "order=\"CT-2\"");
    }

    private static String statement(Speech speech, Path dir) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            var centre = stage.centre;
            var fate = Fate.creditedThenReturned(Duration.ofHours(1), Duration.ofDays(1), Reason.NAME_DIFFERS);
            centre.plan(speech.receiptId, fate);
            stage.call(speech.refund());
            stage.now = Stage.MORNING.plus(Duration.ofDays(1));
            centre.settleUntil(stage.now);
            centre.receive(tomorrows(speech));
            centre.plan(speech.receiptId, Fate.credited(Duration.ofHours(1)));
            stage.call(speech.refund("CT-2"));
            centre.settleUntil(stage.now.plus(Duration.ofHours(1)));
            centre.closeDay(NEXT_DAY);
            centre.sendPending();
            assertThat(stage.heard.get(stage.heard.size() - 1).path()).isEqualTo(speech.hubPath("statements"));
            return stage.lastHeard();
        }
    }

    private static String tomorrows(Speech speech) {
        return speech.receiptMessage("R2")
                .replace("2026-01-28 10:14:55", "2026-02-13 10:14:55")
                .replace("20260128101455", "20260213101455")
                .replace("2026/01/28 10:14:55", "2026/02/13 10:14:55")
                .replace("1769566495000", "1770948895000");
    }
}
