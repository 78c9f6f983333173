package cn.caitong.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class PerformanceIsAcceptedPausedAndPaidAsAgreedTest {
    private static final String ASKED =
            "'acceptanceId':'y1','milestone':'m2','requestedAt':'2026-11-20T09:00:00+08:00'";
    private static final String PASSED = """
        'acceptanceId':'y1','milestone':'m2','acceptedOn':'2026-11-20','acceptedBy':{'id':'u','role':'purchaser'},
        'evidence':[{'kind':'acceptance-report','digest':'%s','date':'2026-11-20'}]\
        """.formatted(Office.DIGEST);
    private static final String REFUSED = """
        'acceptanceId':'y1','milestone':'m2','refusedAt':'2026-11-20T10:00:00+08:00',
        'refusedBy':{'id':'u','role':'purchaser'},'reasons':['型号不符']\
        """;
    private static final String ASSIGNED = """
        'payee':{'name':'甲','account':'6222000011112222333'},'requestedBy':{'id':'u1','role':'purchaser'},
        'confirmedBy':{'id':'u2','role':'purchaser'},'assignedAt':'2026-11-20T10:00:00+08:00','evidence':[]\
        """;
    private static final String SUSPENDED =
            "'suspendedAt':'2026-11-20T11:00:00+08:00','ground':'challenge','evidence':[]";
    private static final String BY_THE_PORTAL =
            "'publication':{'publishedAt':'2026-11-20T15:00:00+08:00','source':'portal'}";

    private final Office office = Office.signed();

    @Test
    void anAcceptanceThatNeverComesHasItsClockAsAgreed() {
        Decision asked = office.says("acceptance.requested.v1", ASKED);
        ObligationChange.Open clock =
                (ObligationChange.Open) asked.obligations().getFirst();
        assertThat(clock.clause()).isEqualTo("C46/3-working-days");
        assertThat(clock.dueAt()).isEqualTo(Instant.parse("2026-11-25T16:00:00Z"));
        assertThat(kinds(office.clock("clock.warn", clock.name(), clock.clause())))
                .containsExactly("warn");
        Decision overdue = office.clock("clock.due", clock.name(), clock.clause());
        assertThat(kinds(overdue)).containsExactly("overdue");
        assertThat(overdue.obligations()).containsExactly(new ObligationChange.Breached("acceptance/y1"));
        assertThat(overdue.alarms()).extracting(Alarm::code).containsExactly("contract-overdue");
        assertThat(office.says("acceptance.passed.v1", PASSED).obligations())
                .as("late, but done")
                .containsExactly(new ObligationChange.Discharged("acceptance/y1", LocalDate.of(2026, 11, 20)));
    }

    @Test
    void whatPassedMeetsTheMilestoneOnceWithItsEvidence() {
        office.says("acceptance.requested.v1", ASKED);
        office.says("acceptance.passed.v1", PASSED);
        Milestone met = office.facts().milestone("m2").orElseThrow();
        assertThat(met.metOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(met.acceptance())
                .containsExactly(
                        new Milestone.Evidence("acceptance-report", Office.DIGEST, LocalDate.of(2026, 11, 20)));
        assertThat(office.says("acceptance.passed.v1", PASSED).reason().code()).isEqualTo("noted");
        assertRefused("milestone-met", office.says("acceptance.requested.v1", ASKED.replace("y1", "y2")));
    }

    /** Three working days from Tuesday 10 November: Friday the 13th. Who puts inspection off pays no later for it (款项条例 art. 10). */
    @Test
    void aSmallFirmsTermRunsFromTheEndOfAnInspectionThatWasPutOff() {
        office.says("acceptance.requested.v1", ASKED.replace("2026-11-20T", "2026-11-10T"));
        office.says("acceptance.passed.v1", PASSED);
        Milestone met = office.facts().milestone("m2").orElseThrow();
        assertThat(met.metOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(met.owedFrom()).isEqualTo(LocalDate.of(2026, 11, 13));
    }

    /** On its last day, Friday 20 November, of three from Tuesday 17; and where nobody asked for it. */
    @Test
    void andFromAcceptanceThatCameInTime() {
        office.says("acceptance.requested.v1", ASKED.replace("2026-11-20T", "2026-11-17T"));
        office.says("acceptance.passed.v1", PASSED);
        assertThat(office.facts().milestone("m2").orElseThrow().owedFrom()).isEqualTo(LocalDate.of(2026, 11, 20));
        office.says("acceptance.passed.v1", PASSED.replace("'y1'", "'y2'").replace("'m2'", "'m3'"));
        assertThat(office.facts().milestone("m3").orElseThrow().owedFrom()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void underWhicheverIdItIsAccepted() {
        office.says("acceptance.requested.v1", ASKED.replace("2026-11-20T", "2026-11-10T"));
        Decision passed = office.says("acceptance.passed.v1", PASSED.replace("'y1'", "'y2'"));
        assertThat(office.facts().milestone("m2").orElseThrow().owedFrom()).isEqualTo(LocalDate.of(2026, 11, 13));
        assertThat(passed.obligations())
                .as("what was asked for is done")
                .containsExactly(new ObligationChange.Discharged("acceptance/y1", LocalDate.of(2026, 11, 20)));
        assertThat(office.facts().course().acceptances().values()).noneMatch(Course.Acceptance::isOpen);
    }

    @Test
    void andWhereItsRequestComesToLightLater() {
        String asked = ASKED.replace("2026-11-20T", "2026-11-10T");
        office.says("acceptance.passed.v1", PASSED);
        assertThat(office.says("acceptance.requested.v1", asked).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(office.facts().milestone("m2").orElseThrow().owedFrom()).isEqualTo(LocalDate.of(2026, 11, 13));
        assertThat(office.facts().milestone("m2").orElseThrow().metOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(office.says("acceptance.requested.v1", asked).reason().code())
                .isEqualTo("noted");
        assertRefused("acceptance-id-used", office.says("acceptance.requested.v1", asked.replace("m2", "m3")));
        assertRefused("acceptance-id-used", office.says("acceptance.requested.v1", asked.replace("11-10", "11-17")));
        office.says("acceptance.requested.v1", asked.replace("y1", "y2").replace("11-10", "11-09"));
        assertThat(office.facts().milestone("m2").orElseThrow().owedFrom())
                .as("under another id, and earlier still")
                .isEqualTo(LocalDate.of(2026, 11, 12));
    }

    /** Late on Friday 13; what stands still from Monday 16 excuses nothing of that, and what stood still in time does. */
    @Test
    void aSuspensionExcusesNoInspectionThatWasLateBefore() {
        office.says("acceptance.requested.v1", ASKED.replace("2026-11-20T", "2026-11-10T"));
        office.says("contract.suspended.v1", SUSPENDED.replace("11-20", "11-16"));
        office.says("acceptance.passed.v1", PASSED);
        assertThat(office.facts().milestone("m2").orElseThrow().owedFrom()).isEqualTo(LocalDate.of(2026, 11, 13));
        Office inTime = Office.signed();
        inTime.says("acceptance.requested.v1", ASKED.replace("2026-11-20T", "2026-11-10T"));
        inTime.says("contract.suspended.v1", SUSPENDED.replace("11-20", "11-12"));
        inTime.says("acceptance.passed.v1", PASSED);
        assertThat(inTime.facts().milestone("m2").orElseThrow().owedFrom()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    @Test
    void whatIsPaidOnSigningHasNoSuchTerm() {
        Milestone prepaid = office.facts().milestone("m1").orElseThrow();
        assertThat(prepaid.metOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(prepaid.owedFrom()).isNull();
    }

    @Test
    void acceptanceIsThePurchasersAndNeverOfTomorrow() {
        assertRefused("not-entitled", office.says("acceptance.passed.v1", PASSED.replace("'purchaser'", "'finance'")));
        assertRefused(
                "accepted-in-the-future",
                office.says(
                        "acceptance.passed.v1",
                        PASSED.replace("'acceptedOn':'2026-11-20'", "'acceptedOn':'2026-11-21'")));
        assertRefused("unknown-milestone", office.says("acceptance.passed.v1", PASSED.replace("m2", "m9")));
    }

    @Test
    void whatIsRefusedIsAskedForAnewUnderAnotherId() {
        assertThat(office.says("acceptance.refused.v1", REFUSED).outcome()).isEqualTo(Outcome.HELD);
        office.says("acceptance.requested.v1", ASKED);
        assertRefused("acceptance-open", office.says("acceptance.requested.v1", ASKED.replace("y1", "y2")));
        office.says("acceptance.refused.v1", REFUSED);
        assertThat(office.facts().milestone("m2").orElseThrow().metOn()).isNull();
        assertRefused("acceptance-ended", office.says("acceptance.passed.v1", PASSED));
        assertThat(office.says("acceptance.requested.v1", ASKED.replace("y1", "y2"))
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void inspectionStandsStillWhilePerformanceDoes() {
        office.says("acceptance.requested.v1", ASKED);
        Decision paused = office.says(
                "contract.suspended.v1",
                "'suspendedAt':'2026-11-20T12:00:00+08:00','ground':'challenge','evidence':[]");
        assertThat(office.facts().suspended()).isTrue();
        assertThat(paused.obligations()).hasOnlyElementsOfType(ObligationChange.Excused.class);
        office.now = office.now.plus(Duration.ofDays(10));
        Decision resumed = office.says("contract.resumed.v1", "'resumedAt':'2026-11-30T09:00:00+08:00'");
        ObligationChange.Resumed clock =
                (ObligationChange.Resumed) resumed.obligations().getFirst();
        assertThat(clock.dueAt())
                .as("three whole working days after Monday, 30 November")
                .isEqualTo(Instant.parse("2026-12-03T16:00:00Z"));
        assertThat(office.state()).isEqualTo(ContractState.SIGNED);
    }

    /** Said again it takes back no payment that went on since. */
    @Test
    void aSuspensionThatIsOverIsNotBegunAnew() {
        office.says("contract.suspended.v1", SUSPENDED);
        office.says("contract.resumed.v1", "'resumedAt':'2026-11-20T11:30:00+08:00'");
        assertThat(office.says("contract.suspended.v1", SUSPENDED).reason().code())
                .isEqualTo("noted");
        assertThat(office.state()).isEqualTo(ContractState.SIGNED);
    }

    @Test
    void theResumptionOfOneEndsNoOther() {
        office.says("contract.suspended.v1", SUSPENDED);
        office.says("contract.resumed.v1", "'resumedAt':'2026-11-20T11:30:00+08:00'");
        office.says("contract.suspended.v1", SUSPENDED.replace("T11:", "T12:"));
        assertThat(office.says("contract.resumed.v1", "'resumedAt':'2026-11-20T11:30:00+08:00'")
                        .reason()
                        .code())
                .isEqualTo("noted");
        assertThat(office.state()).isEqualTo(ContractState.SUSPENDED);
        assertRefused(
                "resumed-before-suspended",
                office.says("contract.resumed.v1", "'resumedAt':'2026-11-20T11:45:00+08:00'"));
    }

    /** P8: lost, it would leave the contract suspended for ever. */
    @Test
    void aResumptionThatCameFirstWaitsForItsSuspension() {
        String resumed = "'resumedAt':'2026-11-20T11:30:00+08:00'";
        assertThat(office.says("contract.resumed.v1", resumed).outcome()).isEqualTo(Outcome.HELD);
        office.says("contract.suspended.v1", SUSPENDED);
        assertThat(office.says("contract.resumed.v1", resumed).outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(office.state()).isEqualTo(ContractState.SIGNED);
    }

    @Test
    void whatLiesAheadHasNotHappened() {
        office.says("acceptance.requested.v1", ASKED);
        assertRefused("refused-in-the-future", office.says("acceptance.refused.v1", REFUSED.replace("11-20", "11-21")));
        assertRefused(
                "suspended-in-the-future", office.says("contract.suspended.v1", SUSPENDED.replace("11-20", "11-21")));
        office.says("contract.suspended.v1", SUSPENDED);
        assertRefused(
                "resumed-in-the-future", office.says("contract.resumed.v1", "'resumedAt':'2027-11-20T11:30:00+08:00'"));
        assertRefused("published-in-the-future", office.portalSays(BY_THE_PORTAL.replace("11-20", "11-21")));
    }

    @Test
    void onlyThePortalsOwnWordEndsTheDutyToPublish() {
        assertThat(office.says("contract.published.v1", BY_THE_PORTAL).obligations())
                .as("somebody else names the portal")
                .isEmpty();
        assertThat(office.portalSays(BY_THE_PORTAL).obligations())
                .containsExactly(new ObligationChange.Discharged("C20", LocalDate.of(2026, 11, 20)));
        assertThat(office.portalSays(BY_THE_PORTAL).reason().code()).isEqualTo("noted");
        assertThat(office.portalSays(BY_THE_PORTAL.replace("11-20", "11-19")).outcome())
                .isEqualTo(Outcome.PARKED);
        assertThat(office.portalSays("'additionId':'b1'," + BY_THE_PORTAL).outcome())
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void filingEndsItsClockOnceAndNotTomorrow() {
        assertRefused("filed-in-the-future", office.says("contract.filed.v1", "'filedOn':'2026-11-21'"));
        assertThat(office.says("contract.filed.v1", "'filedOn':'2026-11-20'").obligations())
                .containsExactly(new ObligationChange.Discharged("C22", LocalDate.of(2026, 11, 20)));
        assertThat(office.says("contract.filed.v1", "'filedOn':'2026-11-20'")
                        .reason()
                        .code())
                .isEqualTo("noted");
        assertThat(office.says("contract.filed.v1", "'filedOn':'2026-11-19'").outcome())
                .as("two days")
                .isEqualTo(Outcome.PARKED);
    }

    @Test
    void anAssignedPayeeIsLockedByTwoPersons() {
        assertRefused("same-person", office.says("contract.payee-assigned.v1", ASSIGNED.replace("u2", "u1")));
        office.says("contract.payee-assigned.v1", ASSIGNED);
        assertThat(office.facts().payee().open().number()).isEqualTo("6222000011112222333");
        assertRefused("payee-locked", office.says("contract.payee-assigned.v1", ASSIGNED.replace("2333", "2334")));
        assertThat(office.says("contract.payee-assigned.v1", ASSIGNED).reason().code())
                .isEqualTo("noted");
    }

    /** 民法典 art. 546: it is told to the debtor. Who was commissioned to procure could turn all payments to itself. */
    @Test
    void anAgencyTurnsNobodysPayments() {
        assertRefused(
                "not-entitled", office.says("contract.payee-assigned.v1", ASSIGNED.replace("'purchaser'", "'agency'")));
        assertRefused(
                "not-entitled",
                office.says("contract.payee-assigned.v1", ASSIGNED.replaceFirst("'purchaser'", "'agency'")));
        assertThat(office.says("contract.payee-assigned.v1", ASSIGNED.replaceFirst("'purchaser'", "'finance'"))
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void whatAnEndedContractStillOwesCanBeAssigned() {
        String ended = "'terminatedOn':'2026-11-20','reason':'x','evidence':[]";
        office.says("contract.terminated.v1", ended);
        office.says("contract.payee-assigned.v1", ASSIGNED);
        assertThat(office.facts().payee().open().number()).isEqualTo("6222000011112222333");
        Office unsigned = Office.awarded();
        unsigned.draft();
        unsigned.says("contract.terminated.v1", ended);
        assertRefused("never-signed", unsigned.says("contract.payee-assigned.v1", ASSIGNED));
    }

    @Test
    void anEndedContractAcceptsNothingAndItsInspectionsAreVoid() {
        office.says("acceptance.requested.v1", ASKED);
        Decision ended =
                office.says("contract.terminated.v1", "'terminatedOn':'2026-11-20','reason':'x','evidence':[]");
        assertThat(ended.obligations()).hasOnlyElementsOfType(ObligationChange.Voided.class);
        assertThat(office.facts().terminated()).isTrue();
        assertRefused("not-in-this-state", office.says("acceptance.passed.v1", PASSED));
        assertThat(office.says("contract.filed.v1", "'filedOn':'2026-11-20'").outcome())
                .as("what was signed is still filed")
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void aContractOfAnotherTenderIsAPersonsToLookAt() {
        Decision strange = office.happens(office.event(
                "contract.filed.v1", "{'contract':{'id':'HT-1','tenderId':'T-2'},'filedOn':'2026-11-20'}"));
        assertThat(strange.outcome()).isEqualTo(Outcome.PARKED);
    }

    private static List<String> kinds(Decision decision) {
        return decision.outgoing().stream()
                .map(told -> ((Outgoing.Tell) told).data().path("kind").asText())
                .toList();
    }

    private static void assertRefused(String code, Decision decision) {
        assertThat(decision.reason().code()).isEqualTo(code);
        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
