package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.mappings.money.Money;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class RefundIsOnTimeOrSaysSoTest {
    @Test
    void warnedOnTheThirdWorkingDaySentOnTheFourthDueAtTheEndOfTheFifth() {
        // Wed 11 + Thu 12, Fri 13, Sat 14 (worked), Tue 24, Wed 25
        Story story = Story.ofALosersDeposit().on("2026-02-14T08:59");
        assertThat(story.tasks()).containsExactly("decide");
        assertThat(story.on("2026-02-14T09:00").tasks()).containsExactly("decide", "warn");
        assertThat(story.on("2026-02-24T08:59").instructions()).isEmpty();
        assertThat(story.on("2026-02-24T09:00").instructions()).hasSize(1);

        Outgoing.Tell refund = story.instructions().getFirst();
        assertThat(refund.partner()).isEqualTo(Said.CENTRE);
        assertThat(refund.money()).isTrue();
        assertThat(refund.dueAt()).isEqualTo(Story.at("2026-02-26T00:00"));
        assertThat(refund.data().path("clause").asText()).isEqualTo("C12");
    }

    @Test
    void creditedInTimeItCostsNothing() {
        Story story = Story.ofARefundOnItsWay().credits("2026-02-25");
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.deposit().lateCharge()).isNull();
        assertThat(story.clock("C12").state).isEqualTo("discharged");
    }

    @Test
    void onceTheLastDayIsOverItIsOverdueAndStillOwed() {
        Story story = Story.ofARefundOnItsWay().on("2026-02-25T23:59");
        assertThat(story.clock("C12").state).isEqualTo("acted");
        story.on("2026-02-26T00:00");

        assertThat(story.clock("C12").state).isEqualTo("breached");
        assertThat(story.tasks()).endsWith("overdue");
        assertThat(story.last().alarms()).extracting(Alarm::code).containsExactly("refund-overdue");
        assertThat(story.state()).isEqualTo("refund-delivered");
    }

    @Test
    void fiveDaysLateCostFiveDays() {
        Story story = Story.ofARefundOnItsWay().on("2026-03-02T10:00").credits("2026-03-02");
        // 12000.00 × 4.35 % × 1.2 × 5 / 365 = 8.5808…
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("8.58"));
        assertThat(story.last().reason().detail()).contains("8.58 CNY (C15)");
    }

    @Test
    void theChargeRunsFromTheLawsLimitAlone() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-11T15:00")
                .says(Said.notice(Story.text("2026-02-11T15:00"), "portal"))
                .on("2026-02-24T09:00")
                .mailLeaves()
                .on("2026-03-02T10:00")
                .credits("2026-03-02");
        assertThat(story.clock("C12b").state).isEqualTo("breached");
        assertThat(story.deposit().lateCharge())
                .as("N4.2's own period brings no charge")
                .isNull();
    }

    @Test
    void anUnknownOutcomeIsNotSentAgain() {
        Story story = Story.ofALosersDeposit().on("2026-02-24T09:00").mailEnds("unknown");
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.instructions()).hasSize(1);

        story.centreSays("deposit.refund-accepted.v1", Story.SUM).credits("2026-02-24");
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.instructions()).hasSize(1);
    }

    @Test
    void aCreditMayComeBeforeTheAcknowledgement() {
        Story story = Story.ofALosersDeposit()
                .on("2026-02-24T09:00")
                .credits("2026-02-24")
                .mailLeaves();
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.refund()).isEqualTo(InstructionState.CREDITED);
    }

    @Test
    void anEarlyReleaseGoesOutAtOnce() {
        Story story = Story.ofALosersDeposit().on("2026-02-12T10:00").releases("early-release");
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.on("2026-02-24T09:00").instructions()).hasSize(1);
    }

    @Test
    void nothingThatIsNotOwedCanBeReleasedEarly() {
        Story story = Story.ofOneDeposit().releases("early-release");
        assertThat(story.last().reason().code()).isEqualTo("nothing-owed");
    }

    @Test
    void aTaskThatItsCarrierRefusesAlarms() {
        Story story = Story.ofALosersDeposit().mailEnds("rejected");
        assertThat(story.last().alarms()).extracting(Alarm::code).containsExactly("message-rejected");
        assertThat(story.state()).isEqualTo("refund-due");
    }
}
