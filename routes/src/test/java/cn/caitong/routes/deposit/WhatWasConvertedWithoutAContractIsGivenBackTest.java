package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A performance deposit secures a contract (条例 art. 33): where none comes, somebody gives the money back. */
@Tag("unit")
class WhatWasConvertedWithoutAContractIsGivenBackTest {
    private static final String CODE = "converted-without-contract";

    @Test
    void anAwardThatIsVoidTellsTheBuyerOnce() {
        Story story = won().converts("12000.00").says(Said.voided(Story.text("2026-02-12T16:00"), Said.WINNER));
        assertThat(story.state()).isEqualTo("converted");
        assertThat(givenBack(story)).containsExactly("12000.00");
        assertThat(alarms(story)).containsExactly(CODE);
        story.says(Said.terminated(Story.text("2026-02-12T17:00"), "portal"));
        assertThat(givenBack(story)).hasSize(1);
    }

    @Test
    void soDoesAContractThatIsNotConcludedACorrectionAndATermination() {
        for (Said end : List.of(
                Said.notConcluded(Story.text("2026-02-12T16:00"), false, Said.WINNER),
                Said.corrected(Story.text("2026-02-12T16:00"), Said.LOSER),
                Said.terminated(Story.text("2026-02-12T16:00"), "portal"))) {
            assertThat(givenBack(won().converts("12000.00").says(end)))
                    .as(end.type())
                    .containsExactly("12000.00");
        }
    }

    @Test
    void ofAPartTheRestGoesBackOnItsClockAndThePartByPersons() {
        Story story =
                won().converts("5000.00").says(Said.notConcluded(Story.text("2026-02-12T16:00"), false, Said.WINNER));
        assertThat(story.state()).isEqualTo("refund-due");
        assertThat(givenBack(story)).containsExactly("5000.00");
    }

    @Test
    void whereAContractIsSignedNothingIsGivenBack() {
        Story story = won().converts("12000.00").says(Said.contract(Story.text("2026-02-12T10:00")));
        assertThat(givenBack(story)).isEmpty();
        assertThat(alarms(story)).isEmpty();
    }

    @Test
    void whatIsOverIsNotConverted() {
        Story story = won().says(Said.terminated(Story.text("2026-02-12T16:00"), "portal"))
                .converts("12000.00");
        assertThat(story.last().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(story.last().reason().code()).isEqualTo("no-contract");
        assertThat(story.clock("C14").state).as("the refund is still owed").isEqualTo("open");
    }

    private static Story won() {
        return new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-12T18:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")));
    }

    private static List<String> givenBack(Story story) {
        return story.town.mail.told(Messages.TASK).stream()
                .filter(task -> task.data().path("kind").asText().equals("give-back"))
                .map(task -> task.data().at("/amount/amount").asText())
                .toList();
    }

    private static List<String> alarms(Story story) {
        return story.town.settled.stream()
                .flatMap(settled -> settled.decision().alarms().stream())
                .map(alarm -> alarm.code())
                .toList();
    }
}
