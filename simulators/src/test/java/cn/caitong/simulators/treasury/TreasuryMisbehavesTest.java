package cn.caitong.simulators.treasury;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.groups.Tuple.tuple;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.io.IOException;
import java.net.ConnectException;
import java.net.http.HttpTimeoutException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.EnumSource;

/** What the hub sees of each fault, and, which is the point, whether anything was booked. */
@Tag("contract")
class TreasuryMisbehavesTest {
    private static final Duration STEP = Duration.ofHours(4);

    private final Path dir;

    TreasuryMisbehavesTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"RESET_UNREAD", "RESET_AFTER_COMMIT", "TRUNCATED"})
    void noWholeAnswerArrives(Fault fault) throws Exception {
        try (var counter = misbehaving(Misbehaviour.next(fault))) {
            assertThatThrownBy(() -> counter.apply(Applied.usual())).isInstanceOf(IOException.class);

            assertThat(booked(counter)).isEqualTo(fault != Fault.RESET_UNREAD);
            assertThat(counter.query(Applied.FIRST)).contains(booked(counter) ? ">10<" : ">00<");
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"FAIL_500", "COMMIT_THEN_500", "BARE_503"})
    void anErrorWithoutTheTreasurysDetailArrives(Fault fault) throws Exception {
        try (var counter = misbehaving(Misbehaviour.next(fault))) {
            var answer = counter.send(Applied.usual().message());

            assertThat(answer.statusCode()).isEqualTo(fault == Fault.BARE_503 ? 503 : 500);
            assertThat(new String(answer.body(), Counter.GBK)).doesNotContain("TreasuryFault");
            assertThat(booked(counter)).isEqualTo(fault == Fault.COMMIT_THEN_500);
        }
    }

    @ParameterizedTest
    @EnumSource(
            value = Fault.class,
            names = {"BUSY", "MAINTENANCE"})
    void itsOwnRefusalToReadArrives(Fault fault) throws Exception {
        try (var counter = misbehaving(Misbehaviour.next(fault))) {
            var answer = counter.send(Applied.usual().message());

            assertThat(answer.statusCode()).isEqualTo(503);
            assertThat(answer.headers().firstValue("Retry-After")).contains("1");
            assertThat(new String(answer.body(), Counter.GBK)).contains(fault == Fault.BUSY ? "9429" : "9503");
            assertThat(booked(counter)).isFalse();
        }
    }

    @Test
    void theAnswerComesAfterTheTimeOutThoughItIsBooked() throws Exception {
        try (var counter = misbehaving(
                Misbehaviour.next(Fault.LATE_ANSWER).on(Matter.APPLICATION).delay(Duration.ofMinutes(1)))) {
            assertThatThrownBy(() -> counter.applyImpatiently(Applied.usual()))
                    .isInstanceOf(HttpTimeoutException.class);
            Awaitility.await().atMost(Duration.ofMinutes(1)).until(() -> booked(counter));
        }
    }

    @Test
    void answersAreFalsifiedButTheBooksAreTrue() throws Exception {
        try (var counter = misbehaving(Misbehaviour.next(Fault.WRONG_AMOUNT))) {
            assertThat(counter.apply(Applied.usual())).contains("120000.01").doesNotContain("120000.00");
            counter.treasury.misbehave(Misbehaviour.next(Fault.WRONG_ID));
            assertThat(counter.apply(Applied.usual())).contains(">ZT-7c1e5a0b9d3f2468-1<");
            counter.apply(Applied.small("CT-another", "P2", "1.00"));
            counter.treasury.misbehave(Misbehaviour.next(Fault.OTHERS_ID).on(Matter.QUERY));
            assertThat(counter.query(Applied.FIRST)).contains(">CT-another<").doesNotContain(Applied.FIRST);
            counter.treasury.misbehave(Misbehaviour.next(Fault.MALFORMED));
            assertThat(counter.query(Applied.FIRST)).doesNotContain("</s:Body>");
            counter.treasury.misbehave(Misbehaviour.next(Fault.HUGE).size(1_000_000));
            assertThat(counter.query(Applied.FIRST)).hasSizeGreaterThan(1_000_000);

            assertThat(counter.query(Applied.FIRST)).contains(Applied.FIRST, ">120000.00<");
        }
    }

    @Test
    void aFaultCanBeMeantForOnePaymentAlone() throws Exception {
        try (var counter = misbehaving(Misbehaviour.next(Fault.BUSY).about("P2"))) {
            assertThat(counter.apply(Applied.usual())).contains("<Code>0000</Code>");
            assertThat(counter.apply(Applied.small("CT-two", "P2", "1.00"))).contains("9429");
            assertThat(counter.treasury.struck()).containsExactly(Fault.BUSY);
        }
    }

    @Test
    void whoIsDownRefusesConnectionsAndComesBackOnTheSamePort() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.goDown();
            assertThatThrownBy(() -> counter.apply(Applied.usual())).isInstanceOf(ConnectException.class);

            counter.treasury.comeUp();
            assertThat(counter.apply(Applied.usual())).contains(Applied.FIRST);
        }
    }

    @Test
    void noticesComeTwiceOutOfOrderAndNever() throws Exception {
        try (var counter = misbehaving(Misbehaviour.next(Fault.TWICE).on(Matter.VOUCHER))) {
            counter.treasury.misbehave(Misbehaviour.next(Fault.LOST).on(Matter.PAYMENT));
            counter.treasury.misbehave(Misbehaviour.next(Fault.OVERTAKEN).on(Matter.REVIEW));
            counter.apply(Applied.usual());
            counter.after(STEP.multipliedBy(6));

            assertThat(counter.notices())
                    .containsExactly(
                            "ReviewNotice",
                            "ReviewNotice",
                            "ReviewNotice",
                            "VoucherNotice",
                            "VoucherNotice",
                            "ReviewNotice");
            assertThat(counter.lastHeard()).contains("<ReviewStage>1</ReviewStage>");
            assertThat(counter.heard.get(3).body())
                    .isEqualTo(counter.heard.get(4).body());
            assertThat(counter.books().unsent()).isEmpty();
            assertThat(counter.query(Applied.FIRST)).contains("<Status>30</Status>");
        }
    }

    /** The hub sees one that adds up; only its own books can tell that it is wrong. */
    @ParameterizedTest
    @CsvSource({
        "NONE, 2, 120000.00, <LineNo>2</LineNo>",
        "LINE_MISSING, 1, 40000.00, <LineNo>1</LineNo>",
        "LINE_EXTRA, 3, 200000.00, CT-NEVER-GIVEN-1",
        "OTHER_AMOUNT, 2, 120000.01, 80000.01",
    })
    void statementsAreWrongThoughTheBooksAreRight(Booking.Slip slip, int lines, String credited, String told)
            throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.apply(Applied.usual());
            counter.after(STEP.multipliedBy(6));
            var day = counter.books().bookings().getFirst().day();
            counter.treasury.closeDay(day, slip);
            counter.treasury.sendPending();

            assertThat(counter.lastHeard())
                    .contains(
                            "<LineCount>%d</LineCount>".formatted(lines),
                            "<CreditAmt>%s</CreditAmt>".formatted(credited),
                            told);
            assertThat(counter.books().paid(Applied.PAYMENT)).isEqualTo(Fen.ofYuan("120000.00"));
        }
    }

    @Test
    void aStatementOfADayOnWhichNothingMovedHasNothingToGetWrong() throws Exception {
        try (var counter = Counter.withBudget(dir)) {
            counter.treasury.closeDay(LocalDate.parse("2026-04-17"), Booking.Slip.OTHER_AMOUNT);
            counter.treasury.sendPending();
            assertThat(counter.lastHeard()).contains("<LineCount>0</LineCount>");
        }
    }

    @Test
    void noticesComeLateOrOnlyWhenReleased() throws Exception {
        try (var counter =
                misbehaving(Misbehaviour.next(Fault.LATE).on(Matter.REVIEW).delay(Duration.ofDays(2)))) {
            counter.treasury.misbehave(Misbehaviour.next(Fault.HELD).on(Matter.PAYMENT));
            counter.apply(Applied.usual());
            counter.after(Duration.ofDays(1));
            assertThat(counter.notices()).hasSize(4).doesNotContain("PaymentReceipt");
            counter.after(Duration.ofDays(2));
            assertThat(counter.lastHeard()).contains("<ReviewStage>1</ReviewStage>");
            counter.treasury.releaseHeld();
            counter.treasury.sendPending();
            assertThat(counter.notices()).endsWith("PaymentReceipt");
        }
    }

    @Test
    void aNoticeIsFalsifiedAndItsIdIsUsedAgain() throws Exception {
        try (var counter = misbehaving(Misbehaviour.next(Fault.REUSED_ID).on(Matter.PAYMENT))) {
            counter.apply(Applied.usual());
            counter.after(STEP.multipliedBy(6));

            assertThat(counter.lastHeard()).contains("<XPayAmt>80000.01</XPayAmt>");
            assertThat(Counter.text(counter.heard.get(5))).contains("<XPayAmt>80000.00</XPayAmt>");
        }
    }

    @Test
    void whatIsSaidIsGbkAndEveryExchangeIsInTheJournal() throws Exception {
        try (var counter = misbehaving(Misbehaviour.next(Fault.COMMIT_THEN_500))) {
            counter.apply(Applied.usual());
            counter.after(STEP);

            assertThat(counter.heard.getFirst().header("content-type")).contains("text/xml; charset=GBK");
            assertThat(counter.heard.getFirst().header("authorization")).contains("Bearer own-token");
            assertThat(counter.heard.getFirst().path()).isEqualTo("/soap/treasury");
            assertThat(counter.lastHeard()).startsWith("<?xml version=\"1.0\" encoding=\"GBK\"?>");
            assertThat(counter.treasury.journal().lines())
                    .extracting(JournalLine::direction, JournalLine::id, JournalLine::fault)
                    .containsExactly(
                            tuple(JournalLine.Direction.FROM_HUB, Applied.FIRST, "COMMIT_THEN_500"),
                            tuple(JournalLine.Direction.TO_HUB, "CZ-20260417-000001", null));
        }
    }

    @Test
    void aLivelyTreasuryDoesEverythingByItself() throws Exception {
        var lively = TreasurySettings.lively("treasury", "hub-token", "own-token")
                .pacing(Duration.ZERO)
                .givingFreely();
        try (var counter = new Counter(dir, lively)) {
            counter.apply(Applied.usual());

            Awaitility.await()
                    .atMost(Duration.ofMinutes(1))
                    .until(() -> counter.notices().contains("PaymentReceipt"));
            assertThat(counter.notices()).hasSize(6);
        }
    }

    private Counter misbehaving(Misbehaviour how) {
        var counter = Counter.withBudget(dir);
        counter.treasury.misbehave(how);
        return counter;
    }

    private static boolean booked(Counter counter) {
        return counter.books().application(Applied.FIRST).isPresent();
    }
}
