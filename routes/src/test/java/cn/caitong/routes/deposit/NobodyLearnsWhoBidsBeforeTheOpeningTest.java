package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Alarm;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Until bids are opened a deposit is known to its supplier and its holder alone (N4.1, P13). */
@Tag("unit")
class NobodyLearnsWhoBidsBeforeTheOpeningTest {
    @Test
    void aWrongLotIsTheBuyersTaskOnceBidsAreOpened() {
        Story story = wrongLot();
        assertThat(story.tasks()).isEmpty();
        assertThat(story.last().alarms())
                .as("veiled with its case")
                .extracting(Alarm::code)
                .containsExactly("wrong-lot");

        story.on("2026-02-10T10:00").says(Said.openingFailed(Story.text("2026-02-10T09:30")));
        assertThat(story.tasks()).containsExactly("assign");
        story.on("2026-02-11T10:00").says(Said.terminated(Story.text("2026-02-11T09:00"), "portal"));
        assertThat(story.tasks()).as("once").containsExactly("assign");
    }

    @Test
    void aPostponedOpeningVeilsItAnew() {
        Story story = wrongLot()
                .says(Said.rescheduled(Story.text("2026-02-13T09:00")))
                .on("2026-02-10T10:00")
                .says(Said.suspended(Story.text("2026-02-10T09:45")));
        assertThat(story.tasks()).isEmpty();
        story.on("2026-02-13T09:00").says(Said.resumed(Story.text("2026-02-13T09:00")));
        assertThat(story.tasks()).containsExactly("assign");
    }

    @Test
    void aGuaranteeThatRunsOutIsNoTaskBeforeTheOpening() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .says(Said.guarantee(Story.R1, Said.LOSER, "e-guarantee", "2026-02-09"))
                .says(Said.rescheduled(Story.text("2026-02-12T09:00")));
        assertThat(story.tasks()).isEmpty();
        story.does("deposit.guarantee-extended.v1", "'validUntil':'2026-08-31'," + Said.evidence())
                .on("2026-02-12T10:00")
                .says(Said.openingFailed(Story.text("2026-02-12T09:00")));
        assertThat(story.tasks()).as("put right meanwhile").containsExactly("release");
    }

    @Test
    void aTerminationBeforeTheOpeningIsNoWordOnWhoWouldHaveBid() {
        Story story = terminated("2026-02-03");
        assertThat(story.state()).isEqualTo("refund-due");
        assertThat(story.on("2026-02-09T09:00").state()).as("the hub refunds").isEqualTo("refund-instructed");
        assertThat(story.tasks()).isEmpty();
    }

    @Test
    void theWindowThatOutlastsTheOpeningIsSaidWhenItsEndIsNear() {
        Story story = terminated("2026-02-09").on("2026-02-10T09:29");
        assertThat(story.tasks()).isEmpty();
        assertThat(story.on("2026-02-13T08:00").tasks()).containsExactlyInAnyOrder("decide", "warn");
    }

    /** N4.2: who else would keep the law's term? */
    @Test
    void whatOnlyTheBuyerCanRefundIsItsTaskAllTheSame() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87 + ",'autoRefundFrom':'2026-12-01'"))
                .pays(Story.R1, Said.LOSER)
                .on("2026-02-03T11:00")
                .says(Said.terminated(Story.text("2026-02-03T10:00"), "portal"));
        assertThat(story.tasks()).containsExactly("release");
    }

    @Test
    void aSurplusThatTheBankSendsBackWaitsForTheOpening() {
        Story story = Story.ofOneDeposit().pays("YZ2", Said.LOSER).mailLeaves();
        Deposit surplus = story.town.deposit(Story.caseOf("YZ2"));
        story.says(Said.result(
                "deposit.refund-returned.v1",
                "YZ2",
                surplus.instruction(),
                Story.SUM + ",'bankDate':'2026-01-29','reason':{'code':'account-closed'}"));
        assertThat(story.file("YZ2").state()).isEqualTo("repair-needed");
        assertThat(story.tasks()).isEmpty();
        story.on("2026-02-10T10:00").says(Said.openingFailed(Story.text("2026-02-10T09:30")));
        assertThat(story.tasks()).containsExactlyInAnyOrder("release", "repair");
    }

    private static Story wrongLot() {
        return new Story()
                .says(Said.registered(Story.REGIME_87))
                .says(Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"))
                        .ofLot("9"));
    }

    private static Story terminated(String day) {
        return Story.ofOneDeposit().on(day + "T11:00").says(Said.terminated(Story.text(day + "T10:00"), "portal"));
    }
}
