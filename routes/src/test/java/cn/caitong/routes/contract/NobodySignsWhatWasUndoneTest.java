package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.Office.BUYER;
import static cn.caitong.routes.contract.Office.PURCHASER;
import static cn.caitong.routes.contract.Office.SELLER;
import static cn.caitong.routes.contract.Office.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Between draft and last signature an award may prove void (条例 art. 71), and a lot may end: then no sum may become payable. */
@Tag("unit")
class NobodySignsWhatWasUndoneTest {
    private static final String MORNING = "2026-11-20T10:00:00+08:00";
    private static final String VOIDED = """
        {'tenderId':'T-1','relatedLots':['1'],'suppliers':[],'voidedAt':'2026-11-20T09:00:00+08:00','reason':'x'}\
        """;
    private static final String ENDED = """
        {'tenderId':'T-1','relatedLots':['1'],'reason':'x',
         'publication':{'publishedAt':'2026-11-20T09:00:00+08:00','source':'portal'}}\
        """;

    private final Office office = Office.awarded();

    @Test
    void whoseAwardIsVoidSignsNothing() {
        office.draft();
        office.tell("award.voided.v1", VOIDED);
        assertRefused("award-undone", office.signs(BUYER, PURCHASER, MORNING));
        assertThat(office.state()).isEqualTo(ContractState.DRAFTED);
    }

    @Test
    void norDoesTheLastOfThemOnceAnotherHas() {
        office.draft();
        office.signs(BUYER, PURCHASER, MORNING);
        office.tell("award.voided.v1", VOIDED);
        Decision last = office.signs(SELLER, SUPPLIER, MORNING);
        assertRefused("award-undone", last);
        assertThat(last.money()).isEmpty();
        assertThat(last.raised()).isEmpty();
        assertThat(office.facts().signedOn()).isNull();
    }

    @Test
    void aLotThatEndedHasNoContract() {
        office.draft();
        office.tell("tender.terminated.v1", ENDED);
        assertRefused("award-undone", office.signs(BUYER, PURCHASER, MORNING));
        assertRefused("lot-ended", office.draft());
    }

    /** Somebody says that it was signed elsewhere before: that is no rule's to decide. */
    @Test
    void oneThatWasSignedElsewhereIsForAPerson() {
        office.tell("tender.terminated.v1", ENDED);
        Decision registered =
                office.says("contract.registered.v1", ContractIsSignedByAllOrNotAtAllTest.registered("offline"));
        assertThat(registered.outcome()).isEqualTo(Outcome.PARKED);
        assertThat(registered.reason().code()).isEqualTo("lot-ended");
    }

    @Test
    void whatWasSignedBeforeStays() {
        Office signed = Office.signed();
        signed.tell("award.voided.v1", VOIDED);
        assertThat(signed.state()).isEqualTo(ContractState.SIGNED);
    }

    private static void assertRefused(String code, Decision decision) {
        assertThat(decision.reason().code()).isEqualTo(code);
        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
