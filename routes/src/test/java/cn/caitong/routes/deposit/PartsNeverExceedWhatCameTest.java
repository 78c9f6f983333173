package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PartsNeverExceedWhatCameTest {
    /** Marked on 12 February; on 2 March 5,000.00 are forfeited, so that 7,000.00 were late from the 25th on. */
    @Test
    void whatIsLeftOfAForfeitedDepositGoesBackAndWasNeverExcused() {
        Story story = marked().on("2026-03-02T09:30").forfeits("5000.00", "treasury");
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.instructions().getFirst().data().at("/amount/amount").asText())
                .isEqualTo("7000.00");
        assertThat(part(story, Purpose.FORFEIT)).isEqualTo("5000.00");
        assertThat(part(story, Purpose.REFUND)).isEqualTo("7000.00");

        story.on("2026-03-02T10:00").mailLeaves().credits("7000.00", "2026-03-03");
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.clock("C12").state).isEqualTo("breached");
        // 26 February to 3 March are six days: 7000 × 4.35 % × 1.2 × 6 / 365 = 6.0066…
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("6.01"));
    }

    @Test
    void aForfeitedDepositIsOverWhenItReachedTheTreasury() {
        Story story = marked().on("2026-03-02T09:30").forfeits();
        assertThat(story.paysOver("11000.00", "2026-03-02").last().outcome()).isEqualTo(Outcome.PARKED);
        story.paysOver("12000.00", "2026-03-02");
        assertThat(story.state()).isEqualTo("paid-over");
        assertThat(story.deposit().kept().paidOverOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(story.paysOver("12000.00", "2026-03-02").last().reason().code())
                .isEqualTo("noted");
    }

    @Test
    void aForfeitedPartIsPaidOverWhileTheRestGoesItsWay() {
        Story story =
                marked().on("2026-03-02T09:30").forfeits("5000.00", "treasury").paysOver("5000.00", "2026-03-02");
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.deposit().kept().paidOverOn()).isEqualTo(LocalDate.of(2026, 3, 2));
    }

    @Test
    void afterARecallTheRestIsOwedAnew() {
        Story story = Story.ofARefundOnItsWay()
                .on("2026-02-24T11:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li")
                .centreSays("deposit.refund-recalled.v1", ",'recallId':'RC1'")
                .forfeits("5000.00", "treasury");
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.deposit().attempt()).isEqualTo(2);
        assertThat(part(story, Purpose.REFUND)).isEqualTo("7000.00");
    }

    @Test
    void noMoreIsForfeitedThanWasMarkedOrAskedFor() {
        Story excess = new Story()
                .says(Said.registered(Story.REGIME_87))
                .says(Said.received(Story.R1, Said.LOSER, "15000.00", Story.text("2026-01-28T10:14")));
        assertThat(excess.deposit().flaws()).containsExactly(Flaw.EXCESS);
        excess.on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .asksForAMark("zhang")
                .confirmsTheMark("li");
        assertThat(excess.forfeits("15000.00", "treasury").last().reason().code())
                .isEqualTo("more-than-marked");
        excess.forfeits("12000.00", "treasury");
        assertThat(part(excess, Purpose.REFUND)).isEqualTo("3000.00");
    }

    @Test
    void aMarkOnAPartKeepsNoMoreThanThat() {
        Story story = Story.ofALosersDeposit()
                .does("deposit.mark-requested.v1", marked("4000.00", "2026-02-11T14:00"))
                .confirmsTheMark("li");
        assertThat(story.state()).isEqualTo("marked");
        assertThat(story.forfeits().last().reason().code()).isEqualTo("more-than-marked");
        story.forfeits("4000.00", "treasury");
        assertThat(part(story, Purpose.REFUND)).isEqualTo("8000.00");
    }

    @Test
    void aWinnersDepositBecomesItsPerformanceDeposit() {
        Story story = won().converts("12000.00");
        assertThat(story.state()).isEqualTo("converted");
        assertThat(story.clock("C13").dischargedOn).isEqualTo(LocalDate.of(2026, 2, 12));
        assertThat(part(story, Purpose.CONVERT)).isEqualTo("12000.00");
        assertThat(story.on("2026-03-10T10:00").instructions()).isEmpty();
    }

    @Test
    void ofAConvertedPartTheRestGoesBackOnItsClock() {
        Story story = won().converts("9000.00");
        assertThat(story.state()).isEqualTo("refund-due");
        assertThat(story.converts("9000.00").last().reason().code()).isEqualTo("noted");
        assertThat(story.converts("1000.00").last().reason().code()).isEqualTo("converted-already");
        story.on("2026-02-25T09:00");
        assertThat(story.instructions().getFirst().data().at("/amount/amount").asText())
                .isEqualTo("3000.00");
    }

    /** 4,000.00 were forfeited while nothing was owed; the other 8,000.00 became the performance deposit. */
    @Test
    void whatWasForfeitedReachesTheTreasuryAlsoAfterTheRestWasConverted() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-10T15:00")
                .does("deposit.mark-requested.v1", marked("4000.00", "2026-02-10T15:00"))
                .confirmsTheMark("li")
                .forfeits("4000.00", "treasury")
                .on("2026-02-12T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .converts("8000.00");
        assertThat(story.state()).isEqualTo("converted");

        story.paysOver("4000.00", "2026-02-12");
        assertThat(story.last().outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(story.state()).isEqualTo("converted");
        assertThat(story.deposit().kept().paidOverOn()).isEqualTo(LocalDate.of(2026, 2, 12));
        assertThat(story.paysOver("4000.00", "2026-02-12").last().reason().code())
                .isEqualTo("noted");
    }

    @Test
    void onlyTheWinnersAndNoMoreThanThereIs() {
        assertThat(Story.ofALosersDeposit().converts("12000.00").last().reason().code())
                .isEqualTo("not-the-winner");
        assertThat(won().converts("12000.01").last().reason().code()).isEqualTo("more-than-received");
        assertThat(Story.ofOneDeposit().converts("12000.00").last().outcome()).isEqualTo(Outcome.HELD);
    }

    private static String marked(String amount, String at) {
        return "'markId':'BJ-1','ground':'collusion'%s,'requestedBy':%s,'requestedAt':'%s',%s"
                .formatted(Story.sum(amount), Said.person("zhang"), Story.text(at), Said.evidence());
    }

    private static String part(Story story, Purpose purpose) {
        return story.town
                .ledger
                .book(Said.CENTRE + ":" + Story.R1)
                .part(purpose)
                .amount
                .toPlainString();
    }

    /** Contract on 12 February: 13, 14, 24, 25, 26. */
    private static Story won() {
        return new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-12T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .says(Said.contract(Story.text("2026-02-12T10:00")));
    }

    private static Story marked() {
        return Story.ofALosersDeposit()
                .on("2026-02-12T10:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li");
    }
}
