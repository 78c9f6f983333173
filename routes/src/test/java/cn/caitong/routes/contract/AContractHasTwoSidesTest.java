package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.Office.PURCHASER;
import static cn.caitong.routes.contract.Office.STRANGER;
import static cn.caitong.routes.contract.Office.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import java.util.Arrays;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class AContractHasTwoSidesTest {
    private static final String MEMBER = "{'name':'丙','identifier':{'scheme':'CN-USCC','id':'%s'}}";

    private final Office office = Office.awarded();

    @Test
    void whoBuysIsNotWhoSells() {
        assertRefused(
                "party-repeated",
                office.says("contract.drafted.v1", Office.draftData().replace(PURCHASER, SUPPLIER)));
    }

    @Test
    void nobodyIsNamedTwice() {
        assertRefused("party-repeated", office.says("contract.drafted.v1", of("1", SUPPLIER, SUPPLIER)));
    }

    /** 政府采购法 art. 24: all members of a consortium sign with the purchaser. */
    @Test
    void noMemberOfAConsortiumSignsAlone() {
        office.bidTogether("2", SUPPLIER, STRANGER);
        award(SUPPLIER, STRANGER);
        assertRefused("consortium-incomplete", office.says("contract.drafted.v1", of("2", SUPPLIER)));
        assertThat(office.says("contract.drafted.v1", of("2", SUPPLIER, STRANGER))
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void twoWinnersThatDidNotBidTogetherHaveAContractEach() {
        award(SUPPLIER, STRANGER);
        assertThat(office.says("contract.drafted.v1", of("2", SUPPLIER)).outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    /** The award names the leader alone: who else is in the consortium is not a winner that could be missed. */
    @Test
    void whomTheAwardDoesNotNameIsNotAskedFor() {
        office.bidTogether("2", SUPPLIER, STRANGER);
        award(SUPPLIER);
        assertThat(office.says("contract.drafted.v1", of("2", SUPPLIER)).outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    private void award(String... winners) {
        office.tell("award.letter-issued.v1", """
            {'tenderId':'T-1','issuedAt':'2026-11-02T10:00:00+08:00','award':{'id':'b','relatedLots':['2'],'suppliers':[%s]}}\
            """.formatted(parties(winners)));
    }

    private static String of(String lot, String... suppliers) {
        return Office.draftData()
                .replace("['1']", "['" + lot + "']")
                .replaceFirst("'suppliers':\\[[^]]*]", "'suppliers':[" + parties(suppliers) + "]");
    }

    private static String parties(String... numbers) {
        return String.join(",", Arrays.stream(numbers).map(MEMBER::formatted).toList());
    }

    private static void assertRefused(String code, Decision decision) {
        assertThat(decision.reason().code()).isEqualTo(code);
        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
