package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class MarkEndsLiftedOrForfeitedTest {
    @Test
    void liftedAsUnfoundedItWasLateFromTheFirstDueDate() {
        Story story = marked().on("2026-03-02T09:30").liftsTheMark(true);
        assertThat(story.state()).isEqualTo("refund-instructed");
        assertThat(story.instructions().getFirst().data().path("dueDate").asText())
                .isEqualTo("2026-02-25");

        story.on("2026-03-02T10:00").mailLeaves().credits("2026-03-03");
        // 02-26 to 03-03 are six days: 12000.00 × 4.35 % × 1.2 × 6 / 365 = 10.2970…
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("10.30"));
        assertThat(story.clock("C12").state).isEqualTo("breached");
        assertThat(story.clock("C12").dischargedOn).isEqualTo(LocalDate.of(2026, 3, 3));
    }

    @Test
    void liftedWithReasonItsTimeIsExcused() {
        Story story = marked().on("2026-03-02T09:30").liftsTheMark(false);
        // nothing had run; from Mon 2 March: Tue 3, Wed 4, Thu 5, Fri 6, Mon 9
        assertThat(story.deposit().firstDue().orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 3, 9));

        story.mailLeaves().credits("2026-03-03");
        assertThat(story.deposit().lateCharge()).isNull();
        assertThat(story.clock("C12").state).isEqualTo("discharged");
    }

    @Test
    void theExcuseOfALiftedMarkStaysExcusedInTheCharge() {
        Story story = marked().on("2026-03-02T09:30")
                .liftsTheMark(false)
                .mailLeaves()
                .on("2026-03-10T10:00")
                .credits("2026-03-11");
        // due 03-09; 03-10 and 03-11: 626.40 × 2 / 365 = 3.4323…
        assertThat(story.deposit().lateCharge()).isEqualTo(Money.cny("3.43"));
    }

    @Test
    void liftedBeforeAnythingIsOwedItIsHeldAgain() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-10T15:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li")
                .liftsTheMark(true);
        assertThat(story.state()).isEqualTo("held");
    }

    /** Marked on Thu 12 February. Ten working days: 13, 14, 24 to 28 February, 2 to 4 March; three before that is 28 February. */
    @Test
    void aMarkThatNobodyDecidesIsWarnedAboutAndEscalated() {
        Story story = marked().on("2026-02-28T08:59");
        assertThat(story.tasks())
                .doesNotContain("overdue")
                .filteredOn("warn"::equals)
                .hasSize(1);
        story.on("2026-02-28T09:00");
        assertThat(story.last().reason().code()).isEqualTo("mark-undecided");
        assertThat(story.tasks()).filteredOn("warn"::equals).hasSize(2);

        story.on("2026-03-05T00:00");
        assertThat(story.last().alarms()).extracting(Alarm::code).containsExactly("mark-undecided");
        assertThat(story.tasks()).endsWith("overdue");
        assertThat(story.state()).as("only persons end it").isEqualTo("marked");
        assertThat(story.instructions()).isEmpty();
    }

    @Test
    void aDecidedMarkIsNotWarnedAbout() {
        Story story = marked().on("2026-02-27T09:00").forfeits();
        assertThat(story.clock("mark/BJ-1/0").dischargedOn).isEqualTo(LocalDate.of(2026, 2, 27));
        assertThat(story.on("2026-03-10T10:00").tasks())
                .filteredOn("warn"::equals)
                .hasSize(1);
    }

    @Test
    void oldNewsOfALiftedMarkMarksNothing() {
        Story story = marked().on("2026-02-13T10:00").liftsTheMark(false).asksForAMark("zhang");
        assertThat(story.last().reason().code()).isEqualTo("mark-ended");
        assertThat(story.confirmsTheMark("li").state()).isEqualTo("refund-instructed");
    }

    @Test
    void forfeitedItIsNeverRefunded() {
        Story story = marked().on("2026-03-10T10:00").forfeits();

        assertThat(story.state()).isEqualTo("forfeited");
        assertThat(story.clock("C12").state).isEqualTo("void");
        Ledger.Book book = story.town.ledger.book(Said.CENTRE + ":" + Story.R1);
        assertThat(book.part(Purpose.FORFEIT).amount).isEqualByComparingTo("12000.00");
        assertThat(story.releases("early-release").last().outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(story.liftsTheMark(true).last().outcome()).isEqualTo(Outcome.REFUSED);
    }

    @Test
    void theEndOfAMarkThatIsNotConfirmedYetWaits() {
        Story story = Story.ofALosersDeposit().asksForAMark("zhang").liftsTheMark(true);
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);

        story.confirmsTheMark("li");
        assertThat(story.state()).isEqualTo("refund-instructed");
    }

    @Test
    void anotherMarksEndIsRefused() {
        Story story = marked().does(
                        "deposit.mark-lifted.v1",
                        "'markId':'BJ-2','unfounded':true,'decidedBy':" + Said.person("zhang")
                                + ",'decidedAt':'2026-02-13T10:00:00+08:00','reason':'x'");
        assertThat(story.last().reason().code()).isEqualTo("other-mark");
        assertThat(story.state()).isEqualTo("marked");
    }

    private static Story marked() {
        return Story.ofALosersDeposit()
                .on("2026-02-12T10:00")
                .asksForAMark("zhang")
                .confirmsTheMark("li");
    }
}
