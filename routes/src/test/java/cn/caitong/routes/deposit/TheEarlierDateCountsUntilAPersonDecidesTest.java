package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.routes.event.Publication;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The portal's date and anybody's claim meet in either order (N4.2): the earlier is acted on, and a person is asked. */
@Tag("unit")
class TheEarlierDateCountsUntilAPersonDecidesTest {
    private static final LocalDate FROM_THE_11TH = LocalDate.of(2026, 2, 25);
    /** Thu 12 + Fri 13, Sat 14 (worked), Tue 24, Wed 25, Thu 26. */
    private static final LocalDate FROM_THE_12TH = LocalDate.of(2026, 2, 26);

    @Test
    void anEarlierClaimIsActedOnInEitherOrder() {
        Story after = begun().says(portal("2026-02-12T09:00")).says(claim("2026-02-11T17:00"));
        Story before = begun().says(claim("2026-02-11T17:00")).says(portal("2026-02-12T09:00"));
        assertThat(asked(after))
                .containsExactly(new Matter.Asked(
                        "dates-differ",
                        "award-notice/1",
                        "portal says 2026-02-12, trading-centre says 2026-02-11; the earlier is acted on"
                                + " / portal 称 2026-02-12，trading-centre 称 2026-02-11；暂按较早日期办理"));
        for (Story story : List.of(after, before)) {
            assertThat(asked(story)).extracting(Matter::about).containsExactly("award-notice/1");
            assertThat(due(story)).isEqualTo(FROM_THE_11TH);
            story.on("2026-02-24T09:00");
            assertThat(story.instructions()).hasSize(1);
        }
    }

    @Test
    void aLaterClaimIsAskedAboutInEitherOrder() {
        Story after = begun().says(portal("2026-02-11T09:00")).says(claim("2026-02-12T09:00"));
        Story before = begun().says(claim("2026-02-12T09:00")).says(portal("2026-02-11T09:00"));
        for (Story story : List.of(after, before)) {
            assertThat(asked(story)).extracting(Matter::about).containsExactly("award-notice/1");
            assertThat(due(story)).isEqualTo(FROM_THE_11TH);
            assertThat(story.town.settled)
                    .as("nothing was refused or set aside for it")
                    .allSatisfy(
                            settled -> assertThat(settled.decision().outcome()).isEqualTo(Outcome.APPLIED))
                    .allSatisfy(settled -> assertThat(settled.decision().alarms())
                            .extracting(Alarm::code)
                            .doesNotContain("dates-differ"));
        }
    }

    @Test
    void ofTwoClaimsTheEarlierCountsInEitherOrder() {
        Story rising =
                begun().says(claim("2026-02-11T09:00")).says(Said.notice(Story.text("2026-02-12T09:00"), "agency"));
        Story falling = begun().says(Said.notice(Story.text("2026-02-12T09:00"), "agency"))
                .says(claim("2026-02-11T09:00"));
        for (Story story : List.of(rising, falling)) {
            assertThat(asked(story)).extracting(Matter::about).containsExactly("award-notice/1");
            assertThat(due(story)).isEqualTo(FROM_THE_11TH);
        }
    }

    /** First publication counts: of the portal's own two days, the earlier. */
    @Test
    void thePortalThatContradictsItselfIsAskedAbout() {
        Story story = begun().says(portal("2026-02-12T09:00")).says(portal("2026-02-11T09:00"));
        assertThat(asked(story)).hasSize(1);
        assertThat(due(story)).isEqualTo(FROM_THE_11TH);
    }

    @Test
    void financeAnswersWhatWasAskedAndNothingIsAskedAgain() {
        Story story = begun().says(portal("2026-02-12T09:00"))
                .says(claim("2026-02-11T17:00"))
                .says(Said.dateDecided("award-notice", "2026-02-12", Story.text("2026-02-12T11:00")));
        assertThat(matters(story)).last().isEqualTo(new Matter.Answered("award-notice/1", "2026-02-12"));
        assertThat(due(story)).as("a later day too, for the person looked").isEqualTo(FROM_THE_12TH);

        story.says(portal("2026-02-12T09:00")).says(claim("2026-02-10T09:00"));
        assertThat(due(story)).isEqualTo(FROM_THE_12TH);
        assertThat(asked(story)).as("no later word changes that").hasSize(1);
    }

    @Test
    void eachContractOfALotIsAQuestionOfItsOwn() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .pays(Story.R1, Said.WINNER)
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")))
                .on("2026-02-24T11:00")
                .contractSays(Said.contract(Story.text("2026-02-24T10:00")))
                .says(Said.contract(Story.text("2026-02-25T10:00")));
        // Tue 24 + Wed 25, Thu 26, Fri 27, Sat 28 (worked), Mon 2
        assertThat(story.deposit().clockOf("C13").orElseThrow().dueOn()).isEqualTo(LocalDate.of(2026, 3, 2));
        assertThat(asked(story)).extracting(Matter::about).containsExactly("contract/CN-USCC:" + Said.WINNER + "/1");
    }

    @Test
    void theDayOfAFailedOpeningIsSettledToo() {
        Story story = Story.ofOneDeposit()
                .on("2026-02-12T11:00")
                .says(Said.openingFailed(Story.text("2026-02-10T09:30")))
                .says(Said.openingFailed(Story.text("2026-02-11T09:30")))
                .says(Said.dateDecided("opening-failed", "2026-02-11", Story.text("2026-02-12T11:30")));
        assertThat(story.town.tender().lot("1").failed())
                .isEqualTo(new Publication(LocalDate.of(2026, 2, 11), "finance", true));
        assertThat(matters(story)).extracting(Matter::about).containsExactly("opening-failed/1", "opening-failed/1");
    }

    private static Story begun() {
        return Story.ofOneDeposit().on("2026-02-12T10:00");
    }

    private static Said portal(String published) {
        return Said.notice(Story.text(published), "portal");
    }

    private static Said claim(String published) {
        return Said.notice(Story.text(published), "trading-centre");
    }

    private static List<Matter> matters(Story story) {
        return story.town.settled.stream()
                .flatMap(settled -> settled.decision().matters().stream())
                .toList();
    }

    private static List<Matter> asked(Story story) {
        return matters(story).stream().filter(Matter.Asked.class::isInstance).toList();
    }

    private static LocalDate due(Story story) {
        return story.deposit().clockOf("C12b").orElseThrow().dueOn();
    }
}
