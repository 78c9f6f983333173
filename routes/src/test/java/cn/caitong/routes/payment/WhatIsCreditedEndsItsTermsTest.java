package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.casefile.Concealed;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.payment.ClaimFacts.Confirmed;
import cn.caitong.routes.payment.ClaimFacts.Term;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Delivered on Thursday 9 April 2026, confirmed on Monday 13 April; what the payments below tell of it. */
@Tag("unit")
class WhatIsCreditedEndsItsTermsTest {
    private static final ClaimEvent.Confirmed CONFIRMED = new ClaimEvent.Confirmed(Fixtures.PURCHASER);
    private static final String FIRST = Fixtures.NUMBER;
    private static final String SECOND = Fixtures.NUMBER + ".2";

    private final Desk desk = new Desk().delivered();

    @Test
    void aPaymentOfAnotherSumIsForAPerson() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        assertThat(desk.at("2026-04-14T10:00", Fixtures.credited(SECOND, "2026-04-14"))
                        .outcome())
                .isEqualTo(Outcome.PARKED);
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
    }

    @Test
    void newsOfAPaymentForADeadInvoiceAlarms() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at("2026-04-14T10:00", Fixtures.red("120000.00"));
        desk.at("2026-04-15T10:00", Fixtures.credited(FIRST, "2026-04-15"));
        assertThat(desk.state).isEqualTo(ClaimState.DEAD);
        assertThat(desk.alarms).contains("payment-of-dead-claim");
    }

    @Test
    void whatIsConfirmedIsPayableOnce() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at("2026-04-13T11:00", CONFIRMED);
        assertThat(desk.payables).containsOnlyKeys("payable:" + FIRST);
        assertThat(desk.payables.get("payable:" + FIRST)).isEqualByComparingTo(new BigDecimal("120000.00"));
    }

    @Test
    void anApplicationEndsTheTermOfStarting() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at("2026-04-15T10:00", Fixtures.applied(FIRST, "2026-04-15"));
        assertThat(desk.clock("C37/delivery").state).isEqualTo("discharged");
        assertThat(desk.clock("C37/confirmation").state).isEqualTo("discharged");
        assertThat(desk.clock("C37b/confirmation").state).isEqualTo("open");
        assertThat(desk.clock("C33").state).isEqualTo("open");
        desk.until("2026-04-27T10:00");
        assertThat(desk.tasks("overdue")).isEmpty();
    }

    @Test
    void aCreditEndsAllOfThemAndTheClaimIsPaid() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at("2026-04-20T10:00", Fixtures.credited(FIRST, "2026-04-17"));
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
        assertThat(desk.clocks.values()).noneMatch(clock -> clock.state.equals("open"));
        desk.until("2026-06-30T10:00");
        assertThat(desk.alarms).isEmpty();
        desk.at("2026-06-30T10:00", Fixtures.submitted(Fixtures.bill(Money.cny("1.00"), "digital", null)));
        assertThat(desk.refusals()).contains("claim-number-in-use");
    }

    @Test
    void aCreditThatIsLateStaysLate() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.until("2026-04-28T00:00");
        desk.at("2026-04-29T10:00", Fixtures.credited(FIRST, "2026-04-28"));
        assertThat(desk.clock("C37b/confirmation").state).isEqualTo("breached");
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
    }

    @Test
    void aCreditThatTheBankTookBackIsOwedUnderItsFirstDueDate() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at("2026-04-20T10:00", Fixtures.credited(FIRST, "2026-04-17"));
        desk.at("2026-04-21T10:00", Fixtures.returned(FIRST, "2026-04-21"));
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
        assertThat(desk.clock("C37b/confirmation").state).isEqualTo("discharged");
        assertThat(desk.clock("C37b/confirmation#1").due).isEqualTo(desk.clock("C37b/confirmation").due);
        assertThat(desk.clock("C33#1").due).isEqualTo(desk.clock("C33").due);
        assertThat(desk.clocks)
                .as("it was started, whatever the bank did")
                .doesNotContainKeys("C37/delivery#1", "C37/confirmation#1");
        desk.until("2026-04-28T00:00");
        assertThat(desk.clock("C37b/confirmation#1").state).isEqualTo("breached");
        desk.at("2026-04-30T10:00", Fixtures.credited(FIRST, "2026-04-29"));
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
        assertThat(desk.clock("C33#1").state).isEqualTo("discharged");
    }

    @Test
    void aReturnBeforeAnyCreditLeavesItsTermsRunning() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        int clocks = desk.clocks.size();
        desk.at("2026-04-15T10:00", Fixtures.returned(FIRST, "2026-04-15"));
        assertThat(desk.clocks).hasSize(clocks);
        assertThat(desk.clock("C37b/confirmation").state).isEqualTo("open");
    }

    @Test
    void theSameNewsTwiceChangesNothing() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at("2026-04-20T10:00", Fixtures.credited(FIRST, "2026-04-17"));
        Draft again = desk.at("2026-04-20T11:00", Fixtures.credited(FIRST, "2026-04-17"));
        assertThat(again.obligations()).isEmpty();
        assertThat(again.reason().code()).isEqualTo("noted");
    }

    /** 20,000.00 are disputed when 100,000.00 are paid; withdrawn, they are a payment of their own. */
    @Test
    void aClaimIsNotPaidWhileAPartIsDisputed() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at("2026-04-15T10:00", Fixtures.credited(FIRST, "2026-04-15"));
        assertThat(desk.state).isEqualTo(ClaimState.CONFIRMED);
        assertThat(desk.clock("C37b/confirmation").state).isEqualTo("discharged");
        desk.at("2026-04-16T10:00", Fixtures.withdrawn("YY-1"));
        desk.at("2026-04-16T11:00", CONFIRMED);
        assertThat(desk.payables).containsOnlyKeys("payable:" + FIRST, "payable:" + SECOND);
        assertThat(desk.clock("C37/confirmation/YY-1").state).isEqualTo("open");
        desk.at("2026-04-20T10:00", Fixtures.credited(SECOND, "2026-04-20"));
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
    }

    @Test
    void anUpheldPartLeavesWhatIsPaidPaid() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at("2026-04-15T10:00", Fixtures.credited(FIRST, "2026-04-15"));
        desk.at("2026-04-16T10:00", Fixtures.upheld("YY-1"));
        assertThat(desk.state).isEqualTo(ClaimState.PAID);
    }

    @Test
    void aPaymentReadsWhatItNeedsOfItsClaim() {
        desk.at("2026-04-10T10:00", Fixtures.objection("YY-1", "wrong-amount", "20000.00"));
        desk.at("2026-04-13T10:00", CONFIRMED);
        ClaimFacts facts = ClaimFacts.of(desk.claim(), desk.state);
        assertThat(facts.lives()).isTrue();
        assertThat(facts.supplierName()).isEqualTo("重庆测试供应有限公司");
        assertThat(facts.purchaserName()).isEqualTo("重庆市渝中区测试中学");
        Confirmed sum = facts.payment(FIRST).orElseThrow();
        assertThat(sum.amount()).isEqualTo(Money.cny("100000.00"));
        assertThat(sum.how()).isEqualTo("purchaser");
        assertThat(sum.on()).isEqualTo(LocalDate.of(2026, 4, 13));
        Term start = sum.earliest("C37").orElseThrow();
        assertThat(start.on()).as("from confirmation, which binds by policy").isEqualTo(LocalDate.of(2026, 4, 20));
        assertThat(start.at()).isEqualTo(Fixtures.at("2026-04-21T00:00"));
        assertThat(sum.earliest("C37b", "C33").orElseThrow().on()).isEqualTo(LocalDate.of(2026, 4, 27));
        assertThat(facts.payment(SECOND)).isEmpty();
    }

    @Test
    void aCalendarThatMovesATermMovesWhatAPaymentReads() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        desk.at(
                "2026-04-14T10:00",
                new ClaimEvent.ClockMoved(
                        "C37b/confirmation", LocalDate.of(2026, 4, 28), Fixtures.at("2026-04-29T00:00")));
        Confirmed sum = ClaimFacts.of(desk.claim(), desk.state).payment(FIRST).orElseThrow();
        assertThat(sum.earliest("C37b").orElseThrow().on()).isEqualTo(LocalDate.of(2026, 4, 28));
    }

    @Test
    void aContractThatIsStoppedOrHasAnotherPayeeIsKnownBelow() {
        desk.at("2026-04-13T10:00", CONFIRMED);
        assertThat(desk.at("2026-04-14T10:00", new ClaimEvent.ContractChanged())
                        .reason()
                        .code())
                .as("nothing that matters")
                .isEqualTo("noted");
        desk.terms = Fixtures.terms(LocalDate.of(2026, 3, 2), true, false, "small");
        Draft told = desk.at("2026-04-14T11:00", new ClaimEvent.ContractChanged());
        assertThat(told.toDecision(JsonNodeFactory.instance.objectNode()).fanOuts())
                .as("its payments hear of it")
                .extracting(FanOut::type)
                .containsExactly(Agreements.CHANGED);
        assertThat(ClaimFacts.of(desk.claim(), desk.state).suspended()).isTrue();
        assertThat(ClaimFacts.of(desk.claim(), desk.state).locked()).isFalse();
        Account bank = new Account("某银行股份有限公司", "6222-0000-9999", "某银行", "105100000017");
        desk.terms = Fixtures.terms(Concealed.of(bank));
        desk.at("2026-04-14T12:00", new ClaimEvent.ContractChanged());
        ClaimFacts facts = ClaimFacts.of(desk.claim(), desk.state);
        assertThat(facts.suspended()).isFalse();
        assertThat(facts.payee().open()).isEqualTo(bank);
        assertThat(facts.locked()).as("it was assigned").isTrue();
    }
}
