package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A consortium (联合体) bids as one supplier (政府采购法 art. 24), and nobody in it may bid beside it (条例 art. 22). */
@Tag("unit")
class AMembersNoticeIsItsConsortiumsTest {
    private static final String STRANGER = "91500103MA6100T03D";

    @Test
    void oneThatNamesAnotherMemberAloneIsTheBidsWithdrawal() {
        Story story = paid(",'consortium':[%s]".formatted(Said.party(Said.WINNER)))
                .on("2026-02-03T15:00")
                .says(Said.withdrawn(Said.WINNER, Story.text("2026-02-03T14:20")));
        assertThat(story.state()).as("told at once").isEqualTo("refund-due");
        assertThat(story.deposit().firstDue().orElseThrow().clause()).isEqualTo("C11");
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 10));
    }

    @Test
    void ofAWithdrawalBeforeTheMoneysNewsItHearsWithTheMoney() {
        Said money = Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"))
                .with(",'consortium':[%s]".formatted(Said.party(Said.WINNER)));
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-03T15:00")
                .says(Said.withdrawn(Said.WINNER, Story.text("2026-02-03T14:20")))
                .says(money);
        assertThat(story.state()).isEqualTo("refund-due");
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 10));
    }

    /** The withdrawal is decided between the money and the word of who its consortium is. */
    @Test
    void whatWasMissedBetweenIsToldWithTheConsortium() {
        Story story = new Story().says(Said.registered(Story.REGIME_87)).on("2026-02-03T15:00");
        Town town = story.town;
        town.say(Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"))
                .with(",'consortium':[%s]".formatted(Said.party(Said.WINNER)))
                .message("money", town.now));
        town.take(town.waiting.removeFirst());
        town.say(Said.withdrawn(Said.WINNER, Story.text("2026-02-03T14:20")).message("notice", town.now));
        town.take(town.waiting.removeLast());
        assertThat(story.state()).as("nobody knows whose it is").isEqualTo("held");

        town.settle();
        assertThat(story.state()).isEqualTo("refund-due");
    }

    @Test
    void nobodyElseHearsOfIt() {
        Story story = paid(",'consortium':[%s]".formatted(Said.party(Said.WINNER)))
                .pays("YZ3", STRANGER)
                .on("2026-02-03T15:00")
                .says(Said.withdrawn(Said.WINNER, Story.text("2026-02-03T14:20")));
        assertThat(told(story)).as("the one deposit").isOne();
        assertThat(story.file("YZ3").state()).isEqualTo("held");
        assertThat(story.town.settled.stream()
                        .filter(settled -> settled.event().type().equals(TenderEvents.CONSORTIUM))
                        .flatMap(settled -> settled.decision().fanOuts().stream()))
                .as("that there is a consortium is told to nobody")
                .isEmpty();
    }

    @Test
    void aConsortiumBidsForItsLotAlone() {
        Story story = new Story()
                .says(Said.registeredWithTwoLots())
                .says(Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"))
                        .with(",'consortium':[%s]".formatted(Said.party(Said.WINNER))))
                .on("2026-02-03T15:00")
                .says(Said.withdrawn(Said.WINNER, Story.text("2026-02-03T14:20"))
                        .ofLot("2"));
        assertThat(story.state()).isEqualTo("held");
        assertThat(told(story)).isZero();
    }

    private static long told(Story story) {
        return story.town.settled.stream()
                .filter(settled -> settled.event().type().equals("parent.bid.withdrawn.v1"))
                .count();
    }

    @Test
    void moneyPaidAgainAfterItIsANewBidsAndNoSecondDepositOfTheFirst() {
        String members = ",'consortium':[%s]".formatted(Said.party(Said.WINNER));
        Story story = paid(members)
                .on("2026-02-03T15:00")
                .says(byBoth(Said.withdrawn(Said.WINNER, Story.text("2026-02-03T14:20"))))
                .on("2026-02-05T10:00")
                .says(Said.received("YZ2", Said.LOSER, "12000.00", Story.text("2026-02-05T09:30"))
                        .with(members));
        assertThat(story.file("YZ2").state()).isEqualTo("held");
        assertThat(story.town.deposit(Story.caseOf("YZ2")).flaws()).isEmpty();
    }

    @Test
    void oneThatNamesTheWholeConsortiumReachesAReceiptThatNamesNobodyElse() {
        Story story = paid("").on("2026-02-03T15:00")
                .says(byBoth(Said.withdrawn(Said.WINNER, Story.text("2026-02-03T14:20"))));
        assertThat(story.state()).isEqualTo("refund-due");

        story.on("2026-02-05T10:00").says(Said.received("YZ2", Said.LOSER, "12000.00", Story.text("2026-02-05T09:30")));
        assertThat(story.file("YZ2").state()).as("a new bid's").isEqualTo("held");
        assertThat(story.town.deposit(Story.caseOf("YZ2")).flaws()).isEmpty();
    }

    @Test
    void aStrangersIsNot() {
        Story story = paid(",'consortium':[%s]".formatted(Said.party(Said.WINNER)))
                .on("2026-02-03T15:00")
                .says(Said.withdrawn(STRANGER, Story.text("2026-02-03T14:20")));
        assertThat(story.state()).isEqualTo("held");
        assertThat(story.deposit().clocks()).isEmpty();
    }

    @Test
    void toldAgainWithTheSameMembersItIsOne() {
        Said notice = byBoth(Said.withdrawn(Said.WINNER, Story.text("2026-02-03T14:20")));
        Story story = paid("").on("2026-02-03T15:00").says(notice).says(notice);
        assertThat(story.last().reason().code()).isEqualTo("noted");
    }

    @Test
    void afterTheDeadlineAMembersRevocationIsTheBids() {
        Story story = paid(",'consortium':[%s]".formatted(Said.party(Said.WINNER)))
                .on("2026-02-10T16:00")
                .says(byBoth(Said.revoked(Said.WINNER, Story.text("2026-02-10T15:00"))));
        assertThat(story.state()).as("it brings no refund").isEqualTo("held");
        assertThat(story.tasks()).containsExactly("mark");

        story.says(byBoth(Said.revoked(Said.WINNER, Story.text("2026-02-10T15:30"))));
        assertThat(story.tasks()).as("nor a second task").containsExactly("mark");
    }

    private static Story paid(String more) {
        Said money = Said.received(Story.R1, Said.LOSER, "12000.00", Story.text("2026-01-28T10:14"));
        return new Story().says(Said.registered(Story.REGIME_87)).says(more.isEmpty() ? money : money.with(more));
    }

    private static Said byBoth(Said notice) {
        return new Said(
                notice.partner(),
                notice.type(),
                notice.data()
                        .replace(
                                "'writtenNoticeReceivedAt'",
                                "'consortium':[" + Said.party(Said.LOSER) + "],'writtenNoticeReceivedAt'"));
    }
}
