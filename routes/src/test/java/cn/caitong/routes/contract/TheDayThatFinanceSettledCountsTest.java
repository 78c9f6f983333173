package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.Office.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.ObligationChange;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A day of signing that was told wrong moves what counts from it, once finance has settled it: C20, C22, and what is paid on signing. */
@Tag("unit")
class TheDayThatFinanceSettledCountsTest {
    private static final String SETTLED = "tender.date-decided.v1";

    private final Office office = Office.awarded();

    /** Told as Wednesday 18 November; it was Friday 20: two working days from then end with Tuesday 24. */
    @Test
    void itsClocksAreCountedFromThatDay() {
        Decision moved = settled("2026-11-20");
        assertThat(office.facts().signedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(moved.obligations()).extracting(ObligationChange::name).containsExactly("C20", "C22");
        assertThat(moved.obligations())
                .allSatisfy(clock ->
                        assertThat(((ObligationChange.Open) clock).basisDate()).isEqualTo(LocalDate.of(2026, 11, 20)));
        ObligationChange.Open publish =
                (ObligationChange.Open) moved.obligations().getFirst();
        assertThat(publish.dueAt()).isEqualTo(Instant.parse("2026-11-24T16:00:00Z"));
        assertThat(publish.basisSource()).isEqualTo("finance");
    }

    @Test
    void whatIsPaidOnSigningIsMetOnThatDayAndNothingElseIs() {
        settled("2026-11-20");
        assertThat(office.facts().milestone("m1").orElseThrow().metOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(office.facts().milestone("m2").orElseThrow().metOn()).isNull();
    }

    @Test
    void toldAgainItMovesNothing() {
        settled("2026-11-20");
        Decision again = office.parentSays("award.notice-published.v1");
        assertThat(again.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(again.obligations()).isEmpty();
    }

    /** Two words on it are a question, and no answer. */
    @Test
    void untilThenTheContractsOwnDayCounts() {
        register();
        othersSaySigned();
        assertThat(office.parentSays("contract.signed.v1").obligations()).isEmpty();
        assertThat(office.facts().signedOn()).isEqualTo(LocalDate.of(2026, 11, 18));
    }

    @Test
    void whatIsNotSignedYetHasNoSuchDay() {
        office.draft();
        assertThat(office.parentSays(SETTLED).obligations()).isEmpty();
        assertThat(office.state()).isEqualTo(ContractState.DRAFTED);
    }

    /** Its parties told of it, and finance settled it, before the contract itself was registered. */
    @Test
    void settledBeforeTheContractWasToldItCountsAllTheSame() {
        othersSaySigned();
        settle("2026-11-20");
        Decision registered =
                office.says("contract.registered.v1", ContractIsSignedByAllOrNotAtAllTest.registered("offline"));
        assertThat(office.facts().signedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(office.facts().milestone("m1").orElseThrow().metOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(registered.obligations())
                .filteredOn(clock -> clock.name().equals("C20") || clock.name().equals("C22"))
                .hasSize(2)
                .allSatisfy(clock -> {
                    assertThat(((ObligationChange.Open) clock).basisDate()).isEqualTo(LocalDate.of(2026, 11, 20));
                    assertThat(((ObligationChange.Open) clock).basisSource()).isEqualTo("finance");
                });
    }

    /** The contract's own word is the same as ever; that its day was put right makes no other contract of it. */
    @Test
    void itsOwnWordSaidAgainIsKnown() {
        settled("2026-11-20");
        Decision again =
                office.says("contract.registered.v1", ContractIsSignedByAllOrNotAtAllTest.registered("offline"));
        assertThat(again.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(again.obligations()).isEmpty();
        assertThat(office.facts().signedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
    }

    private void othersSaySigned() {
        office.tell("contract.signed.v1", """
            {'tenderId':'T-1','contract':{'id':'HT-1','relatedLots':['1'],'dateSigned':'2026-11-17T09:00:00+08:00',
              'suppliers':[{'name':'甲','identifier':{'scheme':'CN-USCC','id':'%s'}}]}}\
            """.formatted(SUPPLIER));
    }

    private Decision settled(String on) {
        register();
        settle(on);
        return office.parentSays(SETTLED);
    }

    private void settle(String on) {
        office.tell(SETTLED, """
            {'tenderId':'T-1','relatedLots':['1'],'fact':'contract','date':'%s','decidedBy':{'id':'f-1','role':'finance'},
             'supplier':{'name':'甲','identifier':{'scheme':'CN-USCC','id':'%s'}},'reason':'x'}\
            """.formatted(on, SUPPLIER));
    }

    private void register() {
        office.hears(office.says("contract.registered.v1", ContractIsSignedByAllOrNotAtAllTest.registered("offline"))
                .raised()
                .getFirst());
    }
}
