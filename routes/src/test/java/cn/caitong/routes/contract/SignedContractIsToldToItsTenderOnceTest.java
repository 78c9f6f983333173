package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.Office.BUYER;
import static cn.caitong.routes.contract.Office.PURCHASER;
import static cn.caitong.routes.contract.Office.SELLER;
import static cn.caitong.routes.contract.Office.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.FanOut;
import cn.caitong.engine.flow.Decision.Matter;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.ObligationChange;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What the contract's own case and the application say of one contract is one fact, in whatever order it comes. */
@Tag("unit")
class SignedContractIsToldToItsTenderOnceTest {
    private static final String MORNING = "2026-11-20T10:00:00+08:00";
    private static final String REPORTED = """
        {'tenderId':'T-1','contract':{'id':'HT-1','relatedLots':['1'],
          'suppliers':[{'name':'甲','identifier':{'scheme':'CN-USCC','id':'%s'}}],'dateSigned':'%s'}}\
        """;

    @Test
    void onlyTheLastSignatureTells() {
        Office office = Office.awarded();
        assertThat(office.draft().raised()).isEmpty();
        assertThat(office.signs(BUYER, PURCHASER, MORNING).raised()).isEmpty();
        assertThat(office.signs(SELLER, SUPPLIER, MORNING).raised()).hasSize(1);
        assertThat(office.signs(SELLER, SUPPLIER, MORNING).raised()).isEmpty();
    }

    @Test
    void itSaysWhatTheMessageWouldSay() {
        Office office = Office.awarded();
        office.draft();
        office.signs(BUYER, PURCHASER, MORNING);
        Raise raised = office.signs(SELLER, SUPPLIER, MORNING).raised().getFirst();
        assertThat(raised.type()).isEqualTo("contract.signed.v1");
        assertThat(raised.data()).isEqualTo(Office.json("""
            {'tenderId':'T-1','contract':{'id':'HT-1','title':'教学设备采购合同','relatedLots':['1'],
              'suppliers':[{'name':'甲','identifier':{'scheme':'CN-USCC','id':'%s'}}],
              'value':{'amount':'100000.00','currency':'CNY'},'dateSigned':'2026-11-20T00:00:00+08:00'}}\
            """.formatted(SUPPLIER)));
    }

    @Test
    void aRegisteredContractTellsItsOwnDay() {
        Office office = Office.awarded("bidding-law");
        Raise raised = office.says("contract.registered.v1", ContractIsSignedByAllOrNotAtAllTest.registered("works"))
                .raised()
                .getFirst();
        assertThat(office.hears(raised).state()).isEqualTo("contracted");
        assertThat(signedOn(office)).isEqualTo("2026-11-18");
    }

    @Test
    void aSecondContractTellsNothing() {
        Office office = Office.signed();
        office.id = "HT-2";
        assertThat(office.says("contract.registered.v1", ContractIsSignedByAllOrNotAtAllTest.registered("offline"))
                        .raised())
                .isEmpty();
    }

    @Test
    void theTenderHearsItAndEndsItsClock() {
        Office office = Office.awarded();
        Decision heard = office.hears(signed(office));
        assertThat(heard.state()).isEqualTo("contracted");
        assertThat(heard.fanOuts()).extracting(FanOut::type).containsExactly("contract.signed.v1");
        assertThat(heard.obligations())
                .containsExactly(new ObligationChange.Discharged("C18/1", LocalDate.of(2026, 11, 20)));
        assertThat(signedOn(office)).isEqualTo("2026-11-20");
    }

    @Test
    void theApplicationsWordAfterwardsIsTheSameFact() {
        Office office = Office.awarded();
        office.hears(signed(office));
        assertNoted(office.tell("contract.signed.v1", REPORTED.formatted(SUPPLIER, "2026-11-20T16:30:00+08:00")));
    }

    /** The day is known then; only the sum is news, by which a converted deposit is judged (C17). */
    @Test
    void soItIsTheOtherWayRound() {
        Office office = Office.awarded();
        Raise raised = signed(office);
        office.tell("contract.signed.v1", REPORTED.formatted(SUPPLIER, "2026-11-20T16:30:00+08:00"));
        Decision sum = office.hears(raised);
        assertThat(sum.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(sum.alarms()).isEmpty();
        assertThat(signedOn(office)).isEqualTo("2026-11-20");
        assertNoted(office.hears(raised));
    }

    /** Two days for one contract: the earlier counts for the supplier's deposit in either order, and a person is asked. */
    @Test
    void anotherDayIsForAPerson() {
        Office later = Office.awarded();
        later.hears(signed(later));
        Decision reported = later.tell("contract.signed.v1", REPORTED.formatted(SUPPLIER, "2026-11-21T09:00:00+08:00"));
        assertThat(reported.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(reported.matters()).extracting(Matter::about).allMatch(about -> about.endsWith("/1"));
        assertThat(reported.matters()).hasSize(1);
        assertThat(signedOn(later)).isEqualTo("2026-11-20");
        Office earlier = Office.awarded();
        earlier.tell("contract.signed.v1", REPORTED.formatted(SUPPLIER, "2026-11-21T09:00:00+08:00"));
        assertThat(earlier.hears(signed(earlier)).matters())
                .extracting(Matter::about)
                .isEqualTo(reported.matters().stream().map(Matter::about).toList());
        assertThat(signedOn(earlier)).isEqualTo("2026-11-20");
    }

    private static Raise signed(Office office) {
        office.draft();
        office.signs(BUYER, PURCHASER, MORNING);
        return office.signs(SELLER, SUPPLIER, MORNING).raised().getFirst();
    }

    private static String signedOn(Office office) {
        return office.tendersLot().at("/contracts/0/signed/on").asText();
    }

    private static void assertNoted(Decision decision) {
        assertThat(decision.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(decision.reason().code()).isEqualTo("noted");
        assertThat(decision.fanOuts()).isEmpty();
    }
}
