package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.routes.event.Publication;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TenderEndsWithoutAnAwardTest {
    @Test
    void afterAFailedOpeningTheBuyerMayLetItGoBeforeTheTerminationNotice() {
        Story story = failed();
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.tasks()).containsExactly("release");
        assertThat(story.releases("early-release").state()).isEqualTo("refund-instructed");
    }

    @Test
    void theBuyerHearsOfItAlsoWhereTheMoneysNewsComesLater() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-10T10:00")
                .says(Said.openingFailed(Story.text("2026-02-10T09:30")))
                .pays(Story.R1, Said.LOSER);
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.tasks()).containsExactly("release");
        story.says(Said.openingFailed(Story.text("2026-02-10T09:30")));
        assertThat(story.tasks()).as("once").containsExactly("release");
    }

    @Test
    void theTermRunsFromTheTerminationNotice() {
        Story story = failed().on("2026-02-11T10:00").says(Said.terminated(Story.text("2026-02-11T09:00"), "portal"));
        // Wed 11 + Thu 12, Fri 13, Sat 14 (worked), Tue 24, Wed 25
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 25));
        assertThat(story.tasks()).containsExactly("release", "decide");
    }

    @Test
    void wherePolicySaysSoItRunsFromTheOpening() {
        Publication opening = Publication.told(LocalDate.of(2026, 2, 10), "one-thing");
        TenderFacts facts = Fixtures.tender().with("1", LotFacts.NONE.failed(opening));
        DepositPolicy policy = Fixtures.policy(new DepositPolicy.Endings("portal", true, false));
        assertThat(Trigger.of(facts, Fixtures.fresh(), policy))
                .extracting(Trigger::clause, Trigger::basisEvent, Trigger::basisDate)
                .containsExactly(org.assertj.core.api.Assertions.tuple(
                        "C14", "tender.opening-failed.v1", LocalDate.of(2026, 2, 10)));
        assertThat(Trigger.of(facts, Fixtures.fresh(), Fixtures.policy())).isEmpty();
    }

    @Test
    void noOpeningFailsBeforeTheDeadline() {
        Story story =
                Story.ofOneDeposit().on("2026-02-10T08:00").says(Said.openingFailed(Story.text("2026-02-10T07:00")));
        assertThat(story.last().reason().code()).isEqualTo("opened-before-deadline");
    }

    @Test
    void aLotEndsAloneAndTheOthersGoOn() {
        Story story = new Story()
                .says(Said.registeredWithTwoLots())
                .pays(Story.R1, Said.LOSER)
                .says(Said.received("YZ2", Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"))
                        .ofLot("2"))
                .on("2026-02-09T11:00")
                .says(Said.lotTerminated("2", Story.text("2026-02-09T10:00")));
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.file("YZ2").state()).isEqualTo("refund-due");

        story.on("2026-02-11T15:00").says(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(story.state()).as("lot 1 was awarded to another").isEqualTo("refund-due");
        story.says(Said.lotTerminated("1", Story.text("2026-02-11T10:00")));
        assertThat(story.deposit().clocks()).extracting(Deposit.Clock::clause).containsExactly("C12", "C14");
    }

    @Test
    void aLotThatTheTenderDoesNotHaveEndsNothing() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-09T11:00")
                .says(Said.lotTerminated("7", Story.text("2026-02-09T10:00")));
        assertThat(story.last().reason().code()).isEqualTo("lot-unknown");
        assertThat(story.state()).isEqualTo("held");
    }

    @Test
    void theClocksGoOnUnderASuspension() {
        Story story = Story.ofALosersDeposit()
                .on("2026-02-12T16:00")
                .says(Said.suspended(Story.text("2026-02-12T16:00")))
                .on("2026-02-24T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
        story.says(Said.resumed(Story.text("2026-02-24T08:00")));
        assertThat(story.town.tender().lot("1").suspensions()).hasSize(1).allMatch(each -> each.to() != null);
    }

    @Test
    void wherePolicySaysSoTheHubWaitsForTheResumption() {
        LotFacts lot = Fixtures.awarded().lot("1");
        LotFacts.Suspension open = new LotFacts.Suspension(Fixtures.NOON.minusSeconds(60), null, "9号");
        TenderFacts facts = Fixtures.awarded().with("1", lot.suspended(List.of(open)));
        DepositPolicy policy = Fixtures.policy(new DepositPolicy.Endings("portal", false, true));
        Step fired = Fixtures.step(
                DepositState.DUE, Fixtures.in(DepositState.DUE), Fixtures.event(EventKind.CLOCK_ACT), facts);
        assertThat(Ticks.act(Fixtures.under(policy, fired)).reason().code()).isEqualTo("left-to-purchaser");
        assertThat(Ticks.act(fired).next()).isEqualTo(DepositState.INSTRUCTED);

        Step resumed = Fixtures.step(DepositState.DUE, Fixtures.event(EventKind.TENDER_RESUMED));
        assertThat(Ticks.catchUp(Fixtures.under(policy, resumed)).next()).isEqualTo(DepositState.INSTRUCTED);
    }

    /** Suspended on Thursday 12 February: 30 days end on Saturday 14 March, no working day, so on Monday 16. */
    @Test
    void financeIsRemindedBeforeThirtyDaysAreOver() {
        Story story = suspended().on("2026-03-17T00:00");
        assertThat(alarms(story)).containsExactly("suspension-ends-soon", "suspension-too-long");
        assertThat(tenderClock(story).state).isEqualTo("breached");
    }

    @Test
    void aResumptionInTimeEndsTheReminder() {
        Story story = suspended().on("2026-03-02T10:00").says(Said.resumed(Story.text("2026-03-02T09:00")));
        assertThat(tenderClock(story).dischargedOn).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(alarms(story.on("2026-04-01T00:00"))).isEmpty();
    }

    private static Story suspended() {
        return new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-12T16:00")
                .says(Said.suspended(Story.text("2026-02-12T16:00")));
    }

    private static ClockBoard.Row tenderClock(Story story) {
        return story.town.clocks.row(CaseId.of(TenderFlow.NAME, Said.TENDER), "C30/2026-02-12T08:00:00Z");
    }

    private static List<String> alarms(Story story) {
        return story.town.settled.stream()
                .flatMap(settled -> settled.decision().alarms().stream())
                .map(alarm -> alarm.code())
                .toList();
    }

    @Test
    void onlyFinanceSuspends() {
        Story story = Story.ofOneDeposit()
                .says(Said.tender(
                        Said.APPLICATION,
                        "tender.suspended.v1",
                        "'suspendedAt':'%s','document':'x','decidedBy':%s"
                                .formatted(Story.text("2026-01-20T08:00"), Said.person("zhang"))));
        assertThat(story.last().reason().code()).isEqualTo("not-entitled");
    }

    private static Story failed() {
        return Story.ofOneDeposit().on("2026-02-10T10:00").says(Said.openingFailed(Story.text("2026-02-10T09:30")));
    }
}
