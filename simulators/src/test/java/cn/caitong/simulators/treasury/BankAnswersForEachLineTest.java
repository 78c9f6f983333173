package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("contract")
class BankAnswersForEachLineTest {
    private static final Duration DAY = Duration.ofDays(1);
    private static final String REPAIRS = Applied.REPAIRS.code();

    private final Path dir;

    BankAnswersForEachLineTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @Test
    void aLineThatFailsIsReportedWithNothingPaidAndTheOthersStand() throws Exception {
        try (var counter = paid(Course.paid().failing(REPAIRS, Why.A03))) {
            assertThat(counter.lastHeard())
                    .contains("CT-aaaa-1</VoucherDetailNo><PayAmt>80000.00</PayAmt><XPayDate>20260418</XPayDate>")
                    .contains("<XPayAmt>80000.00</XPayAmt>")
                    .contains("CT-bbbb-1</VoucherDetailNo><PayAmt>40000.00</PayAmt><XPayAmt>0.00</XPayAmt>")
                    .contains("<ReasonCode>A03</ReasonCode><XAddWord>收款账号有误</XAddWord>");
            assertThat(counter.books().bookings()).hasSize(1);
            assertThat(counter.query(Applied.FIRST)).contains("<Status>30</Status>", "<XPayAmt>0.00</XPayAmt>");
        }
    }

    @Test
    void aLineThatComesBackInsteadOfACreditIsInNoReceipt() throws Exception {
        try (var counter = paid(Course.paid().returning(REPAIRS, Why.A01))) {
            assertThat(counter.notices()).endsWith("PaymentReceipt", "ReturnNotice");
            assertThat(Counter.text(counter.heard.get(counter.heard.size() - 2)))
                    .contains("CT-aaaa-1")
                    .doesNotContain("CT-bbbb-1");
            assertThat(counter.lastHeard()).contains("CT-bbbb-1", "<XPayDate>20260418</XPayDate>", "收款账户已销户");
        }
    }

    @Test
    void ifEverythingComesBackThereIsNoReceiptAtAll() throws Exception {
        try (var counter = paid(Course.paid().returning("", Why.A02))) {
            assertThat(counter.notices())
                    .endsWith("VoucherNotice", "ReturnNotice")
                    .doesNotContain("PaymentReceipt");
            assertThat(counter.lastHeard()).contains("CT-aaaa-1", "CT-bbbb-1");
            assertThat(counter.query(Applied.FIRST))
                    .contains("<Status>30</Status>")
                    .doesNotContain("<Voucher>");
        }
    }

    @Test
    void aCreditMayComeBackDaysLaterUnderANumberOfItsOwn() throws Exception {
        try (var counter = paid(Course.paid().returning(REPAIRS, Why.A01, DAY.multipliedBy(2)))) {
            assertThat(counter.notices()).endsWith("PaymentReceipt");
            counter.after(DAY.multipliedBy(2));

            assertThat(counter.lastHeard()).contains("CT-bbbb-1", "<XPayDate>20260420</XPayDate>");
            assertThat(counter.lastHeard()).doesNotContain("CT-aaaa-1");
            assertThat(counter.books().bookings().stream().map(Booking::trace)).doesNotHaveDuplicates();
            assertThat(counter.query(Applied.FIRST)).contains("<XPayAmt>40000.00</XPayAmt>");
        }
    }

    @Test
    void twoCreditsMayComeBackEachAtItsTime() throws Exception {
        var course = Course.paid()
                .returning(Applied.TEACHING.code(), Why.A01, DAY.multipliedBy(3))
                .returning(REPAIRS, Why.A02, DAY);
        try (var counter = paid(course)) {
            counter.after(DAY);
            assertThat(counter.lastHeard()).contains("CT-bbbb-1");
            counter.after(DAY.multipliedBy(2));
            assertThat(counter.lastHeard()).contains("CT-aaaa-1", "<XPayDate>20260421</XPayDate>");
            counter.after(DAY.multipliedBy(9));
            assertThat(counter.notices()).filteredOn("ReturnNotice"::equals).hasSize(2);
        }
    }

    @Test
    void aDaysStatementHoldsWhatTheBankBookedOnItAndItsTotals() throws Exception {
        try (var counter = paid(Course.paid().returning(REPAIRS, Why.A01, Duration.ofHours(1)))) {
            counter.after(Duration.ofHours(1));
            counter.treasury.closeDay(LocalDate.parse("2026-04-18"));
            counter.treasury.sendPending();

            assertThat(counter.lastHeard())
                    .contains("<StatementDate>20260418</StatementDate><CreditAmt>120000.00</CreditAmt>")
                    .contains("<ReturnAmt>40000.00</ReturnAmt><LineCount>3</LineCount>")
                    .contains("<LineNo>3</LineNo><EntryType>T</EntryType><VoucherDetailNo>CT-bbbb-1</VoucherDetailNo>");
        }
    }

    @Test
    void aDayOnWhichNothingHappenedHasAStatementToo() throws Exception {
        try (var counter = paid(Course.paid())) {
            counter.treasury.closeDay(LocalDate.parse("2026-04-19"));
            counter.treasury.sendPending();

            assertThat(counter.lastHeard())
                    .contains("<CreditAmt>0.00</CreditAmt><ReturnAmt>0.00</ReturnAmt><LineCount>0</LineCount>")
                    .doesNotContain("<Line>");
        }
    }

    /** A day after it was applied for. */
    private Counter paid(Course course) throws Exception {
        var counter = Counter.withBudget(dir);
        counter.treasury.destine(Applied.PAYMENT, course);
        counter.apply(Applied.usual());
        counter.after(DAY);
        return counter;
    }
}
