package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Outgoing;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MoneyIsHeldAsItCameTest {
    @Test
    void theRightSumInTimeIsHeld() {
        Story story = Story.ofOneDeposit();

        assertThat(story.state()).isEqualTo("held");
        assertThat(story.deposit().flaws()).isEmpty();
        assertThat(story.town.clocks.next()).isEmpty();
    }

    @Test
    void tooLittleIsHeldAndSaidSo() {
        Story story = registered().says(paid("11999.99", "2026-01-28T10:14"));

        assertThat(story.state()).isEqualTo("held");
        assertThat(story.deposit().flaws()).containsExactly(Flaw.SHORT);
    }

    @Test
    void moneyFromAnotherAccountIsHeldAndGoesBackToTheAccountThatPaid() {
        Story story = registered()
                .says(Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"), "某个人"));
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.deposit().flaws()).containsExactly(Flaw.OTHER_ACCOUNT);

        story.on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .on("2026-02-24T09:00");
        assertThat(story.instructions().getFirst().data().at("/payee/name").asText())
                .isEqualTo("某个人");
    }

    @Test
    void lateMoneyGoesBackAtOnce() {
        Story story = registered().on("2026-02-10T09:05").says(paid("12000.00", "2026-02-10T09:01"));

        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.deposit().flaws()).containsExactly(Flaw.LATE);
        Outgoing.Tell refund = story.instructions().getFirst();
        assertThat(refund.data().path("clause").asText()).isEqualTo("N4.1");
        assertThat(refund.data().path("dueDate").asText()).isEqualTo("2026-02-10");
    }

    @Test
    void moneyOfTheLastSecondIsInTime() {
        Story story = registered().on("2026-02-10T09:05").says(paid("12000.00", "2026-02-10T09:00"));
        assertThat(story.deposit().flaws()).isEmpty();
    }

    @Test
    void theSecondWholeDepositOfABidGoesBackAtOnceAndTheFirstStays() {
        Story story = Story.ofOneDeposit().pays("YZ2", Said.LOSER);

        assertThat(story.state()).isEqualTo("held");
        assertThat(story.file("YZ2").state()).isEqualTo("refund-instructed");
        assertThat(story.town.deposit(Story.caseOf("YZ2")).flaws()).containsExactly(Flaw.SURPLUS);
    }

    @Test
    void aWholeDepositAfterAShortOneIsNoSurplus() {
        Story story = registered().says(paid("2000.00", "2026-01-28T10:14")).pays("YZ2", Said.LOSER);

        assertThat(story.state()).isEqualTo("held");
        assertThat(story.file("YZ2").state()).isEqualTo("held");
    }

    @Test
    void whatMayFillUpTheFirstIsHeld() {
        Story story =
                Story.ofOneDeposit().says(Said.received("YZ2", Said.LOSER, "100.00", Story.text("2026-01-29T10:00")));
        assertThat(story.file("YZ2").state()).isEqualTo("held");
    }

    @Test
    void moneyOfAnotherBidderTakesNobodysPlace() {
        Story story = Story.ofOneDeposit().pays("YZ2", Said.WINNER);
        assertThat(story.file("YZ2").state()).isEqualTo("held");
    }

    @Test
    void moneyWaitsForTheRegistrationOfItsTender() {
        Story story = new Story().pays(Story.R1, Said.LOSER);
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);

        story.says(Said.registered(Story.REGIME_87));
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.town.held.get(Story.caseOf(Story.R1))).isEmpty();
    }

    @Test
    void moneyWhoseNewsComesAfterTheAwardIsDueAlready() {
        Story story = registered()
                .on("2026-02-12T09:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .pays(Story.R1, Said.LOSER);

        assertThat(story.state()).isEqualTo("refund-due");
        assertThat(story.tasks()).containsExactly("decide");
        story.on("2026-02-24T09:00");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    @Test
    void aReceiptIdUsedTwiceIsForAPerson() {
        Story story = Story.ofOneDeposit().pays(Story.R1, Said.WINNER);
        assertThat(story.last().outcome()).isEqualTo(Outcome.PARKED);
        assertThat(story.last().reason().code()).isEqualTo("receipt-id-used");
    }

    @Test
    void moneyThatAnotherHoldsIsForAPerson() {
        Story story = new Story()
                .says(new Said(
                        Said.APPLICATION,
                        "tender.registered.v1",
                        Said.registered(Story.REGIME_87).data().replace("'partner':'500103'", "'partner':'500240'")))
                .pays(Story.R1, Said.LOSER);
        assertThat(story.last().reason().code()).isEqualTo("held-elsewhere");
    }

    private static Story registered() {
        return new Story().says(Said.registered(Story.REGIME_87));
    }

    private static Said paid(String amount, String at) {
        return Said.received(Story.R1, Said.LOSER, amount, Story.text(at));
    }
}
