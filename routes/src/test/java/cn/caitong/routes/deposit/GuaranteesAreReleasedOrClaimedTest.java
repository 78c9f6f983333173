package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Outgoing;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class GuaranteesAreReleasedOrClaimedTest {
    private static final String VALID = ",'bidValidity':{'endDate':'2026-05-10'},'lots'";

    @ParameterizedTest
    @ValueSource(strings = {"bank-guarantee", "e-guarantee", "insurance"})
    void aLosersGuaranteeIsReleasedOnTheSameClock(String form) {
        Story story = lost(form).on("2026-02-24T09:00");
        List<Outgoing.Tell> releases = story.town.mail.told(Messages.RELEASE);
        assertThat(releases).hasSize(1);
        assertThat(releases.getFirst().data().path("form").asText()).isEqualTo(form);
        assertThat(releases.getFirst().data().path("dueDate").asText()).isEqualTo("2026-02-25");
        assertThat(story.instructions()).isEmpty();

        story.mailLeaves().centreSays("deposit.released.v1", ",'releasedOn':'2026-02-24'");
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.last().reason().detail())
                .as("no bank had a hand in it")
                .isEqualTo("it was given back on 2026-02-24");
        assertThat(story.clock("C12").dischargedOn).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(story.town.ledger.book(Said.CENTRE + ":" + Story.R1).received)
                .isZero();
    }

    @Test
    void aLateReleaseIsLateAndCostsNothing() {
        Story story = lost("e-guarantee")
                .on("2026-02-24T09:00")
                .mailLeaves()
                .on("2026-03-02T10:00")
                .centreSays("deposit.released.v1", ",'releasedOn':'2026-03-02'");
        assertThat(story.clock("C12").state).isEqualTo("breached");
        assertThat(story.deposit().lateCharge()).isNull();
    }

    @Test
    void whatIsForfeitedIsClaimedFromTheGuarantor() {
        Story story = lost("bank-guarantee")
                .asksForAMark("zhang")
                .confirmsTheMark("li")
                .forfeits("12000.00", "guarantor-claim");
        assertThat(story.state()).isEqualTo("forfeited");
        Outgoing.Tell claim = story.town.mail.told(Messages.CLAIM).getFirst();
        assertThat(claim.partner()).as("whom policy names").isEqualTo("one-thing");
        assertThat(claim.data().path("guaranteeNumber").asText()).isEqualTo("BH-1");
        assertThat(story.paysOver("12000.00", "2026-02-11").state()).isEqualTo("paid-over");
    }

    @Test
    void oneThatRunsOutBeforeTheBidDoesIsWarnedAboutUntilItIsExtended() {
        Story story = registered().says(Said.guarantee(Story.R1, Said.LOSER, "e-guarantee", "2026-05-09"));
        assertThat(story.deposit().flaws()).containsExactly(Flaw.RUNS_OUT);
        assertThat(story.last().alarms()).extracting(alarm -> alarm.code()).containsExactly("guarantee-runs-out");
        assertThat(story.tasks()).as("before the opening").isEmpty();

        story.does("deposit.guarantee-extended.v1", "'validUntil':'2026-05-10'," + Said.evidence());
        assertThat(story.deposit().flaws()).isEmpty();
        story.does("deposit.guarantee-extended.v1", "'validUntil':'2026-03-01'," + Said.evidence());
        assertThat(story.deposit().form().validUntil()).isEqualTo(LocalDate.of(2026, 5, 10));
    }

    @Test
    void oneThatEndsOnTheBidsLastDayHolds() {
        Story story = registered().says(Said.guarantee(Story.R1, Said.LOSER, "insurance", "2026-05-10"));
        assertThat(story.deposit().flaws()).isEmpty();
    }

    @Test
    void moneyIsNotReleasedAndAGuaranteeIsNotCredited() {
        Story guarantee =
                lost("e-guarantee").on("2026-02-24T09:00").mailLeaves().credits("2026-02-24");
        assertThat(guarantee.last().reason().code()).isEqualTo("other-form");
        Story money = Story.ofARefundOnItsWay().centreSays("deposit.released.v1", ",'releasedOn':'2026-02-24'");
        assertThat(money.last().reason().code()).isEqualTo("other-form");
        assertThat(money.state()).isEqualTo("refund-delivered");
    }

    @Test
    void moneyHasNoLastDayToExtend() {
        Story story = Story.ofOneDeposit()
                .does("deposit.guarantee-extended.v1", "'validUntil':'2026-08-31'," + Said.evidence());
        assertThat(story.last().reason().code()).isEqualTo("no-guarantee");
    }

    @Test
    void anAnnualDepositsAllocationIsFreed() {
        Story story = registered().says(other("annual")).on("2026-02-11T15:00");
        assertThat(story.deposit().flaws()).isEmpty();
        story.says(Said.letter(Story.text("2026-02-11T15:00"))).on("2026-02-24T09:00");
        assertThat(story.town
                        .mail
                        .told(Messages.RELEASE)
                        .getFirst()
                        .data()
                        .path("form")
                        .asText())
                .isEqualTo("annual");
    }

    @Test
    void anExemptionHasNothingToGiveBack() {
        Story story = registered()
                .says(other("exempt"))
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .on("2026-03-10T10:00");
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.deposit().clocks()).isEmpty();
        assertThat(story.tasks()).isEmpty();
    }

    @Test
    void nothingLeavesForAnExemptionThatSecuresNoBid() {
        Said exempt = other("exempt");
        Said late = new Said(
                exempt.partner(), exempt.type(), exempt.data().replace("2026-01-28T10:14", "2026-02-10T10:14"));
        Story story = registered().on("2026-02-10T11:00").says(late);
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.deposit().flaws()).containsExactly(Flaw.LATE);

        story.does("deposit.without-bid.v1", "'recordedBy':" + Said.person("zhang"));
        assertThat(story.deposit().flaws()).containsExactlyInAnyOrder(Flaw.LATE, Flaw.NO_BID);
        story.says(Said.openingFailed(Story.text("2026-02-10T09:30")));
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.tasks()).isEmpty();
        assertThat(story.releases("early-release").last().reason().code()).isEqualTo("nothing-owed");
        assertThat(story.town.mail.told(Messages.RELEASE)).isEmpty();
    }

    @Test
    void noGuaranteeBecomesAPerformanceDeposit() {
        Story story = registered()
                .says(Said.guarantee(Story.R1, Said.WINNER, "bank-guarantee", "2026-06-30"))
                .on("2026-02-12T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .converts("12000.00");
        assertThat(story.last().reason().code()).isEqualTo("not-money");
    }

    private static Said other(String form) {
        Said guarantee = Said.guarantee(Story.R1, Said.LOSER, form, "2026-06-30");
        return new Said(
                guarantee.partner(),
                guarantee.type(),
                guarantee
                        .data()
                        .replaceFirst("(?s),'guarantee':\\{[^}]*\\}", "")
                        .replace("12000.00", "0.00"));
    }

    private static Story registered() {
        Said plain = Said.registered(Story.REGIME_87);
        return new Story()
                .says(new Said(plain.partner(), plain.type(), plain.data().replaceFirst(",\\s*'lots'", VALID)));
    }

    private static Story lost(String form) {
        return registered()
                .says(Said.guarantee(Story.R1, Said.LOSER, form, "2026-06-30"))
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")));
    }
}
