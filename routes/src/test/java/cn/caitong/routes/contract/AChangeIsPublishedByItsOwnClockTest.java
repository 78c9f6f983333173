package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.Office.BUYER;
import static cn.caitong.routes.contract.Office.DIGEST;
import static cn.caitong.routes.contract.Office.PURCHASER;
import static cn.caitong.routes.contract.Office.SELLER;
import static cn.caitong.routes.contract.Office.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Alarm;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * A supplement is published like a contract (C20, 条例 art. 50), an amendment as a change (C21, 财办库〔2023〕243号): each within two working days
 * of its own last signature, by the portal's own word. 20 November 2026 is a Friday.
 */
@Tag("unit")
class AChangeIsPublishedByItsOwnClockTest {
    private static final String OTHER = DIGEST.replace("66c7", "77c7");
    private static final String BY_THE_PORTAL =
            "'publication':{'publishedAt':'2026-11-20T15:00:00+08:00','source':'portal'}";

    private final Office office = Office.signed();

    @Test
    void anAmendmentByC21FromItsLastSignature() {
        assertOpened("C21/b1", "C21", LocalDate.of(2026, 11, 20), "2026-11-24T16:00:00Z", amend());
    }

    @Test
    void aSupplementByC20FromItsLastSignature() {
        assertOpened("C20/s1", "C20", LocalDate.of(2026, 11, 20), "2026-11-24T16:00:00Z", supplement());
    }

    /** Whichever arrived last: the later day counts, not the later message. */
    @Test
    void theDayIsThatOfTheLastSignature() {
        String early = signature(true, "2026-11-19T09:00:00+08:00");
        String late = signature(false, "2026-11-20T09:00:00+08:00");
        Office another = Office.signed();
        Instant due = Instant.parse("2026-11-24T16:00:00Z");
        assertThat(opened(amended(office, early + "," + late)).dueAt()).isEqualTo(due);
        assertThat(opened(amended(another, late + "," + early)).dueAt()).isEqualTo(due);
    }

    @Test
    void onlyThePortalsWordOnThisChangeEndsIt() {
        amend();
        supplement();
        assertThat(office.portalSays(BY_THE_PORTAL).obligations())
                .as("the contract's own notice")
                .containsExactly(new ObligationChange.Discharged("C20", LocalDate.of(2026, 11, 20)));
        assertThat(office.says("contract.published.v1", "'additionId':'b1'," + BY_THE_PORTAL)
                        .obligations())
                .as("somebody else names the portal")
                .isEmpty();
        assertThat(office.portalSays("'additionId':'b1'," + BY_THE_PORTAL).obligations())
                .containsExactly(new ObligationChange.Discharged("C21/b1", LocalDate.of(2026, 11, 20)));
        assertThat(office.portalSays("'additionId':'s1'," + BY_THE_PORTAL).obligations())
                .containsExactly(new ObligationChange.Discharged("C20/s1", LocalDate.of(2026, 11, 20)));
        assertThat(office.portalSays("'additionId':'b9'," + BY_THE_PORTAL).outcome())
                .as("a change that nobody knows yet")
                .isEqualTo(Outcome.HELD);
    }

    @Test
    void anEndedContractsChangeIsPublishedStill() {
        amend();
        office.says("contract.terminated.v1", "'terminatedOn':'2026-11-20','reason':'x','evidence':[]");
        assertThat(office.portalSays("'additionId':'b1'," + BY_THE_PORTAL).obligations())
                .containsExactly(new ObligationChange.Discharged("C21/b1", LocalDate.of(2026, 11, 20)));
    }

    @Test
    void itWarnsByItsOwnTaskAndPastItsDayItStaysOwed() {
        amend();
        Decision warned = office.clock("clock.warn", "C21/b1", "C21");
        assertThat(task(warned).data().path("what").asText()).isEqualTo("C21/b1");
        assertThat(task(warned).data().path("kind").asText()).isEqualTo("warn");
        Decision late = office.clock("clock.due", "C21/b1", "C21");
        assertThat(late.obligations()).containsExactly(new ObligationChange.Breached("C21/b1"));
        assertThat(late.alarms()).extracting(Alarm::code).containsExactly("contract-overdue");
        assertThat(office.portalSays("'additionId':'b1'," + BY_THE_PORTAL).obligations())
                .as("late is better than never")
                .hasSize(1);
    }

    /** 招标投标法 knows neither: then there is no clock, and nothing to end. */
    @Test
    void worksHaveNoSuchClock() {
        Office works = Office.awarded("bidding-law");
        works.says("contract.registered.v1", ContractIsSignedByAllOrNotAtAllTest.registered("works"));
        Decision amended = amended(
                works,
                signature(true, "2026-11-20T09:00:00+08:00") + "," + signature(false, "2026-11-20T10:00:00+08:00"));
        assertThat(amended.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(amended.obligations()).isEmpty();
        assertThat(works.portalSays("'additionId':'b1'," + BY_THE_PORTAL).obligations())
                .isEmpty();
    }

    private Decision amend() {
        return amended(
                office,
                signature(true, "2026-11-20T09:00:00+08:00") + "," + signature(false, "2026-11-20T10:00:00+08:00"));
    }

    private static Decision amended(Office office, String signatures) {
        return office.says("contract.amended.v1", """
            'amendmentId':'b1','replaces':['m2'],'reason':'x','document':{'digest':'%s'},'signatures':[%s],
            'milestones':[{'id':'n1','kind':'final','condition':'acceptance','amount':{'amount':'67000.00','currency':'CNY'}}]\
            """.formatted(OTHER, signatures));
    }

    private Decision supplement() {
        return office.says("contract.supplemented.v1", """
            'supplementId':'s1','value':{'amount':'6000.00','currency':'CNY'},
            'milestones':[{'id':'s1','kind':'final','condition':'acceptance','share':'1'}],%s\
            """.formatted(Office.agreed(OTHER.replace("77c7", "88c7"))));
    }

    private static String signature(boolean buyers, String at) {
        return buyers
                ? Office.signature(BUYER.sign(OTHER), PURCHASER, at)
                : Office.signature(SELLER.sign(OTHER), SUPPLIER, at);
    }

    private static Outgoing.Tell task(Decision decision) {
        return (Outgoing.Tell) decision.outgoing().getFirst();
    }

    private static ObligationChange.Open opened(Decision decision) {
        return (ObligationChange.Open) decision.obligations().getFirst();
    }

    private static void assertOpened(String name, String clause, LocalDate basis, String due, Decision decision) {
        assertThat(decision.outcome()).as(decision.reason().detail()).isEqualTo(Outcome.APPLIED);
        assertThat(decision.obligations()).hasSize(1);
        ObligationChange.Open clock = opened(decision);
        assertThat(clock.name()).isEqualTo(name);
        assertThat(clock.clause()).isEqualTo(clause);
        assertThat(clock.basisDate()).isEqualTo(basis);
        assertThat(clock.dueAt()).isEqualTo(Instant.parse(due));
    }
}
