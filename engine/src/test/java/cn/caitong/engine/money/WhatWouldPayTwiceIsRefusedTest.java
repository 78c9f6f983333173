package cn.caitong.engine.money;

import static cn.caitong.engine.money.Moves.credited;
import static cn.caitong.engine.money.Moves.delivered;
import static cn.caitong.engine.money.Moves.instructed;
import static cn.caitong.engine.money.Moves.owed;
import static cn.caitong.engine.money.Moves.recalling;
import static cn.caitong.engine.money.Moves.received;
import static cn.caitong.engine.money.Moves.rejected;
import static cn.caitong.engine.money.Moves.released;
import static cn.caitong.engine.money.Moves.returned;
import static cn.caitong.engine.money.Moves.voided;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class WhatWouldPayTwiceIsRefusedTest {
    private final Book book = new Book(Moves.ITEM);

    @Test
    void aSecondInstructionBesideALiveOne() {
        apply(received("12000.00"), owed("12000.00"), instructed(1));
        assertRefused("money-instruction-live", instructed(2));
        apply(delivered(1));
        assertRefused("money-instruction-live", instructed(2));
        apply(credited(1));
        assertRefused("money-instruction-live", instructed(2));
    }

    @Test
    void aReissueWhoseFirstAttemptIsNotProvenVoid() {
        apply(received("12000.00"), owed("12000.00"), instructed(1), rejected(1));
        assertRefused("money-instruction-live", instructed(2));
        apply(voided(1), instructed(2));
    }

    @Test
    void anInstructionOutOfNumber() {
        apply(received("12000.00"), owed("12000.00"));
        assertRefused("money-instruction-number-wrong", instructed(2));
        assertRefused("money-instruction-number-wrong", instructed(0));
    }

    @Test
    void aVoidByOnePersonAlone() {
        apply(received("12000.00"), owed("12000.00"), instructed(1), recalling(1));
        assertRefused("money-void-unproven", voided(1, "wang", "wang"));
        assertRefused("money-void-unproven", voided(1, "wang", " "));
    }

    @Test
    void aVoidOfWhatWasCreditedOrMayStillBe() {
        apply(received("12000.00"), owed("12000.00"), instructed(1), delivered(1));
        assertRefused("money-transition-illegal", voided(1));
        apply(credited(1));
        assertRefused("money-transition-illegal", voided(1));
        apply(returned(1), voided(1), instructed(2));
    }

    @Test
    void partsBeyondWhatWasReceived() {
        apply(received("12000.00"), owed("10000.00"));
        assertThatThrownBy(() -> apply(owed(Purpose.FORFEIT, "2000.01")))
                .isInstanceOf(MoneyRefused.class)
                .hasMessageContaining("0.01");
    }

    @Test
    void theSamePartASecondTime() {
        apply(received("12000.00"), owed("5000.00"));
        assertRefused("money-part-owed-already", owed("5000.00"));
    }

    @Test
    void theSameReceiptASecondTime() {
        apply(received("12000.00"));
        assertRefused("money-item-known", received("12000.00"));
    }

    @Test
    void aReleaseUnderALiveInstruction() {
        apply(received("12000.00"), owed("12000.00"), instructed(1));
        assertRefused("money-instruction-live", released());
    }

    @Test
    void movesOfWhatIsNotThere() {
        assertRefused("money-item-unknown", owed("1.00"));
        apply(received("12000.00"));
        assertRefused("money-part-not-owed", instructed(1));
        apply(owed("12000.00"));
        assertRefused("money-instruction-unknown", delivered(1));
    }

    @Test
    void amountsThatAreNone() {
        assertRefused("money-amount-wrong", received("0.00"));
        assertRefused("money-amount-wrong", received("-1.00"));
        assertRefused("money-amount-wrong", received("1.001"));
    }

    @Test
    void aMoveByAnotherCase() {
        apply(received("12000.00"));
        Changed<MoneyMove> others = new Changed<>(Moves.location("T-1/1/S-2/500103:R-2"), Moves.AT, owed("1.00"));
        MoneyRefused refused = catchThrowableOfType(MoneyRefused.class, () -> book.apply(others));
        assertThat(refused.code()).isEqualTo("money-item-of-another-case");
    }

    @Test
    void aReleasedPartIsFreeAgainAndItsNumbersGoOn() {
        apply(received("12000.00"), owed("12000.00"), instructed(1), recalling(1), voided(1), released());
        assertRefused("money-part-not-owed", instructed(2));
        apply(owed(Purpose.FORFEIT, "3000.00"), owed("9000.00"));
        assertRefused("money-instruction-number-wrong", instructed(1));
        apply(instructed(2));
        assertThat(book.change(Purpose.REFUND)).isEqualByComparingTo("9000.00");
    }

    @Test
    void refusalsSpeakBothLanguages() {
        MoneyRefused refused = catchThrowableOfType(MoneyRefused.class, () -> apply(owed("1.00")));
        assertThat(refused.en()).contains("500103:R-1");
        assertThat(refused.zh()).contains("500103:R-1").contains("收款登记");
    }

    private void apply(MoneyMove... moves) {
        Moves.batch(moves).forEach(book::apply);
    }

    private void assertRefused(String code, MoneyMove move) {
        MoneyRefused refused = catchThrowableOfType(MoneyRefused.class, () -> apply(move));
        assertThat(refused).as(code).isNotNull();
        assertThat(refused.code()).isEqualTo(code);
    }
}
