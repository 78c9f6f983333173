package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Decision.Outcome;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** The letter went out on Wednesday 11 February 2026: thirty days end on Friday 13 March (政府采购法 art. 46, C18). */
@Tag("unit")
class ChallengesPauseTheSigningOfContractsTest {
    private static final String C18 = "C18/1";
    private static final String OTHER = "91500103MAXTE5T242";

    @Test
    void whoeverDoesNotSignIsShownToTheBureau() {
        Story story = awarded();
        assertThat(due(story)).isEqualTo(Story.at("2026-03-14T00:00"));
        assertThat(alarms(story.on("2026-03-14T00:00"))).containsExactly("signing-due-soon", "signing-overdue");
        assertThat(clock(story).state).isEqualTo("breached");
        story.says(Said.contract(Story.text("2026-03-16T10:00")));
        assertThat(clock(story).dischargedOn).isEqualTo(LocalDate.of(2026, 3, 16));
    }

    @Test
    void aContractInTimeEndsIt() {
        Story story = awarded().on("2026-02-24T11:00").says(Said.contract(Story.text("2026-02-24T10:00")));
        assertThat(clock(story).state).isEqualTo("discharged");
        assertThat(alarms(story.on("2026-04-30T00:00"))).isEmpty();
    }

    @Test
    void worksHaveThirtyDaysToo() {
        Story story = new Story()
                .says(Said.registered("'legalRegime':'bidding-law'"))
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(due(story)).isEqualTo(Story.at("2026-03-14T00:00"));
    }

    @Test
    void theNoticeAloneStartsNothing() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-12T10:00")
                .says(Said.notice(Story.text("2026-02-12T09:00"), "portal"));
        assertThat(clocks(story)).isEmpty();
        story.says(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(clocks(story)).containsOnlyKeys(C18);
    }

    /** From Monday 16 to Tuesday 24 February: four days ran before, and 26 are left: Sunday 22 March, so Monday. */
    @Test
    void whatMayChangeTheResultDoesNotCount() {
        Story story = awarded().on("2026-02-16T10:00").says(accepted("ZY-1", "2026-02-16T09:30", true));
        assertThat(clock(story).standing).isTrue();
        story.on("2026-02-24T18:00").says(decided("ZY-1", "dismissed", "2026-02-24T17:00"));
        assertThat(clock(story).standing).isFalse();
        assertThat(due(story)).isEqualTo(Story.at("2026-03-24T00:00"));
        assertThat(alarms(story)).isEmpty();
    }

    @Test
    void whileItIsOpenNothingIsOverdue() {
        Story story = awarded().on("2026-02-16T10:00").says(accepted("ZY-1", "2026-02-16T09:30", true));
        assertThat(alarms(story.on("2026-06-30T00:00"))).doesNotContain("signing-overdue");
    }

    @Test
    void nobodySaidSoThenItCounts() {
        Story story = awarded().on("2026-02-16T10:00").says(accepted("ZY-1", "2026-02-16T09:30", false));
        assertThat(clock(story).standing).isFalse();
        story.on("2026-02-24T18:00").says(decided("ZY-1", "dismissed", "2026-02-24T17:00"));
        assertThat(story.last().outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(due(story)).isEqualTo(Story.at("2026-03-14T00:00"));
    }

    @Test
    void thatItMayChangeTheResultIsSaidLaterAndPausesFromThen() {
        Story story = awarded()
                .on("2026-02-16T10:00")
                .says(accepted("ZY-1", "2026-02-16T09:30", false))
                .on("2026-02-20T10:00")
                .says(accepted("ZY-1", "2026-02-20T09:30", true));
        assertThat(clock(story).standing).isTrue();
        story.says(accepted("ZY-1", "2026-02-17T09:30", true));
        assertThat(story.last().reason().code()).isEqualTo("challenge-differs");
    }

    @Test
    void twoThatOverlapAreOnePause() {
        Story story = awarded()
                .on("2026-02-16T10:00")
                .says(accepted("ZY-1", "2026-02-16T09:30", true))
                .on("2026-02-20T10:00")
                .says(accepted("ZY-2", "2026-02-20T09:30", true))
                .on("2026-02-22T18:00")
                .says(decided("ZY-1", "dismissed", "2026-02-22T17:00"));
        assertThat(clock(story).standing).isTrue();
        story.on("2026-02-24T18:00").says(decided("ZY-2", "withdrawn", "2026-02-24T17:00"));
        assertThat(due(story)).isEqualTo(Story.at("2026-03-24T00:00"));
    }

    /** ZY-1 was over on the 18th, ZY-2 began on the 20th; the 19th counted: 25 days after 26 February, not 26. */
    @Test
    void anEndThatIsToldLateGivesTheDaysBetweenBack() {
        Story story = awarded()
                .on("2026-02-20T10:00")
                .says(accepted("ZY-1", "2026-02-16T09:30", true))
                .says(accepted("ZY-2", "2026-02-20T09:30", true))
                .says(decided("ZY-1", "dismissed", "2026-02-18T17:00"));
        assertThat(clock(story).standing).isTrue();
        story.on("2026-02-26T18:00").says(decided("ZY-2", "dismissed", "2026-02-26T17:00"));
        assertThat(due(story)).isEqualTo(Story.at("2026-03-24T00:00"));
    }

    @Test
    void financesSuspensionPausesItToo() {
        Story story = awarded().on("2026-02-16T10:00").says(Said.suspended(Story.text("2026-02-16T09:30")));
        assertThat(clock(story).standing).isTrue();
        story.on("2026-02-24T18:00").says(Said.resumed(Story.text("2026-02-24T17:00")));
        assertThat(due(story)).isEqualTo(Story.at("2026-03-24T00:00"));
    }

    @Test
    void aPauseThatWasKnownBeforeTheLetterStopsItAtOnce() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-11T10:00")
                .says(accepted("ZY-1", "2026-02-11T09:30", true))
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(clock(story).standing).isTrue();
    }

    @Test
    void anEndBeforeItsBeginningWaits() {
        Story story = awarded().says(decided("ZY-1", "dismissed", "2026-02-11T15:00"));
        assertThat(story.last().outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void saidAgainItChangesNothingAndSaidOtherwiseItIsForAPerson() {
        Story story = awarded().on("2026-02-24T18:00").says(accepted("ZY-1", "2026-02-16T09:30", true));
        assertThat(story.says(accepted("ZY-1", "2026-02-16T09:30", true))
                        .last()
                        .reason()
                        .code())
                .isEqualTo("noted");
        assertThat(story.says(accepted("ZY-1", "2026-02-17T09:30", true)).last().outcome())
                .isEqualTo(Outcome.PARKED);
        story.says(decided("ZY-1", "dismissed", "2026-02-24T17:00"));
        assertThat(story.says(decided("ZY-1", "dismissed", "2026-02-24T17:00"))
                        .last()
                        .reason()
                        .code())
                .isEqualTo("noted");
        assertThat(story.says(decided("ZY-1", "dismissed", "2026-02-24T12:00"))
                        .last()
                        .outcome())
                .isEqualTo(Outcome.PARKED);
    }

    @Test
    void depositsHearNothingOfIt() {
        Story story = awarded().on("2026-02-16T10:00").says(accepted("ZY-1", "2026-02-16T09:30", true));
        assertThat(story.last().fanOuts()).isEmpty();
    }

    @Test
    void anAwardThatIsUpheldAgainstIsForAPersonAndItsSuccessorHasItsOwnClock() {
        Story story = awarded()
                .on("2026-02-16T10:00")
                .says(accepted("ZY-1", "2026-02-16T09:30", true))
                .on("2026-02-24T18:00")
                .says(decided("ZY-1", "upheld", "2026-02-24T17:00"));
        assertThat(alarms(story)).containsExactly("challenge-upheld");
        story.on("2026-02-25T10:00").says(Said.voided(Story.text("2026-02-25T09:00"), Said.WINNER));
        assertThat(clock(story).state).isEqualTo("void");
        story.on("2026-03-02T10:00").says(Said.letter(Story.text("2026-03-02T09:00"), OTHER));
        assertThat(clocks(story)).containsOnlyKeys(C18, C18 + "#2");
        assertThat(due(story.town.clocks.row(CaseId.of(TenderFlow.NAME, Said.TENDER), C18 + "#2")))
                .as("30 days of Monday 2 March")
                .isEqualTo(Story.at("2026-04-02T00:00"));
    }

    @Test
    void whoeverSignsMeanwhileIsReported() {
        Story story = awarded()
                .on("2026-02-16T10:00")
                .says(accepted("ZY-1", "2026-02-16T09:30", true))
                .says(Said.contract(Story.text("2026-02-16T09:50")));
        assertThat(alarms(story)).containsExactly("signed-while-paused");
        assertThat(clock(story).state).isEqualTo("discharged");
    }

    @Test
    void noContractAfterAllAndTerminationEndIt() {
        Story none = awarded().says(Said.notConcluded(Story.text("2026-02-11T14:00"), true, Said.WINNER));
        assertThat(clock(none).state).isEqualTo("void");
        Story ended = awarded().says(Said.terminated(Story.text("2026-02-11T14:00"), "portal"));
        assertThat(clock(ended).state).isEqualTo("void");
    }

    @Test
    void aLetterThatIsHeardOfAfterTheContractTellsThatItWasLate() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-03-20T10:00")
                .says(Said.notice(Story.text("2026-02-12T09:00"), "portal"))
                .says(Said.contract(Story.text("2026-03-16T10:00")))
                .says(Said.letter(Story.text("2026-02-11T15:00")));
        assertThat(clock(story).state).isEqualTo("breached");
        assertThat(clock(story).dischargedOn).isEqualTo(LocalDate.of(2026, 3, 16));
    }

    @Test
    void eachOfSeveralWinnersHasItsContract() {
        Story story = new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00"), Said.WINNER, OTHER))
                .says(Said.contract(Story.text("2026-02-11T14:00")));
        assertThat(clock(story).state).isEqualTo("open");
        story.says(Said.contract(Story.text("2026-02-11T14:30"), OTHER));
        assertThat(clock(story).state).isEqualTo("discharged");
    }

    @Test
    void onlyWhoMayAcceptsAndDecides() {
        Story story = awarded();
        Said complaint = new Said(
                Said.APPLICATION,
                "challenge.accepted.v1",
                accepted("TS-1", "2026-02-11T14:00", true).data().replace("'kind':'challenge'", "'kind':'complaint'"));
        assertThat(story.says(complaint).last().reason().code()).isEqualTo("not-entitled");
    }

    @Test
    void aTenderWithoutChallengesIsKeptAsBefore() {
        Story story = awarded();
        UUID tender = CaseId.of(TenderFlow.NAME, Said.TENDER);
        assertThat(story.town.file(tender).data().path("lots").path("1").has("challenges"))
                .isFalse();
        story.says(accepted("ZY-1", "2026-02-11T14:00", true));
        assertThat(story.town.tender().lot("1").challenges()).hasSize(1);
    }

    private static Story awarded() {
        return new Story()
                .says(Said.registered(Story.REGIME_87))
                .on("2026-02-11T15:00")
                .says(Said.letter(Story.text("2026-02-11T15:00")));
    }

    private static Said accepted(String id, String at, boolean mayChange) {
        return Said.tender(
                Said.APPLICATION,
                "challenge.accepted.v1",
                "'challengeId':'%s','kind':'challenge','acceptedAt':'%s','mayChangeResult':%s,'document':'x','decidedBy':%s"
                        .formatted(id, Story.text(at), mayChange, Said.person("agent-7", "agency")));
    }

    private static Said decided(String id, String outcome, String at) {
        return Said.tender(
                Said.APPLICATION,
                "challenge.decided.v1",
                "'challengeId':'%s','outcome':'%s','decidedAt':'%s','document':'x','decidedBy':%s"
                        .formatted(id, outcome, Story.text(at), Said.person("agent-7", "agency")));
    }

    private static ClockBoard.Row clock(Story story) {
        return story.town.clocks.row(CaseId.of(TenderFlow.NAME, Said.TENDER), C18);
    }

    private static Map<String, ClockBoard.Row> clocks(Story story) {
        return story.town.clocks.of(CaseId.of(TenderFlow.NAME, Said.TENDER));
    }

    private static Instant due(Story story) {
        return due(clock(story));
    }

    private static Instant due(ClockBoard.Row row) {
        return Objects.requireNonNull(row.times.get(ClockBoard.Kind.DUE));
    }

    private static List<String> alarms(Story story) {
        return story.town.settled.stream()
                .flatMap(settled -> settled.decision().alarms().stream())
                .map(alarm -> alarm.code())
                .toList();
    }
}
