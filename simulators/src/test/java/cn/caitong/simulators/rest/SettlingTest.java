package cn.caitong.simulators.rest;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Booking;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Reason;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Tag("contract")
class SettlingTest {
    private final Path dir;

    SettlingTest(@TempDir Path dir) {
        this.dir = dir;
    }

    @ParameterizedTest
    @EnumSource
    void nothingIsCreditedBeforeItsTime(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.call(speech.refund());

            stage.centre.settleUntil(Stage.MORNING.plus(Duration.ofDays(1)).minusMillis(1));
            assertThat(stage.ledger().refunds()).extracting(Refund::state).containsExactly(RefundState.PROCESSING);
            assertThat(stage.centre.settleUntil(Stage.MORNING.plus(Duration.ofDays(1))))
                    .isOne();
            assertThat(stage.centre.settleUntil(Stage.MORNING.plus(Duration.ofDays(1))))
                    .isZero();
            assertThat(stage.ledger().refunds()).extracting(Refund::state).containsExactly(RefundState.CREDITED);
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsDueFirstIsSettledFirst(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.receive(speech.receiptMessage("R2"));
            stage.centre.plan(speech.receiptId, Fate.credited(Duration.ofHours(5)));
            stage.centre.plan("R2", Fate.credited(Duration.ofHours(3)));
            stage.call(speech.refund());
            stage.call(speech.refund("CT-2").saying(speech.receiptId, "R2"));
            stage.centre.settleUntil(Stage.MORNING.plus(Duration.ofHours(9)));

            assertThat(stage.ledger().bookings())
                    .filteredOn(booking -> booking.kind() == Booking.Kind.REFUNDED)
                    .extracting(Booking::receiptId)
                    .containsExactly("R2", speech.receiptId);
        }
    }

    @ParameterizedTest
    @EnumSource
    void theBanksDateIsThatOfTheStepEvenWhenItIsToldLater(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.plan(speech.receiptId, Fate.credited(Duration.ofHours(6)));
            stage.call(speech.refund());
            stage.now = Stage.MORNING.plus(Duration.ofDays(12));
            stage.centre.settleUntil(stage.now);

            assertThat(stage.ledger().refunds())
                    .extracting(Refund::bankDate)
                    .containsExactly(LocalDate.parse("2026-02-12"));
        }
    }

    @ParameterizedTest
    @EnumSource
    void aRefundGoesOnAfterARestart(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.plan(speech.receiptId, Fate.returned(Duration.ofHours(6), Reason.BANKS_FAULT));
            stage.call(speech.refund());
            stage.centre.settleUntil(Stage.MORNING);
        }
        try (var stage = new Stage(speech, dir)) {
            stage.centre.settleUntil(Stage.MORNING.plus(Duration.ofHours(6)));

            assertThat(stage.ledger().refunds()).extracting(Refund::reason).containsExactly(Reason.BANKS_FAULT);
        }
    }

    @ParameterizedTest
    @EnumSource
    void aCreditThatComesBackIsReportedTwice(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            var fate = Fate.creditedThenReturned(Duration.ofHours(1), Duration.ofDays(3), Reason.ACCOUNT_CLOSED);
            stage.centre.plan(speech.receiptId, fate);
            stage.call(speech.refund());
            stage.centre.settleUntil(Stage.MORNING.plus(Duration.ofDays(3)));
            stage.centre.sendPending();

            assertThat(stage.heard)
                    .extracting(Request::path)
                    .containsOnly(speech.hubPath("refund-results"))
                    .hasSize(3);
            assertThat(stage.lastHeard()).containsAnyOf("R01", "XH", "closed").contains("15");
        }
    }

    @ParameterizedTest
    @EnumSource
    void whatIsStuckStaysUntilItIsRecalled(Speech speech) throws Exception {
        try (var stage = Stage.withDeposit(speech, dir)) {
            stage.centre.plan(speech.receiptId, Fate.stuck());
            stage.call(speech.refund());
            stage.centre.settleUntil(Stage.MORNING.plus(Duration.ofDays(99)));
            assertThat(stage.ledger().refunds()).extracting(Refund::state).containsExactly(RefundState.ACCEPTED);

            stage.call(speech.recall());
            assertThat(stage.ledger().refunds()).extracting(Refund::state).containsExactly(RefundState.RECALLED);
        }
    }
}
