package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.log.JournalLine;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** A refused call books nothing and uses up no id: what is corrected may come under the same one. */
@Tag("contract")
class CallsThatAreRefusedTest {
    private final Path dir;
    private Stage stage;

    CallsThatAreRefusedTest(@TempDir Path dir) {
        this.dir = dir;
        this.stage = Stage.withDeposit(Speech.CQYZ, dir.resolve("CQYZ"));
    }

    @AfterEach
    void close() {
        assertThat(stage.ledger().refunds()).isEmpty();
        stage.close();
    }

    @ParameterizedTest
    @CsvSource({
        "CQYZ, \"REFUND_NO\", \"NO\", REFUND_NO",
        "CQYZ, RECEIPT_NO, NO, RECEIPT_NO",
        "CQYZ, BID_SECTION_CODE, LOT, BID_SECTION_CODE",
        "CQYZ, 12000.00, 12000, REFUND_PAY",
        "CQYZ, 12000.00, 0.00, REFUND_PAY",
        "CQYZ, \"12000.00\", 12000.00, REFUND_PAY",
        "CQYZ, \"DATA\", \"BODY\", DATA",
        "CQSZ, xmbh, xm, xmbh",
        "CQSZ, 800000, 8000.00, jine",
        "CQSZ, \"800000\", 800000, jine",
        "CQSZ, huming, hm, skr.huming",
        "CQSZ, skr, fkf, skr"
    })
    void theWrongFieldIsNamed(Speech speech, String before, String after, String field) throws Exception {
        play(speech);
        var answer = stage.call(speech.refund().saying(before, after));

        assertThat(answer.body()).contains('"' + field + '"').containsAnyOf("1001", "BAOWEN_CUOWU");
    }

    @ParameterizedTest
    @EnumSource
    void theReceiptMustBeOfThatBid(Speech speech) throws Exception {
        play(speech);
        var answer = stage.call(speech.refund().saying("ocds-000000", "ocds-111111"));

        assertThat(answer.body()).containsAnyOf("1002", "SKDH_BUCUNZAI", "SLIP");
    }

    /** A fault has but one status. */
    @ParameterizedTest
    @EnumSource(
            names = {"CQSPB", "CQNA"},
            mode = EnumSource.Mode.EXCLUDE)
    void formAndSizeAreLookedAtFirst(Speech speech) throws Exception {
        play(speech);
        var refund = speech.refund();
        var huge = new Speech.Call(refund.path(), refund.id(), " ".repeat(70_000) + refund.body());

        assertThat(stage.call(huge).statusCode()).isEqualTo(413);
        assertThat(stage.call(refund, "hub-token", "text/xml").statusCode()).isEqualTo(415);
        assertThat(stage.call(refund, "own-token", "application/json").statusCode())
                .isEqualTo(401);
        assertThat(stage.call(new Speech.Call("/elsewhere", "x", "{}")).statusCode())
                .isEqualTo(400);
        assertThat(stage.call(new Speech.Call(refund.path(), refund.id(), "[]")).statusCode())
                .isEqualTo(400);
        assertThat(stage.call(new Speech.Call(refund.path(), refund.id(), refund.body() + "{}"))
                        .statusCode())
                .isEqualTo(400);
    }

    @Test
    void headerAndBodyMustBearTheSameId() throws Exception {
        play(Speech.CQSZ);
        var refund = Speech.CQSZ.refund();

        assertThat(stage.call(new Speech.Call(refund.path(), "CT-other", refund.body()))
                        .body())
                .contains("X-Lsh", "BAOWEN_CUOWU");
    }

    @ParameterizedTest
    @EnumSource
    void theRefusalIsInTheJournalToo(Speech speech) throws Exception {
        play(speech);
        stage.call(speech.refund(), "wrong", "application/json");
        stage.call(speech.refund().saying(speech.receiptId, "NONE"));

        assertThat(stage.centre.journal().lines())
                .filteredOn(line -> line.direction() == JournalLine.Direction.FROM_HUB)
                .extracting(JournalLine::id)
                .containsExactly("", speech.refundId);
    }

    private void play(Speech speech) {
        if (stage.speech != speech) {
            stage.close();
            stage = Stage.withDeposit(speech, dir.resolve(speech.name()));
        }
    }
}
