package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MoneyThatCameOtherwiseTest {
    @Test
    void moneyForALotThatIsNotThereWaitsForTwoPersons() {
        Story story = new Story()
                .says(Said.registeredWithTwoLots())
                .says(Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"))
                        .ofLot("9"));
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.deposit().flaws()).containsExactly(Flaw.WRONG_LOT);
        assertThat(story.tasks()).as("before the opening").isEmpty();
    }

    @Test
    void forTheRightLotItCountsAndItsHolderGoesOnSpeakingOfTheOther() {
        Story story = twoLots();
        assertThat(story.movesToLot("2", "zhang", "li").deposit().lot()).isEqualTo("2");
        story.on("2026-02-09T11:00").says(Said.lotTerminated("2", Story.text("2026-02-09T10:00")));
        assertThat(story.state()).isEqualTo("refund-due");
        story.on("2026-02-13T09:00").mailLeaves().credits("2026-02-13");
        assertThat(story.state()).isEqualTo("refunded");
        assertThat(story.instructions().getFirst().data().at("/deposit/lotId").asText())
                .isEqualTo("1");
    }

    @Test
    void forTheRightLotTheBuyerHearsWhatBefellIt() {
        Said failed = Said.openingFailed(Story.text("2026-02-10T09:30"));
        Story story = twoLots().on("2026-02-10T10:00").says(failed.with(",'relatedLots':['2']"));
        assertThat(story.tasks()).isEmpty();
        assertThat(story.movesToLot("2", "zhang", "li").tasks()).containsExactly("release");
    }

    @Test
    void aLotThatIsNotThereAndPersonsWhoMayNotAreRefused() {
        assertThat(twoLots().movesToLot("9", "zhang", "li").last().reason().code())
                .isEqualTo("lot-unknown");
        Story story = twoLots()
                .does(
                        "deposit.lot-corrected.v1",
                        "'toLot':'2','requestedBy':%s,'confirmedBy':%s,%s"
                                .formatted(Said.person("zhang"), Said.person("cz", "finance"), Said.evidence()));
        assertThat(story.last().reason().code()).isEqualTo("not-entitled");
    }

    @Test
    void withoutABidItGoesBackOnceBidsAreOpened() {
        String said = "'recordedBy':" + Said.person("zhang");
        Story story = Story.ofOneDeposit().does("deposit.without-bid.v1", said);
        assertThat(story.last().reason().code())
                .as("before opening nobody knows")
                .isEqualTo("before-opening");

        story.on("2026-02-10T11:00").does("deposit.without-bid.v1", said);
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.deposit().flaws()).containsExactly(Flaw.NO_BID);
    }

    @Test
    void oneThatIsDueCannotBeMarkedAnyMore() {
        Story story = Story.ofALosersDeposit()
                .does("deposit.without-bid.v1", "'recordedBy':" + Said.person("zhang"))
                .asksForAMark("zhang");
        assertThat(story.last().reason().code()).isEqualTo("secures-no-bid");
    }

    @Test
    void aMembersMoneyIsItsConsortiums() {
        String member = "{'name':'成都成员','identifier':{'scheme':'CN-USCC','id':'%s'}}".formatted(Said.WINNER);
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .says(Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"), "成都成员")
                        .with(",'consortium':[" + member + "]"));
        assertThat(story.deposit().flaws()).isEmpty();

        story.on("2026-02-11T15:00").says(Said.letter(Story.text("2026-02-11T15:00"), Said.WINNER));
        assertThat(story.state()).as("who of them won, all of them won").isEqualTo("held");
        story.on("2026-02-12T15:00").says(Said.contract(Story.text("2026-02-12T10:00")));
        assertThat(story.deposit().clockOf("C13")).isPresent();
        story.on("2026-02-25T09:00");
        assertThat(story.instructions().getFirst().data().at("/payee/name").asText())
                .as("back to the account that paid")
                .isEqualTo("成都成员");
    }

    @Test
    void instalmentsAreOneDepositAndEachGoesBackAsItCame() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .says(instalment(Story.R1, "5000.00", 1))
                .says(instalment("YZ2", "7000.00", 2));
        assertThat(story.deposit().flaws()).isEmpty();
        assertThat(story.town.deposit(Story.caseOf("YZ2")).flaws()).isEmpty();

        story.on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .on("2026-02-24T09:00");
        assertThat(story.instructions())
                .extracting(each -> each.data().at("/amount/amount").asText())
                .containsExactlyInAnyOrder("5000.00", "7000.00");
    }

    @Test
    void instalmentsThatComeToLessAreShort() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .says(Said.received(Story.R1, Said.LOSER, "5000.00", Story.text("2026-01-28T10:14"))
                        .with(",'instalment':{'number':1,'of':2,'total':{'amount':'9000.00','currency':'CNY'}}"));
        assertThat(story.deposit().flaws()).isEqualTo(Set.of(Flaw.SHORT));
    }

    @Test
    void theInstructionGoesToWhoeverHoldsTheMoney() {
        Said registered = Said.registered(Story.REGIME_87);
        Story story = new Story()
                .says(new Said(
                        registered.partner(),
                        registered.type(),
                        registered
                                .data()
                                .replace("'trading-centre','partner':'500103'", "'agency','partner':'one-thing'")));
        Said money = Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"));
        story.says(new Said(
                Said.APPLICATION, money.type(), money.data().replace("'holder':'500103'", "'holder':'one-thing'")));
        story.on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .on("2026-02-24T09:00");
        assertThat(story.instructions()).extracting(tell -> tell.partner()).containsExactly("one-thing");
    }

    private static Said instalment(String receipt, String amount, int number) {
        return Said.received(receipt, Said.LOSER, amount, Story.text("2026-01-28T10:14"))
                .with(",'instalment':{'number':%d,'of':2,'total':{'amount':'12000.00','currency':'CNY'}}"
                        .formatted(number));
    }

    private static Story twoLots() {
        return new Story().says(Said.registeredWithTwoLots()).pays(Story.R1, Said.LOSER);
    }
}
