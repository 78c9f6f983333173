package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Matter;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AFailedOpeningIsOverOnceBidsAreInvitedAgainTest {
    @Test
    void whatSecuresABidAgainIsNotReleasedEarly() {
        Story story = invitedAgain().pays("YZ2", Said.WINNER).releases("early-release");
        assertThat(story.last().reason().code()).isEqualTo("nothing-owed");
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.file("YZ2").state()).isEqualTo("held");
    }

    @Test
    void whatFailsAgainIsAnotherFactWithATaskOfItsOwn() {
        Story story = invitedAgain().on("2026-03-02T10:00").says(Said.openingFailed(Story.text("2026-03-02T09:30")));
        assertThat(story.tasks()).containsExactly("release", "release");
        assertThat(asked(story)).isFalse();
        assertThat(story.releases("early-release").state()).isEqualTo("refund-instructed");
    }

    @Test
    void aPostponementThatIsHeardOfLateLeavesTheFailureAfterIt() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-12T10:00")
                .says(Said.openingFailed(Story.text("2026-02-12T09:30")))
                .says(Said.rescheduled(Story.text("2026-02-12T09:00")));
        assertThat(story.town.tender().lot("1").failed()).isNotNull();
    }

    @Test
    void onWhichDayItFailedIsNoQuestionAnyMore() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-11T10:00")
                .says(Said.openingFailed(Story.text("2026-02-10T09:30")))
                .says(Said.openingFailed(Story.text("2026-02-11T09:30")));
        assertThat(asked(story)).isTrue();
        story.says(Said.rescheduled(Story.text("2026-03-02T09:00")));
        assertThat(story.town.settled.stream().flatMap(settled -> settled.decision().matters().stream()))
                .last()
                .isEqualTo(new Matter.Answered("opening-failed/1", "invited again"));
    }

    private static Story invitedAgain() {
        return Story.ofOneDeposit()
                .on("2026-02-10T10:00")
                .says(Said.openingFailed(Story.text("2026-02-10T09:30")))
                .on("2026-02-11T10:00")
                .says(Said.rescheduled(Story.text("2026-03-02T09:00")));
    }

    private static boolean asked(Story story) {
        return story.town.settled.stream()
                .flatMap(settled -> settled.decision().matters().stream())
                .anyMatch(Matter.Asked.class::isInstance);
    }
}
