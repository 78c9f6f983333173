package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.routes.event.Publication;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class TenderMovesItsDepositsTest {
    @Test
    void aPostponedDeadlineMakesLateMoneyTimely() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87 + ",'autoRefundFrom':'2026-03-01'"))
                .on("2026-02-10T09:30")
                .says(Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-02-10T09:20")));
        assertThat(story.state()).as("held: the roll-out has not begun").isEqualTo("held");
        assertThat(story.deposit().flaws()).containsExactly(Flaw.LATE);

        story.says(Said.rescheduled(Story.text("2026-02-12T09:00")));
        assertThat(story.deposit().flaws()).isEmpty();
    }

    @Test
    void datesCannotMoveOnceTheTenderIsAwarded() {
        Story story = Story.ofALosersDeposit().says(Said.rescheduled(Story.text("2026-02-20T09:00")));
        assertThat(story.last().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(story.last().reason().code()).isEqualTo("tender-not-open");
    }

    @Test
    void aTerminationSendsEverybodysMoneyBack() {
        Story story = Story.ofOneDeposit()
                .pays("YZ2", Said.WINNER)
                .on("2026-02-09T11:00")
                .says(Said.terminated(Story.text("2026-02-09T10:00"), "portal"));
        // Mon 9 + Tue 10, Wed 11, Thu 12, Fri 13, Sat 14 (worked)
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 14));

        story.on("2026-02-13T08:59");
        assertThat(story.instructions()).isEmpty();
        story.on("2026-02-13T09:00");
        assertThat(story.instructions()).hasSize(2);
        assertThat(story.instructions().getFirst().data().path("clause").asText())
                .isEqualTo("C14");
    }

    @Test
    void letterAndNoticeEachKeepTheirClockAndTheEarlierActs() {
        Story story = Story.ofALosersDeposit()
                .on("2026-02-12T10:00")
                .says(Said.notice(Story.text("2026-02-12T09:00"), "portal"));
        assertThat(story.deposit().clocks())
                .extracting(Deposit.Clock::clause, Deposit.Clock::dueOn)
                .containsExactly(tuple("C12", LocalDate.of(2026, 2, 25)), tuple("C12b", LocalDate.of(2026, 2, 26)));

        story.on("2026-02-24T08:59");
        assertThat(story.state()).isEqualTo("refund-due");
        story.on("2026-02-24T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.instructions().getFirst().data().path("dueDate").asText())
                .isEqualTo("2026-02-25");

        story.mailLeaves().credits("2026-02-24");
        assertThat(story.clock("C12").dischargedOn).isEqualTo(LocalDate.of(2026, 2, 24));
        assertThat(story.clock("C12b").dischargedOn).isEqualTo(LocalDate.of(2026, 2, 24));
    }

    @Test
    void theWinnersMoneyStaysUntilTheContractIsSigned() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(story.state()).isEqualTo("held");

        story.on("2026-02-24T11:00").says(Said.contract(Story.text("2026-02-24T10:00")));
        // Tue 24 + Wed 25, Thu 26, Fri 27, Sat 28 (worked), Mon 2
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        story.on("2026-02-28T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    /** 2026-03-02 as in the test before: who says it makes no difference to the supplier. */
    @Test
    void aContractSignedHereCountsAsOneThatAPartnerReports() {
        Story story = winnersMoney().contractSays(Said.contract(Story.text("2026-02-24T10:00")));
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(signed(story)).isEqualTo(Publication.told(LocalDate.of(2026, 2, 24), "hub"));
        story.says(Said.contract(Story.text("2026-02-24T17:00")));
        assertThat(story.last().outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(signed(story))
                .as("the first word stays")
                .isEqualTo(Publication.told(LocalDate.of(2026, 2, 24), "hub"));
        story.contractSays(Said.contract(Story.text("2026-02-24T10:00")));
        assertThat(story.last().reason().code()).isEqualTo("noted");
    }

    @Test
    void aContractSignedHereWaitsForItsAwardToo() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-12T15:00")
                .contractSays(Said.contract(Story.text("2026-02-12T14:00")));
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);
        story.says(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(story.state()).isEqualTo("refund-due");
    }

    @Test
    void anotherEventOfAChildIsForAPerson() {
        Story story = winnersMoney().contractSays(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(story.last().outcome()).isEqualTo(Outcome.PARKED);
    }

    private static Story winnersMoney() {
        return new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .on("2026-02-24T11:00");
    }

    private static Publication signed(Story story) {
        return story.town.tender().lot("1").contracts().getFirst().signed();
    }

    @Test
    void aContractBeforeItsAwardWaits() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-12T15:00")
                .says(Said.contract(Story.text("2026-02-12T14:00")));
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);

        story.says(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(story.state()).isEqualTo("refund-due");
    }

    @Test
    void forWorksTheLawCountsDaysFromTheContractToWinnerAndLosers() {
        Story story = new Story()
                .says(Said.registered("'legalRegime':'bidding-law'"))
                .pays(Story.R1, Said.LOSER)
                .pays("YZ2", Said.WINNER)
                .on("2026-02-10T15:00")
                .says(Said.letter(Story.text("2026-02-10T15:00")));
        assertThat(story.state()).isEqualTo("held");

        story.on("2026-02-11T15:00").says(Said.contract(Story.text("2026-02-11T10:00")));
        // 11 + 5 days = 16, in the holiday: rolls to Tue 24
        assertThat(story.deposit().clocks())
                .extracting(Deposit.Clock::clause, Deposit.Clock::dueOn)
                .containsExactly(tuple("C12x", LocalDate.of(2026, 2, 24)));
        assertThat(story.town.deposit(Story.caseOf("YZ2")).clocks())
                .extracting(Deposit.Clock::clause)
                .containsExactly("C13x");
    }

    @Test
    void beforeTheRollOutTheHubOnlyWarns() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87 + ",'autoRefundFrom':'2026-03-01'"))
                .pays(Story.R1, Said.LOSER)
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .on("2026-02-26T00:00");

        assertThat(story.instructions()).isEmpty();
        assertThat(story.tasks())
                .as("nobody is led to believe that silence refunds it")
                .containsExactly("release", "warn", "overdue");
    }

    @Test
    void aTenderRegisteredAgainIsOneTender() {
        Story story = Story.ofALosersDeposit().says(Said.registered(Story.REGIME_87));
        assertThat(story.last().reason().code()).isEqualTo("noted");
        story.says(Said.registered("'legalRegime':'order-74'"));
        assertThat(story.last().outcome()).isEqualTo(Outcome.PARKED);
    }
}
