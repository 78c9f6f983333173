package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Party;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("contract")
class ReceiptFilesTest {
    private final Path dir;

    ReceiptFilesTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @EnumSource
    void areReadToTheLastFen(Speech speech) {
        try (var stage = new Stage(speech, dir)) {
            var receipt = stage.centre.receive(speech.receiptMessage().replace(speech.amount, speech.oneFenMore));

            assertThat(receipt.amount()).isEqualTo(Fen.ofYuan(speech == Speech.CQSZ ? "8000.01" : "12000.01"));
            assertThat(receipt.creditedAt()).isEqualTo(Instant.parse("2026-01-28T02:14:55Z"));
            assertThat(receipt.supplier().idKind()).isEqualTo(Party.IdKind.CREDIT_CODE);
            assertThat(stage.ledger().receipts()).containsExactly(receipt);
        }
    }

    @ParameterizedTest
    @EnumSource
    void areBookedOnce(Speech speech) {
        try (var stage = new Stage(speech, dir)) {
            stage.centre.receive(speech.receiptMessage());

            assertThatIllegalArgumentException()
                    .isThrownBy(() -> stage.centre.receive(speech.receiptMessage()))
                    .withMessageContaining(speech.receiptId);
        }
    }

    @ParameterizedTest
    @CsvSource({
        "CQYZ, 12000.00, 12000.0, MARGIN_PAY",
        "CQYZ, 12000.00, 12000, MARGIN_PAY",
        "CQYZ, 2026-01-28 10:14:55, 2026-01-28T10:14:55, MARGIN_RECEIVE_TIME",
        "CQYZ, BIDDER_CODE_TYPE\": \"1, BIDDER_CODE_TYPE\": \"9, BIDDER_CODE_TYPE",
        "CQYZ, RECEIPT_NO, RECEIPT, RECEIPT_NO",
        "CQSPB, 12000.00, 12000.0, MARGIN_PAY",
        "CQSPB, 20260128101455, 2026-01-28, MARGIN_RECEIVE_TIME",
        "CQSPB, RECEIPT_NO>, RECEIPT>, RECEIPT_NO",
        "CQNA, 1200000, 05, fen",
        "CQNA, 2026/01/28 10:14:55, 2026/01/28, arrived",
        "CQNA, slip, receipt, slip",
        "CQNA, uscc, other, kind",
        "CQNA, project=, tender=, project",
        "CQSZ, 800000, 05, jine",
        "CQSZ, 1769566495000, \"yesterday\", dzsj",
        "CQSZ, tyshxydm, qita, zjlx",
        "CQSZ, fkf, fukuanfang, fkf",
        "CQSZ, 石柱黄连药材有限公司, ' ', mingcheng"
    })
    void areRefusedWithTheFieldsName(Speech speech, String before, String after, String field) {
        try (var stage = new Stage(speech, dir)) {
            assertThatIllegalArgumentException()
                    .isThrownBy(
                            () -> stage.centre.receive(speech.receiptMessage().replace(before, after)))
                    .withMessageContaining(field);
        }
    }
}
