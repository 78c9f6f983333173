package cn.caitong.simulators.sftp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.centre.Stamp;
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
