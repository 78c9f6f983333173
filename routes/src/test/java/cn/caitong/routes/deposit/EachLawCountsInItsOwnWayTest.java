package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.mappings.money.Money;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class EachLawCountsInItsOwnWayTest {
    /** 28 January to 24 February are 27 days: 12000 × 0.35 % × 27 / 360 = 3.15. */
    @Test
    void aWorksDepositGoesBackWithTheBanksInterest() {
        Story story = works().mailLeaves().credits("2026-02-24");
        assertThat(story.instructions()
                        .getFirst()
                        .data()
                        .path("interestBearing")
                        .asBoolean())
                .isTrue();
        assertThat(story.deposit().bankInterest()).isEqualTo(Money.cny("3.15"));
        assertThat(story.tasks()).containsExactly("decide", "warn", "interest");
        assertThat(story.town
                        .mail
                        .told(Messages.TASK)
                        .getLast()
                        .data()
                        .at("/amount/amount")
                        .asText())
                .isEqualTo("3.15");
    }

    /** The notice comes first as a rule, and its clock acts: the deposit is a works tender's all the same. */
    @Test
    void aLoserRefundedByTheNoticeBeforeAnyContractHasItsInterest() {
        Story story = paid(Said.LOSER)
                .on("2026-02-12T10:00")
                .says(Said.notice(Story.text("2026-02-12T09:00"), "portal"))
                .on("2026-02-25T09:00");
        assertThat(instructed(story).path("clause").asText()).isEqualTo("C12b");
        assertThat(instructed(story).path("interestBearing").asBoolean()).isTrue();
        story.mailLeaves().credits("2026-02-25");
        // 28 January to 25 February are 28 days: 12000 × 0.35 % × 28 / 360 = 3.2666…
        assertThat(story.deposit().bankInterest()).isEqualTo(Money.cny("3.27"));
        assertThat(story.tasks()).containsExactly("decide", "warn", "interest");

        story.on("2026-02-27T11:00").says(Said.contract(Story.text("2026-02-27T10:00")));
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.deposit().bankInterest())
                .as("it was paid by then, and owed once")
                .isEqualTo(Money.cny("3.27"));
        assertThat(story.tasks()).containsOnlyOnce("interest");
    }

    /** 招标投标法实施条例 art. 31. */
    @Test
    void aTerminatedWorksTenderGivesInterestBackToo() {
        Story story = paid(Said.LOSER)
                .on("2026-02-09T11:00")
                .says(Said.terminated(Story.text("2026-02-09T10:00"), "portal"))
                .on("2026-02-13T09:00")
                .mailLeaves()
                .credits("2026-02-13");
        assertThat(instructed(story).path("interestBearing").asBoolean()).isTrue();
        // 16 days: 12000 × 0.35 % × 16 / 360 = 1.8666…
        assertThat(story.deposit().bankInterest()).isEqualTo(Money.cny("1.87"));
    }

    @Test
    void aWinnerWithWhomNothingIsSignedHasInterestToo() {
        Story story = paid(Said.WINNER)
                .on("2026-02-12T10:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .says(Said.notConcluded(Story.text("2026-02-12T09:00"), false, Said.WINNER))
                .on("2026-02-25T09:00")
                .mailLeaves()
                .credits("2026-02-25");
        assertThat(instructed(story).path("clause").asText()).isEqualTo("C13b");
        assertThat(story.deposit().bankInterest()).isEqualTo(Money.cny("3.27"));
    }

    /** Art. 35 gives a withdrawn bid's deposit back, and speaks of no interest. */
    @Test
    void aWithdrawnWorksBidBearsNone() {
        Story story = paid(Said.LOSER)
                .on("2026-02-05T10:00")
                .says(Said.withdrawn(Said.LOSER, Story.text("2026-02-05T09:00")))
                .releases("withdrawal")
                .mailLeaves()
                .credits("2026-02-06");
        assertThat(instructed(story).path("clause").asText()).isEqualTo("C11x");
        assertThat(instructed(story).has("interestBearing")).isFalse();
        assertThat(story.deposit().bankInterest()).isNull();
    }

    @Test
    void underGovernmentProcurementLawTheSameClausesBearNone() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-12T10:00")
                .says(Said.notice(Story.text("2026-02-12T09:00"), "portal"))
                .on("2026-02-25T09:00")
                .mailLeaves()
                .credits("2026-02-25");
        assertThat(instructed(story).path("clause").asText()).isEqualTo("C12b");
        assertThat(instructed(story).has("interestBearing")).isFalse();
        assertThat(story.deposit().bankInterest()).isNull();
    }

    private static Story paid(String supplier) {
        return new Story().says(Said.registered("'legalRegime':'bidding-law'")).pays(Story.R1, supplier);
    }

    private static JsonNode instructed(Story story) {
        return story.instructions().getFirst().data();
    }

    @Test
    void paidInterestNeedsNobody() {
        Story story = works().mailLeaves()
                .centreSays(
                        "deposit.refund-credited.v1",
                        Story.SUM + ",'interest':{'amount':'3.15','currency':'CNY'},'bankDate':'2026-02-24'");
        assertThat(story.tasks()).doesNotContain("interest");
        assertThat(story.last().alarms()).isEmpty();
    }

    @Test
    void anotherSumOfInterestAlarms() {
        Story story = works().mailLeaves()
                .centreSays(
                        "deposit.refund-credited.v1",
                        Story.SUM + ",'interest':{'amount':'0.30','currency':'CNY'},'bankDate':'2026-02-24'");
        assertThat(story.last().alarms()).extracting(alarm -> alarm.code()).containsExactly("bank-interest-differs");
        assertThat(story.state()).isEqualTo("refunded");
    }

    /** 11 February + 5 days = 16, in the holiday: Tuesday 24; credited on 2 March it is late, and only interest is owed. */
    @Test
    void aLateWorksDepositCostsInterestAndNoCharge() {
        Story story = works().mailLeaves().on("2026-03-02T10:00").credits("2026-03-02");
        assertThat(story.clock("C12x").state).isEqualTo("breached");
        assertThat(story.deposit().lateCharge()).isNull();
        // 33 days: 12000 × 0.35 % × 33 / 360 = 3.85
        assertThat(story.deposit().bankInterest()).isEqualTo(Money.cny("3.85"));
    }

    @Test
    void underOrder74TheResultNoticeTakesTheAwardNoticesPlace() {
        Story story = new Story()
                .says(Said.registered("'legalRegime':'order-74'"))
                .pays(Story.R1, Said.LOSER)
                .on("2026-02-12T10:00")
                .says(Said.notice(Story.text("2026-02-12T09:00"), "portal"))
                .says(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(story.deposit().clockOf("C12b").orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 26));
        assertThat(story.deposit().clockOf("C12").orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 25));

        story.on("2026-02-24T09:00").mailLeaves().on("2026-03-02T10:00").credits("2026-03-02");
        // 26 February to 2 March, five days: 626.40 × 5 / 365 = 8.5808…
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("8.58"));
    }

    @Test
    void underOrder214TooAndTheWinnerCountsFromTheContract() {
        Story story = new Story()
                .says(Said.registered("'legalRegime':'order-214'"))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-12T10:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .says(Said.contract(Story.text("2026-02-12T09:00")));
        assertThat(story.deposit().clockOf("C13").orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 26));
    }

    @Test
    void eachLawHasItsOwnGroundsForKeepingADeposit() {
        assertThat(works().asksForAMark("zhang", "collusion").last().reason().code())
                .isEqualTo("ground-unknown");
        assertThat(Story.ofALosersDeposit()
                        .asksForAMark("zhang", "performance-deposit-refused")
                        .last()
                        .reason()
                        .code())
                .isEqualTo("ground-unknown");
        Story kept = works().asksForAMark("zhang", "contract-refused").confirmsTheMark("li");
        assertThat(kept.state()).as("kept back: it had not left").isEqualTo("marked");
    }

    @Test
    void aRevokedBidStartsNothingAndMayBeMarked() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-10T16:00")
                .says(Said.revoked(Said.LOSER, Story.text("2026-02-10T15:00")))
                .says(Said.revoked(Said.LOSER, Story.text("2026-02-10T15:00")));
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.tasks()).containsExactly("mark");
        assertThat(story.town
                        .mail
                        .told(Messages.TASK)
                        .getFirst()
                        .data()
                        .path("clause")
                        .asText())
                .isEqualTo("87号令 art. 23");

        story.asksForAMark("zhang", "bid-revoked").confirmsTheMark("li");
        assertThat(story.state()).isEqualTo("marked");
    }

    @Test
    void theBuyerHearsThatItMayBeMarkedAlsoWhereTheMoneysNewsComesLater() {
        Story held = new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-10T16:00")
                .says(Said.revoked(Said.LOSER, Story.text("2026-02-10T15:00")))
                .pays(Story.R1, Said.LOSER);
        assertThat(held.tasks()).containsExactly("mark");
        assertThat(held.says(Said.revoked(Said.LOSER, Story.text("2026-02-10T15:00")))
                        .tasks())
                .as("once")
                .containsExactly("mark");

        Story due = new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-11T16:00")
                .says(Said.revoked(Said.LOSER, Story.text("2026-02-10T15:00")))
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .pays(Story.R1, Said.LOSER);
        assertThat(due.state()).isEqualTo("refund-due");
        assertThat(due.tasks()).containsExactlyInAnyOrder("decide", "mark");
    }

    @Test
    void beforeTheDeadlineABidIsWithdrawnNotRevoked() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-09T16:00")
                .says(Said.revoked(Said.LOSER, Story.text("2026-02-09T15:00")));
        assertThat(story.last().reason().code()).isEqualTo("before-deadline");
    }

    @Test
    void theRollOutOfADistrictHoldsUntilATenderHasItsOwnDay() {
        LocalDate march = LocalDate.of(2026, 3, 1);
        LocalDate february = LocalDate.of(2026, 2, 28);
        TenderFacts plain = Fixtures.tender();
        assertThat(plain.refundsByItself(february, Map.of("500103", march))).isFalse();
        assertThat(plain.refundsByItself(march, Map.of("500103", march))).isTrue();
        assertThat(plain.refundsByItself(february, Map.of("500240", march))).isTrue();

        Story pilot = new Story().says(Said.registered(Story.REGIME_87 + ",'autoRefundFrom':'2026-02-01'"));
        assertThat(pilot.town.tender().refundsByItself(february, Map.of("500103", march)))
                .isTrue();
    }

    /** Contract on 11 February; sent on the last working day before the 24th, Saturday 14. */
    private static Story works() {
        return new Story()
                .says(Said.registered("'legalRegime':'bidding-law'"))
                .pays(Story.R1, Said.LOSER)
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-10T15:00")))
                .says(Said.contract(Story.text("2026-02-11T10:00")))
                .on("2026-02-14T09:00");
    }
}
