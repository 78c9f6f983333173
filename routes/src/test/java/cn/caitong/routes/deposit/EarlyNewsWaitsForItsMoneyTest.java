package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class EarlyNewsWaitsForItsMoneyTest {
    /** Marked before the centre's report of the money arrives: two persons, in any order of news. */
    @Test
    void aMarkIsAppliedWhenTheReceiptComes() {
        Story story = awarded().asksForAMark("zhang");
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);
        assertThat(story.confirmsTheMark("li").last().outcome()).isEqualTo(Outcome.HELD);
        assertThat(story.state()).isEqualTo("new");

        story.pays(Story.R1, Said.LOSER);
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.deposit().supplier()).isEqualTo("CN-USCC:" + Said.LOSER);
        assertThat(story.on("2026-03-10T10:00").instructions()).isEmpty();
    }

    @Test
    void soIsARelease() {
        Story story = awarded().releases("early-release").pays(Story.R1, Said.LOSER);
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.instructions()).hasSize(1);
    }

    /** Paid outside the hub, before it knew of the money: nothing was instructed, so a person must look. */
    @Test
    void aRefundOfMoneyThatNobodyReportedWaitsAndIsThenForAPerson() {
        Story story = awarded()
                .says(Said.result(
                        "deposit.refund-credited.v1", Story.R1, "CT-unknown", Story.SUM + ",'bankDate':'2026-02-11'"));
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);

        story.pays(Story.R1, Said.LOSER);
        assertThat(story.last().outcome()).isEqualTo(Outcome.PARKED);
        assertThat(story.last().reason().code()).isEqualTo("other-instruction");
        assertThat(story.state()).isEqualTo("refund-due");
    }

    @Test
    void moneyWaitsForItsTender() {
        Story story = new Story().pays(Story.R1, Said.LOSER);
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);
        assertThat(story.says(Said.registered(Story.REGIME_87)).state()).isEqualTo("held");
    }

    private static Story awarded() {
        return new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")));
    }
}
