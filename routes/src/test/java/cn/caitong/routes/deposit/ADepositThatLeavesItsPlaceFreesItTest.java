package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One bid has one deposit: the first without a flaw that is still there. */
@Tag("unit")
class ADepositThatLeavesItsPlaceFreesItTest {
    private static final String AGAIN = "YZ2";
    private static final String THIRD = "YZ3";

    @Test
    void whatIsPaidForTheLotThatAnotherWasNotMeantForIsItsDeposit() {
        Story story = twoLots().movesToLot("2", "zhang", "li").pays(AGAIN, Said.LOSER);
        assertThat(flaws(story, AGAIN)).isEmpty();
        assertThat(story.file(AGAIN).state()).isEqualTo("held");
        assertThat(flaws(story.pays(THIRD, Said.LOSER), THIRD))
                .as("a third is too much")
                .contains(Flaw.SURPLUS);
    }

    @Test
    void theLotThatWasMeantHasItsDepositWithIt() {
        Story story = twoLots().movesToLot("2", "zhang", "li").says(forLotTwo(AGAIN));
        assertThat(flaws(story, AGAIN)).contains(Flaw.SURPLUS);
        assertThat(story.state()).isEqualTo("held");
    }

    @Test
    void whatIsMovedToALotThatHasItsDepositIsTooMuchAndIsHeld() {
        Story story = twoLots().says(forLotTwo(AGAIN)).movesToLot("2", "zhang", "li");
        assertThat(story.deposit().flaws()).containsExactly(Flaw.SURPLUS);
        assertThat(story.state()).isEqualTo("held");
        assertThat(flaws(story, AGAIN)).isEmpty();
    }

    @Test
    void whoMayNotMoveItTakesNoPlace() {
        Story story = twoLots()
                .does(
                        "deposit.lot-corrected.v1",
                        "'toLot':'2','requestedBy':%s,'confirmedBy':%s,%s"
                                .formatted(Said.person("zhang"), Said.person("cz", "finance"), Said.evidence()))
                .says(forLotTwo(AGAIN));
        assertThat(flaws(story, AGAIN)).isEmpty();
    }

    @Test
    void whatIsPaidAgainAfterAFailedOpeningIsTheNextBidsDeposit() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-10T10:00")
                .says(Said.openingFailed(Story.text("2026-02-10T09:30")))
                .releases("early-release")
                .mailLeaves()
                .credits("2026-02-10")
                .says(Said.rescheduled(Story.text("2026-03-02T09:00")))
                .pays(AGAIN, Said.LOSER);
        assertThat(story.file(AGAIN).state()).isEqualTo("held");
        assertThat(flaws(story, AGAIN)).isEmpty();
        assertThat(flaws(story.pays(THIRD, Said.LOSER), THIRD)).contains(Flaw.SURPLUS);
    }

    @Test
    void whatStaysForTheNextRoundKeepsItsPlace() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-10T10:00")
                .says(Said.openingFailed(Story.text("2026-02-10T09:30")))
                .says(Said.rescheduled(Story.text("2026-03-02T09:00")))
                .pays(AGAIN, Said.LOSER);
        assertThat(flaws(story, AGAIN)).contains(Flaw.SURPLUS);
    }

    @Test
    void moneyThatAnotherReportsTakesNoPlace() {
        Said received = Said.received(AGAIN, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"));
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .says(new Said(
                        "500240", received.type(), received.data().replace("'holder':'500103'", "'holder':'500240'")));
        assertThat(story.last().reason().code()).isEqualTo("held-elsewhere");
        assertThat(story.pays(Story.R1, Said.LOSER).state()).isEqualTo("held");
        assertThat(story.deposit().flaws()).isEmpty();
    }

    private static Story twoLots() {
        return new Story().says(Said.registeredWithTwoLots()).pays(Story.R1, Said.LOSER);
    }

    private static Said forLotTwo(String receipt) {
        return Said.received(receipt, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"))
                .ofLot("2");
    }

    private static Set<Flaw> flaws(Story story, String receipt) {
        return story.town.deposit(Story.caseOf(receipt)).flaws();
    }
}
