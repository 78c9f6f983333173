package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.Office.BUYER;
import static cn.caitong.routes.contract.Office.DIGEST;
import static cn.caitong.routes.contract.Office.PURCHASER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ChangesOfAContractKeepItsCeilingTest {
    private static final String OTHER = DIGEST.replace("66c7", "77c7");
    private final Office office = Office.signed();

    @Test
    void moreThanTenPerCentInAllIsRefused() {
        assertRefused("supplement-above-limit", supplement("s1", "10000.01"));
        assertThat(supplement("s1", "6000.00").outcome()).isEqualTo(Outcome.APPLIED);
        assertRefused("supplement-above-limit", supplement("s2", "4000.01"));
        assertThat(supplement("s2", "4000.00").outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(office.facts().milestones().values().stream()
                        .map(Milestone::amount)
                        .reduce(Money.zero("CNY"), Money::plus))
                .isEqualTo(Money.cny("110000.00"));
    }

    @Test
    void aChangeThatOneSideSignedIsNone() {
        String one = "'document':{'digest':'%s'},'signatures':[%s]"
                .formatted(OTHER, Office.signature(BUYER.sign(OTHER), PURCHASER, "2026-11-20T11:30:00+08:00"));
        assertRefused("signature-missing", office.says("contract.amended.v1", amendment("67000.00") + "," + one));
        assertRefused(
                "signature-wrong",
                office.says(
                        "contract.amended.v1",
                        amendment("67000.00") + "," + Office.agreed(OTHER).replace(OTHER, DIGEST.replace("66", "88"))));
    }

    @Test
    void anAmendmentPartsAnewWhatThereWas() {
        assertRefused("terms-do-not-add-up", amend("70000.00"));
        Decision amended = amend("67000.00");
        assertThat(amended.money())
                .containsExactlyInAnyOrder(
                        new MoneyMove.Owed("contract:HT-1/m2", MoneyMove.Purpose.CONVERT, new BigDecimal("67000.00")),
                        new MoneyMove.Received("contract:HT-1/n1", "CNY", new BigDecimal("67000.00"), Office.START));
        assertThat(amended.obligations()).extracting(ObligationChange::name).containsExactly("C21/b1");
        assertThat(office.facts().milestones()).containsOnlyKeys("m1", "m3", "n1");
    }

    @Test
    void aMilestoneOnWhichSomethingIsClaimedStaysAsItIs() {
        office.claims.put("contract:HT-1/m2", new BigDecimal("66999.99"));
        assertRefused("milestone-claimed", amend("67000.00"));
        office.claims.put("contract:HT-1/m2", new BigDecimal("67000.00"));
        assertThat(amend("67000.00").outcome()).isEqualTo(Outcome.APPLIED);
    }

    /** Any of them, not the first alone: the ledger would refuse it too, but to nobody who could put it right. */
    @Test
    void soDoesEachOfThoseThatAreReplaced() {
        office.claims.put("contract:HT-1/m3", new BigDecimal("2999.99"));
        String both = amendment("70000.00").replace("['m2']", "['m2','m3']");
        assertRefused("milestone-claimed", office.says("contract.amended.v1", both + "," + Office.agreed(OTHER)));
        office.claims.clear();
        assertThat(office.says("contract.amended.v1", both + "," + Office.agreed(OTHER))
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void aNameThatAMilestoneHadIsUsedForEver() {
        amend("67000.00");
        assertRefused(
                "milestone-id-used",
                office.says(
                        "contract.amended.v1",
                        amendment("67000.00")
                                        .replace("'b1'", "'b2'")
                                        .replace("'m2'", "'x'")
                                        .replace("'n1'", "'m2'")
                                        .replace("'x'", "'n1'")
                                + ","
                                + Office.agreed(DIGEST.replace("66c7", "88c7"))));
    }

    /** Whose inspection runs when both sides part its milestone anew: there is nothing left to inspect, nor to be late with. */
    @Test
    void whatWasAskedOfAReplacedMilestoneIsOwedNoLonger() {
        office.says(
                "acceptance.requested.v1",
                "'acceptanceId':'y1','milestone':'m2','requestedAt':'2026-11-20T09:00:00+08:00'");
        office.says(
                "acceptance.requested.v1",
                "'acceptanceId':'y2','milestone':'m3','requestedAt':'2026-11-20T09:00:00+08:00'");
        assertThat(amend("67000.00").obligations())
                .filteredOn(ObligationChange.Voided.class::isInstance)
                .extracting(ObligationChange::name)
                .containsExactly("acceptance/y1");
        assertThat(ContractClocks.open(office.facts()))
                .extracting(Course.Acceptance::id)
                .containsExactly("y2");
        assertThat(office.says(
                                "acceptance.requested.v1",
                                "'acceptanceId':'y3','milestone':'n1','requestedAt':'2026-11-20T12:00:00+08:00'")
                        .outcome())
                .as("of what took its place")
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void anUnknownMilestoneAndAnUsedIdAreRefusedAndARepetitionChangesNothing() {
        assertRefused(
                "unknown-milestone",
                office.says(
                        "contract.amended.v1",
                        amendment("67000.00").replace("'m2'", "'m9'") + "," + Office.agreed(OTHER)));
        supplement("s1", "6000.00");
        assertThat(supplement("s1", "6000.00").reason().code()).isEqualTo("noted");
        assertThat(office.facts().course().additions()).hasSize(1);
    }

    @Test
    void aChangeBeforeTheSignaturesWaitsAndAfterTheEndIsRefused() {
        Office unsigned = Office.awarded();
        unsigned.draft();
        assertThat(unsigned.says("contract.amended.v1", amendment("67000.00") + "," + Office.agreed(OTHER))
                        .outcome())
                .isEqualTo(Outcome.HELD);
        office.says("contract.terminated.v1", "'terminatedOn':'2026-11-20','reason':'x','evidence':[]");
        assertRefused("not-in-this-state", supplement("s1", "1.00"));
    }

    private Decision supplement(String id, String amount) {
        String digest = DIGEST.replace("66c7", id.equals("s1") ? "a1a1" : "a2a2");
        return office.says("contract.supplemented.v1", """
            'supplementId':'%s','value':{'amount':'%s','currency':'CNY'},
            'milestones':[{'id':'%s','kind':'final','condition':'acceptance','share':'1'}],%s\
            """.formatted(id, amount, id, Office.agreed(digest)));
    }

    private Decision amend(String amount) {
        return office.says("contract.amended.v1", amendment(amount) + "," + Office.agreed(OTHER));
    }

    private static String amendment(String amount) {
        return """
            'amendmentId':'b1','replaces':['m2'],'reason':'x',
            'milestones':[{'id':'n1','kind':'final','condition':'acceptance','amount':{'amount':'%s','currency':'CNY'}}]\
            """.formatted(amount);
    }

    private static void assertRefused(String code, Decision decision) {
        assertThat(decision.reason().code()).isEqualTo(code);
        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
