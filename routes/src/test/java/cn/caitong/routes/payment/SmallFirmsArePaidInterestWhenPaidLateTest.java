package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.contract.ContractFacts;
import cn.caitong.routes.payment.ClaimEvent.PaidOut;
import cn.caitong.routes.payment.ClaimFacts.Confirmed;
import cn.caitong.routes.payment.ClaimFacts.Credit;
import cn.caitong.routes.payment.ClaimFacts.Interest;
import cn.caitong.routes.payment.ClaimFacts.LateTerms;
import cn.caitong.routes.payment.ClaimFacts.Rate;
import cn.caitong.routes.payment.ClaimFacts.RateOf;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

/** 120,000.00, accepted on 8 April 2026: the law's last day is 8 May (款项条例 art. 9), each day after it costs 60.00 (art. 17). */
@Tag("unit")
class SmallFirmsArePaidInterestWhenPaidLateTest {
    private static final LocalDate SIGNED = LocalDate.of(2026, 3, 2);

    private final Desk desk = new Desk();

    @Test
    void paidOnTheLastDayItBearsNone() {
        credited("2026-05-08");
        assertThat(interest()).isNull();
        assertThat(desk.tasks("interest")).isEmpty();
        assertThat(desk.clock("C33").state).isEqualTo("discharged");
    }

    @Test
    void fromTheDayAfterToTheBanksDay() {
        Draft draft = credited("2026-05-20");
        assertThat(interest())
                .isEqualTo(new Interest(
                        Money.cny("720.00"),
                        LocalDate.of(2026, 5, 8),
                        LocalDate.of(2026, 5, 20),
                        new Rate(new BigDecimal("0.05"), RateOf.LAW)));
        assertThat(draft.reason().clause()).isEqualTo("C34");
        assertThat(draft.reason().detail()).contains("720.00", "2026-05-08", "0.05% a day");
    }

    /** Paying it is the purchaser's act: it is told, with the sum, and nothing of the confirmed sum moves. */
    @Test
    void purchaserFinanceAndSupplierAreToldHowMuch() {
        Draft draft = credited("2026-05-20");
        assertThat(desk.tasks("interest")).containsExactly("purchaser", "finance", "supplier");
        assertThat(draft.money()).isEmpty();
        assertThat(desk.told.stream()
                        .filter(tell -> tell.data().path("kind").asText().equals("interest")))
                .extracting(tell -> tell.data().at("/amount/amount").asText() + " "
                        + tell.data().path("clause").asText())
                .containsOnly("720.00 C34");
        assertThat(desk.state).as("the sum itself is paid").isEqualTo(ClaimState.PAID);
    }

    /** The term warns five days before its end, and is escalated after it: interest comes last. */
    @Test
    void beforeItIsOwedTheTermHasWarnedAndWasEscalated() {
        confirmed();
        desk.until("2026-05-07T00:00");
        assertThat(warned("warn")).contains("C33");
        assertThat(warned("overdue")).doesNotContain("C33");
        desk.until("2026-05-10T00:00");
        assertThat(warned("overdue")).contains("C33");
        assertThat(desk.clock("C33").state).isEqualTo("breached");
    }

    @ParameterizedTest
    @ValueSource(strings = "large")
    @NullSource
    void noOtherFirmIsOwedAnyNorOneWhoseSizeNobodyDeclared(@Nullable String size) {
        desk.terms = Fixtures.terms(SIGNED, false, false, size);
        credited("2026-05-20");
        assertThat(interest()).isNull();
        assertThat(confirmedSum().late()).isNull();
        assertThat(desk.clocks).doesNotContainKeys("C33", "C33b");
    }

    @ParameterizedTest
    @ValueSource(strings = {"medium", "small", "micro"})
    void eachThatIsSmallOrMediumIs(String size) {
        desk.terms = Fixtures.terms(SIGNED, false, false, size);
        credited("2026-05-09");
        assertThat(interest()).extracting(Interest::amount).isEqualTo(Money.cny("60.00"));
    }

    /** 42 days from acceptance are agreed: 20 May. */
    @Test
    void anAgreedTermTakesTheLawsPlace() {
        desk.terms = Fixtures.terms(new ContractFacts.Credit(42, null));
        confirmed();
        assertThat(desk.clocks).doesNotContainKey("C33");
        assertThat(desk.clock("C33b").due).isEqualTo(Fixtures.at("2026-05-21T00:00"));
        desk.at("2026-05-22T16:00", Fixtures.credited(Fixtures.NUMBER, "2026-05-22"));
        assertThat(interest()).extracting(Interest::amount).isEqualTo(Money.cny("120.00"));
        assertThat(desk.clocks.values()).noneMatch(clock -> clock.state.equals("open"));
    }

    /** 45 days end on Saturday 23 May: the last day is Monday the 25th (民法典 art. 203), and nothing is owed until it is over. */
    @Test
    void aTermThatEndsOnARestDayEndsOnTheNextWorkingDay() {
        desk.terms = Fixtures.terms(new ContractFacts.Credit(45, null));
        credited("2026-05-25");
        assertThat(interest()).isNull();
        assertThat(confirmedSum().late()).isEqualTo(new LateTerms(LocalDate.of(2026, 5, 25), null, SIGNED));
    }

    /** Sixty days end on Sunday 7 June, so on Monday the 8th; what a contract says beyond them does not count. */
    @Test
    void noContractMakesASmallFirmWaitForMoreThanSixtyDays() {
        desk.terms = Fixtures.terms(new ContractFacts.Credit(90, null));
        credited("2026-06-09");
        assertThat(interest()).extracting(Interest::limit).isEqualTo(LocalDate.of(2026, 6, 8));
        assertThat(interest()).extracting(Interest::amount).isEqualTo(Money.cny("60.00"));
    }

    /** 120,000.00 at 3.65 % a year: 12.00 a day. */
    @Test
    void anAgreedRateTakesTheLawsPlace() {
        desk.terms = Fixtures.terms(new ContractFacts.Credit(null, new BigDecimal("3.65")));
        credited("2026-05-20");
        assertThat(interest()).extracting(Interest::amount).isEqualTo(Money.cny("144.00"));
        assertThat(interest()).extracting(each -> each.rate().of()).isEqualTo(RateOf.CONTRACT);
    }

    /** The prime rate was 3.00 when it was signed. */
    @Test
    void anAgreedRateBelowThePrimeRateDoesNot() {
        desk.terms = Fixtures.terms(new ContractFacts.Credit(null, new BigDecimal("2.99")));
        Draft draft = credited("2026-05-20");
        assertThat(interest()).extracting(Interest::amount).isEqualTo(Money.cny("720.00"));
        assertThat(draft.reason().detail()).contains("law-as-agreed-is-too-low");
    }

    /** 100,000.00 came in time, 20,000.00 twelve days late. */
    @Test
    void eachLineForItsOwnDays() {
        confirmed();
        credited(
                new Credit(Money.cny("100000.00"), LocalDate.of(2026, 5, 8)),
                new Credit(Money.cny("20000.00"), LocalDate.of(2026, 5, 20)));
        assertThat(interest()).extracting(Interest::amount).isEqualTo(Money.cny("120.00"));
    }

    /** What is kept back is not paid late: only what the bank credited counts. */
    @Test
    void whatIsDeductedBearsNone() {
        confirmed();
        credited(new Credit(Money.cny("118000.00"), LocalDate.of(2026, 5, 20)));
        assertThat(interest()).extracting(Interest::amount).isEqualTo(Money.cny("708.00"));
    }

    /** Credited in time, and sent back by the bank: it was never paid, and is as late as it is (P8). */
    @Test
    void aReturnMakesItLateFromItsFirstTerm() {
        credited("2026-05-07");
        desk.at("2026-05-11T10:00", Fixtures.returned(Fixtures.NUMBER, "2026-05-11"));
        assertThat(interest()).isNull();
        desk.at("2026-05-20T16:00", Fixtures.credited(Fixtures.NUMBER, "2026-05-20"));
        assertThat(interest()).extracting(Interest::amount).isEqualTo(Money.cny("720.00"));
    }

    /** What was late once is later after a return: the second word takes the first one's place. */
    @Test
    void aReturnOfWhatWasLateIsReckonedAnew() {
        credited("2026-05-12");
        desk.at("2026-05-12T17:00", Fixtures.returned(Fixtures.NUMBER, "2026-05-12"));
        desk.at("2026-05-12T18:00", Fixtures.credited(Fixtures.NUMBER, "2026-05-12"));
        assertThat(interest()).extracting(Interest::amount).isEqualTo(Money.cny("240.00"));
        assertThat(desk.tasks("interest")).hasSize(6);
    }

    @Test
    void toldTwiceItIsOwedOnce() {
        credited("2026-05-20");
        assertThat(desk.at("2026-05-21T16:00", Fixtures.credited(Fixtures.NUMBER, "2026-05-20"))
                        .reason()
                        .code())
                .isEqualTo("noted");
        assertThat(interest()).extracting(Interest::amount).isEqualTo(Money.cny("720.00"));
        assertThat(desk.tasks("interest")).hasSize(3);
    }

    /** Its objection came to nothing after the term: the part was owed all along (art. 15), and is late from the same day. */
    @Test
    void aPartThatWasDisputedInVainIsAsLate() {
        desk.delivered();
        desk.at("2026-04-13T10:00", Fixtures.objection("YY-1", "quality", "20000.00"));
        desk.at("2026-04-13T11:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
        desk.at("2026-05-11T10:00", Fixtures.dismissed("YY-1"));
        desk.at("2026-05-11T11:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
        desk.at("2026-05-12T16:00", Fixtures.credited(Fixtures.NUMBER, "2026-05-06"));
        desk.at("2026-05-12T17:00", Fixtures.credited(Fixtures.NUMBER + ".2", "2026-05-12"));
        assertThat(interest()).isNull();
        assertThat(facts().payment(Fixtures.NUMBER + ".2").orElseThrow().interest())
                .extracting(Interest::amount)
                .isEqualTo(Money.cny("40.00"));
    }

    /** Nothing was delivered for it yet: the small firm's term begins with acceptance, and has not begun. */
    @Test
    void aPrepaymentHasNoSuchTerm() {
        desk.free = new BigDecimal("90000.00");
        desk.at(
                "2026-04-09T10:00",
                Fixtures.submitted(
                        Fixtures.CONTRACT,
                        "M1",
                        Fixtures.SUPPLIER,
                        Fixtures.bill(Money.cny("90000.00"), "digital", null),
                        Fixtures.PAYEE,
                        List.of()));
        desk.delivered("2026-04-09T10:01").at("2026-04-13T10:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
        assertThat(desk.clocks).containsKey("C37b/confirmation").doesNotContainKeys("C33", "C33b");
        assertThat(confirmedSum().late()).isNull();
    }

    private void confirmed() {
        desk.delivered().at("2026-04-13T10:00", new ClaimEvent.Confirmed(Fixtures.PURCHASER));
    }

    private Draft credited(String on) {
        confirmed();
        return desk.at(on + "T16:00", Fixtures.credited(Fixtures.NUMBER, on));
    }

    private void credited(Credit... lines) {
        LocalDate last = lines[lines.length - 1].on();
        desk.at(last + "T16:00", new PaidOut(EventKind.PAYMENT_CREDITED, Fixtures.NUMBER, last, List.of(lines)));
    }

    private List<String> warned(String kind) {
        return desk.told.stream()
                .map(Outgoing.Tell::data)
                .filter(data -> data.path("kind").asText().equals(kind))
                .map(data -> data.path("clause").asText())
                .toList();
    }

    private ClaimFacts facts() {
        return ClaimFacts.of(desk.claim(), desk.state);
    }

    private Confirmed confirmedSum() {
        return facts().payment(Fixtures.NUMBER).orElseThrow();
    }

    private @Nullable Interest interest() {
        return confirmedSum().interest();
    }
}
