package cn.caitong.app.demo;

import static cn.caitong.app.demo.Lines.DEPOSIT;
import static cn.caitong.app.demo.Lines.SATURDAY;
import static cn.caitong.app.demo.Lines.forfeited;
import static cn.caitong.app.demo.Lines.refund;
import static cn.caitong.app.demo.Lines.refunded;
import static cn.caitong.app.demo.Lines.with;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.app.demo.LedgerCheck.Instructed;
import cn.caitong.app.demo.witness.Difference;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class BooksDifferencesAreFoundTest {
    @TempDir
    private Path folder = Path.of("");

    @Test
    void aSecondRefundThatTheHubDoesNotKnowOf() {
        try (CentreBooks books = books().pay("CT-1", "YZ1").pay("CT-2", "YZ1")) {
            assertThat(found(books, refunded()))
                    .anyMatch(message -> message.contains("paid back twice"))
                    .anyMatch(message -> message.contains("paid back too much"))
                    .anyMatch(message -> message.contains("expected 应为 [CT-1, CT-2], found 实为 [CT-1]"));
        }
    }

    @Test
    void aCreditThatNeverWas() {
        try (CentreBooks books = books()) {
            assertThat(found(books, refunded()))
                    .anyMatch(message -> message.contains("paid back 已退金额: expected 应为 0.00, found 实为 18000.00"));
        }
    }

    @Test
    void aCreditOnAnotherDay() {
        DepositLine nextDay = with(refund(SATURDAY.atTime(9, 0), SATURDAY, SATURDAY.plusDays(1), null));
        try (CentreBooks books = books().pay("CT-1", "YZ1")) {
            assertThat(found(books, nextDay))
                    .containsExactly(DEPOSIT + "  credited 到账日 #1: expected 应为 2026-02-14, found 实为 2026-02-15");
        }
    }

    @Test
    void moneyThatTheHubNeverHeardOf() {
        try (CentreBooks books = books().pay("CT-1", "YZ1").receive("YZ2")) {
            assertThat(found(books, refunded()))
                    .containsExactly("500103:YZ2  receipt 收款: expected 应为 known 已登记, found 实为 none 无");
        }
    }

    @Test
    void aPartThatWasKeptIsNotPaidBack() {
        DepositLine part = with(refunded(), forfeited("6000.00", null));
        try (CentreBooks books = books().pay("CT-1", "YZ1")) {
            assertThat(found(books, part))
                    .containsExactly(DEPOSIT + "  paid back 已退金额: expected 应为 18000.00, found 实为 12000.00");
        }
    }

    @Test
    void booksThatAgree() {
        try (CentreBooks books = books().pay("CT-1", "YZ1")) {
            assertThat(found(books, refunded())).isEmpty();
        }
    }

    private CentreBooks books() {
        return new CentreBooks(folder).receive("YZ1");
    }

    private static List<String> found(CentreBooks books, DepositLine line) {
        return books.check().differences(List.of(new Instructed(line, List.of("CT-1")))).stream()
                .map(Difference::message)
                .toList();
    }
}
