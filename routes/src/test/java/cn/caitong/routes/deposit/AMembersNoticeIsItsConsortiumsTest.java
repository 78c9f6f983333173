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
        assertThat(story.state()).as("the tender cannot tell whose it is").isEqualTo("held");
        story.on("2026-02-06T10:00").says(Said.terminated(Story.text("2026-02-06T09:30"), "portal"));
        assertThat(story.state())
                .as("with what the tender tells everybody next")
                .isEqualTo("refund-due");
        assertThat(story.deposit().firstDue().orElseThrow().clause()).isEqualTo("C11");
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 2, 10));
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
