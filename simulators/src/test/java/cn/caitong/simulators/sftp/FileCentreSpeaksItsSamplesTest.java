package cn.caitong.simulators.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The centre's own code against the samples of its dialect's folder, which specify the contract. */
@Tag("unit")
class FileCentreSpeaksItsSamplesTest {
    private static final String INSTRUCTION = "CT-5b1f0c9a7d2e4386-1";
    private static final String DIGEST = "sm3:" + "3f8a1c5e7b9d0246".repeat(4);
    private static final Instant SENT = Instant.parse("2026-01-28T02:15:31Z");

    private static String sample(FileDialect dialect, String name) {
        String folder = dialect.name().toLowerCase(Locale.ROOT);
        String ending = dialect == FileDialect.CQCK ? ".csv" : ".txt";
        try {
            return Files.readString(
                    Path.of("..", "mappings", "dialects", folder, "samples", "wire", name + ending),
                    dialect.wire().encoding());
        } catch (IOException missing) {
            throw new UncheckedIOException(missing);
        }
    }

    private static String id(FileDialect dialect) {
        return dialect == FileDialect.CQCK ? "500229" : "CQ-GXQ";
    }

    private static String name(FileDialect dialect, String cqck, String cqgx) {
        return dialect == FileDialect.CQCK ? cqck + ".csv" : cqgx + ".txt";
    }

    @ParameterizedTest
    @EnumSource
    void aReceiptIsReadAndWrittenAsItsSampleIs(FileDialect dialect) {
        FileWire wire = dialect.wire();
        var receipts = wire.readReceipts(sample(dialect, "in-receipt"));
        assertThat(receipts).hasSize(1);
        assertThat(receipts.getFirst().amount()).isEqualTo(Fen.ofYuan("12000.00"));
        var message = wire.receipt(new Stamp(id(dialect), 101, SENT), receipts.getFirst());
        assertThat(wire.file("receipts", List.of(message))).isEqualTo(sample(dialect, "in-receipt"));
    }

    @ParameterizedTest
    @EnumSource
    void whatHappensToAGuaranteeIsWrittenAsItsSamplesAre(FileDialect dialect) {
        var supplier = dialect.wire()
                .readReceipts(sample(dialect, "in-receipt"))
                .getFirst()
                .supplier();
        boolean isFirst = dialect == FileDialect.CQCK;
        var lodged = new Guarantee(
                isFirst ? "CKBH20260128000001" : "GXBH20260128000001",
                isFirst ? "ocds-000000-CQ-2026-0229" : "ocds-000000-CQ-2026-0901",
                "1",
                supplier,
                isFirst ? Guarantee.Form.INSURANCE : Guarantee.Form.BANK,
                "BH-2026-0007",
                isFirst ? "虚构财产保险城口支公司" : "虚构银行高新区支行",
                Fen.ofYuan("12000.00"),
                LocalDate.of(2026, 4, 30));
        var extended = new Guarantee(
                lodged.id(),
                lodged.tender(),
                lodged.lot(),
                supplier,
                lodged.form(),
                lodged.number(),
                lodged.issuer(),
                lodged.amount(),
                LocalDate.of(2026, 6, 30));
        assertWritten(dialect, 111, lodged, Happening.lodged(at("2026-01-28T02:20:00Z")), "lodged");
        assertWritten(
                dialect,
                112,
                extended,
                Happening.extended(at("2026-04-20T01:30:00Z"), extended.validUntil(), "保函延期确认函", DIGEST),
                "extended");
        assertWritten(
                dialect,
                113,
                extended,
                Happening.givenBack(at("2026-05-12T03:00:00Z"), "CT-7d2e43865b1f0c9a-1"),
                "given-back");
        var paid = Happening.paid(
                at("2026-05-12T07:00:00Z"),
                lodged.amount(),
                "MK-2026-0007",
                "JK2026051200012",
                "p-17",
                "保函赔付凭证",
                DIGEST);
        assertWritten(dialect, 114, extended, paid, "paid");
    }

    private static Instant at(String instant) {
        return Instant.parse(instant);
    }

    /** Each was sent a minute after it happened. */
    private static void assertWritten(
            FileDialect dialect, long sequence, Guarantee guarantee, Happening happening, String sample) {
        var stamp = new Stamp(id(dialect), sequence, happening.at().plusSeconds(60));
        var message = dialect.wire().guarantee(stamp, guarantee, happening);
        assertThat(dialect.wire().file("guarantees", List.of(message)))
                .isEqualTo(sample(dialect, "in-guarantee-" + sample));
        String day = stamp.messageId().replaceFirst(".*-(\\d{8})-.*", "$1");
        assertThat(dialect.wire().name("guarantees", stamp, sequence))
                .isEqualTo(name(dialect, "BH_" + day + "_000" + sequence, "G_" + day + "_000" + sequence));
    }

    @ParameterizedTest
    @EnumSource
    void theHubsFilesAreUnderstood(FileDialect dialect) {
        FileWire wire = dialect.wire();
        var refund = (Ask.Instruct)
                wire.read(name(dialect, "TK_" + INSTRUCTION, "P_" + INSTRUCTION), sample(dialect, "out-refund"));
        assertThat(refund.id()).isEqualTo(INSTRUCTION);
        assertThat(refund.amount()).isEqualTo(Fen.ofYuan("12000.00"));
        assertThat(refund.payee().bankNo()).isEqualTo("999653000014");
        var recall = (Ask.Recall) wire.read(name(dialect, "CH_x", "X_x"), sample(dialect, "out-recall"));
        assertThat(recall.refundId()).isEqualTo(INSTRUCTION);
        assertThat(wire.read(name(dialect, "CX_x", "Q_x"), sample(dialect, "out-query")))
                .isEqualTo(new Ask.Query(INSTRUCTION));
    }

    @ParameterizedTest
    @EnumSource
    void aFileWhoseTotalIsAnotherOneIsUnreadable(FileDialect dialect) {
        String file = sample(dialect, "out-refund");
        String wrong = dialect == FileDialect.CQCK
                ? file.replace("合计,1,12000.00", "合计,1,12000.01")
                : file.replace("PAY|1|1200000", "PAY|1|1200001");
        String name = name(dialect, "TK_" + INSTRUCTION, "P_" + INSTRUCTION);
        assertThatIllegalArgumentException().isThrownBy(() -> dialect.wire().read(name, wrong));
        assertThat(dialect.wire().unreadable(name)).isEqualTo(sample(dialect, "answer-unreadable"));
    }

    @ParameterizedTest
    @EnumSource
    void itsResultsAreTheSamples(FileDialect dialect) {
        String name = name(dialect, "TK_" + INSTRUCTION, "P_" + INSTRUCTION);
        String number = dialect == FileDialect.CQCK ? "CKT20260212000007" : "GXT0000007";
        var refund = Refund.accepted(
                INSTRUCTION,
                number,
                "R",
                Fen.ofYuan("12000.00"),
                new Account("n", "1", null, null),
                "",
                SENT,
                Fate.stuck());
        assertThat(dialect.wire().result(name, INSTRUCTION, new Standing.Known(refund, RefundState.ACCEPTED)))
                .isEqualTo(sample(dialect, "answer-refund-accepted"));
    }

    @ParameterizedTest
    @EnumSource
    void theHubsAnswersAreUnderstood(FileDialect dialect) {
        var rows = dialect.wire().readAnswer(sample(dialect, "told-receipts")).rows();
        assertThat(rows).extracting(FileWire.HubAnswer.Row::status).containsExactly(202, 422);
        String refused = dialect == FileDialect.CQCK ? "told-wrong-total" : "told-wrong-header";
        int status = dialect == FileDialect.CQCK ? 422 : 400;
        assertThat(dialect.wire().readAnswer(sample(dialect, refused)).status()).isEqualTo(status);
    }

    @Test
    void quotesAreWrittenAndReadAgain() {
        var fields = List.of("a", "b, c", "say \"d\"", "");
        assertThat(Csv.line(fields)).isEqualTo("a,\"b, c\",\"say \"\"d\"\"\",");
        assertThat(Csv.fields(Csv.line(fields))).isEqualTo(fields);
        assertThatIllegalArgumentException().isThrownBy(() -> Csv.fields("\"open"));
    }
}
