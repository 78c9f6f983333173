package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.routes.event.Publication;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class FinanceSettlesWhichDateCountsTest {
    @Test
    void theLaterDateCountsOnceFinanceSaysSo() {
        Story story = conflict();
        assertThat(due(story)).as("the claim is earlier").isEqualTo(LocalDate.of(2026, 2, 25));

        story.says(Said.dateDecided("award-notice", "2026-02-12", Story.text("2026-02-12T10:00")));
        // Thu 12 + Fri 13, Sat 14 (worked), Tue 24, Wed 25, Thu 26
        assertThat(due(story)).isEqualTo(LocalDate.of(2026, 2, 26));
        story.on("2026-02-24T09:00");
        assertThat(story.state()).isEqualTo("refund-due");
        story.on("2026-02-25T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    /** P5: what the holder has by then is in time until the settled day's term ends, and not late before. */
    @Test
    void aRefundThatIsDeliveredIsDueByTheSettledDay() {
        Story story = conflict()
                .on("2026-02-24T09:00")
                .mailLeaves()
                .says(Said.dateDecided("award-notice", "2026-02-12", Story.text("2026-02-24T10:00")))
                .on("2026-02-26T00:30");
        assertThat(story.clock("C12b").state).isEqualTo("acted");
        assertThat(story.tasks()).doesNotContain("overdue");
        assertThat(story.credits("2026-02-26").clock("C12b").state).isEqualTo("discharged");
    }

    @Test
    void aRefundThatIsDeliveredIsLateByAnEarlierDay() {
        Story story = Story.ofARefundOnItsWay().says(Said.letter(Story.text("2026-02-10T15:00")));
        assertThat(story.on("2026-02-25T00:00").clock("C12").state).isEqualTo("breached");
        assertThat(story.tasks()).contains("overdue");
    }

    @Test
    void noLaterWordChangesWhatIsSettled() {
        Story story = conflict()
                .says(Said.dateDecided("award-notice", "2026-02-12", Story.text("2026-02-12T10:00")))
                .says(Said.notice(Story.text("2026-02-10T09:00"), "trading-centre"));
        assertThat(story.last().outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(due(story)).isEqualTo(LocalDate.of(2026, 2, 26));
    }

    @Test
    void whoNamesThePortalWithoutBeingItOnlyClaims() {
        Said portals = Said.notice(Story.text("2026-02-12T09:00"), "portal");
        Story story = Story.ofOneDeposit()
                .on("2026-02-12T11:00")
                .says(new Said(Said.APPLICATION, portals.type(), portals.data()));
        assertThat(story.town.tender().lot("1").award())
                .extracting(award -> award.first().notice())
                .isEqualTo(Publication.told(LocalDate.of(2026, 2, 12), "one-thing"));
        story.says(portals);
        assertThat(story.last().alarms()).as("they agree").isEmpty();
    }

    @Test
    void aPurchaserSettlesNothing() {
        Said decided = Said.dateDecided("award-notice", "2026-02-12", Story.text("2026-02-12T10:00"));
        Said byPurchaser =
                new Said(decided.partner(), decided.type(), decided.data().replace("finance", "purchaser"));
        assertThat(conflict().says(byPurchaser).last().reason().code()).isEqualTo("not-entitled");
    }

    /** The question was about the first award, and so is its answer; the second's notice stays as it was published. */
    @Test
    void theAnswerIsAboutTheAwardThatWasAskedAbout() {
        Story story = conflict()
                .says(Said.voided(Story.text("2026-02-13T10:00"), Said.WINNER))
                .on("2026-02-24T10:00")
                .says(Said.notice(Story.text("2026-02-24T09:00"), "portal", "91500103MA6100T03D"))
                .says(Said.dateDecided("award-notice", "2026-02-12", Story.text("2026-02-24T10:00")));
        Award award = story.town.tender().lot("1").award();
        assertThat(award)
                .extracting(
                        known -> known.first().notice(), known -> known.again().notice())
                .containsExactly(
                        new Publication(LocalDate.of(2026, 2, 12), "finance", true),
                        new Publication(LocalDate.of(2026, 2, 24), "portal", false));
        assertThat(due(story)).isEqualTo(LocalDate.of(2026, 2, 26));

        story.says(Said.dateDecided("award-notice", "2026-02-23", Story.text("2026-02-24T11:00")));
        assertThat(story.town.tender().lot("1").award())
                .as("what comes after the answer is about the newest")
                .extracting(known -> known.again().notice())
                .isEqualTo(new Publication(LocalDate.of(2026, 2, 23), "finance", true));
    }

    @Test
    void whatIsNotKnownYetIsWaitedFor() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-12T11:00")
                .says(Said.dateDecided("award-notice", "2026-02-12", Story.text("2026-02-12T10:00")));
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void aContractsDateCanBeSettledToo() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-13T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .says(Said.contract(Story.text("2026-02-12T10:00")));
        Said decided = Said.dateDecided("contract", "2026-02-13", Story.text("2026-02-13T12:00"));
        story.says(new Said(
                decided.partner(),
                decided.type(),
                decided.data().replace("'fact'", "'supplier':" + Said.party(Said.WINNER) + ",'fact'")));
        // Fri 13 + Sat 14 (worked), Tue 24, Wed 25, Thu 26, Fri 27
        assertThat(story.deposit().clockOf("C13").orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 27));
    }

    /** The centre claims Wednesday, the portal says Thursday. */
    private static Story conflict() {
        return Story.ofOneDeposit()
                .on("2026-02-12T11:00")
                .says(Said.notice(Story.text("2026-02-11T17:00"), "trading-centre"))
                .says(Said.notice(Story.text("2026-02-12T09:00"), "portal"));
    }

    private static LocalDate due(Story story) {
        return story.deposit().clockOf("C12b").orElseThrow().dueOn();
    }
}
