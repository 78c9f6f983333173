package cn.caitong.simulators.guarantee;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Party;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class ABookOfGuaranteesSurvivesTest {
    private static final Instant AT = Instant.parse("2026-01-28T02:20:00Z");
    private static final LocalDate LATER = LocalDate.of(2026, 6, 30);
    private static final Guarantee GUARANTEE = new Guarantee(
            "BH1",
            "T1",
            "1",
            new Party("某公司", Party.IdKind.CREDIT_CODE, "91500103MA6100T03D"),
            Guarantee.Form.INSURANCE,
            "N1",
            "某保险",
            Fen.ofYuan("12000.00"),
            LocalDate.of(2026, 4, 30));

    private final Path file;

    ABookOfGuaranteesSurvivesTest(@TempDir Path dir) {
        this.file = dir.resolve("guarantees.jsonl");
    }

    @Test
    void whatWasExtendedIsSoWhenItIsOpenedAgain() {
        try (var book = GuaranteeBook.open(file)) {
            book.lodge(GUARANTEE, Happening.lodged(AT));
            assertThat(book.happens("BH1", Happening.extended(AT, LATER, "proof", "sm3:0"))
                            .validUntil())
                    .isEqualTo(LATER);
        }
        try (var again = GuaranteeBook.open(file)) {
            assertThat(again.all()).containsExactly(GUARANTEE.until(LATER));
        }
    }

    @Test
    void oneIsLodgedOnce() {
        try (var book = GuaranteeBook.open(file)) {
            book.lodge(GUARANTEE, Happening.lodged(AT));
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> book.lodge(GUARANTEE, Happening.lodged(AT)))
                    .withMessageContaining("BH1");
        }
    }

    @Test
    void nothingHappensToWhatNobodyLodgedOrWhatWasGivenBack() {
        try (var book = GuaranteeBook.open(file)) {
            var back = Happening.givenBack(AT, "CT-1");
            assertThatIllegalArgumentException()
                    .isThrownBy(() -> book.happens("BH1", back))
                    .withMessageContaining("BH1");
            book.lodge(GUARANTEE, Happening.lodged(AT));
            assertThat(book.happens("BH1", back)).isEqualTo(GUARANTEE);
            assertThatIllegalArgumentException().isThrownBy(() -> book.happens("BH1", back));
        }
    }

    @Test
    void aPaymentSpeaksOfWhatWasPaidAndAnythingElseOfTheWhole() {
        var part = Happening.paid(AT, Fen.ofYuan("5000.00"), "MK-1", "JK-1", "p-17", "proof", "sm3:0");
        assertThat(part.sum(GUARANTEE)).isEqualTo(Fen.ofYuan("5000.00"));
        assertThat(part.mark()).isEqualTo("MK-1");
        assertThat(part.instruction()).isNull();
        assertThat(Happening.givenBack(AT, "CT-1").instruction()).isEqualTo("CT-1");
        assertThat(Happening.lodged(AT).sum(GUARANTEE)).isEqualTo(GUARANTEE.amount());
    }
}
