package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.Office.BUYER;
import static cn.caitong.routes.contract.Office.DIGEST;
import static cn.caitong.routes.contract.Office.PURCHASER;
import static cn.caitong.routes.contract.Office.SELLER;
import static cn.caitong.routes.contract.Office.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A signature says that its party agreed to a document; not how often, nor under which id it is told of (电子签名法 art. 13). */
@Tag("unit")
class ADocumentIsAgreedToOnceTest {
    private static final String CHANGE = DIGEST.replace("66c7", "77c7");

    private final Office office = Office.signed();

    @Test
    void underAnotherIdTheSameSupplementAddsNothing() {
        assertThat(supplement("s1", CHANGE).outcome()).isEqualTo(Outcome.APPLIED);
        assertRefused("document-used", supplement("s2", CHANGE));
        assertThat(office.facts().course().additions()).hasSize(1);
        assertThat(office.facts().milestones()).doesNotContainKey("s2");
    }

    @Test
    void theSignaturesOfTheContractAreNoneOfAChange() {
        assertRefused("document-used", supplement("s1", DIGEST));
        assertRefused("document-used", amend("b1", DIGEST));
        assertThat(office.facts().course().additions()).isEmpty();
    }

    @Test
    void norAreThoseOfASupplementOfAnAmendment() {
        supplement("s1", CHANGE);
        assertRefused("document-used", amend("b1", CHANGE));
    }

    @Test
    void saidAgainUnderItsOwnIdItIsKnown() {
        supplement("s1", CHANGE);
        assertThat(supplement("s1", CHANGE).reason().code()).isEqualTo("noted");
    }

    @Test
    void nothingIsChangedBeforeItIsThere() {
        String early = "'document':{'digest':'%s'},'signatures':[%s,%s]"
                .formatted(
                        CHANGE,
                        Office.signature(BUYER.sign(CHANGE), PURCHASER, "2026-11-18T11:30:00+08:00"),
                        Office.signature(SELLER.sign(CHANGE), SUPPLIER, "2026-11-19T11:40:00+08:00"));
        assertRefused("signed-before-contract", office.says("contract.supplemented.v1", terms("s1") + early));
    }

    private Decision supplement(String id, String digest) {
        return office.says("contract.supplemented.v1", terms(id) + Office.agreed(digest));
    }

    private static String terms(String id) {
        return """
            'supplementId':'%1$s','value':{'amount':'4000.00','currency':'CNY'},
            'milestones':[{'id':'%1$s','kind':'final','condition':'acceptance','share':'1'}],\
            """.formatted(id);
    }

    private Decision amend(String id, String digest) {
        return office.says("contract.amended.v1", """
            'amendmentId':'%s','replaces':['m2'],'reason':'x',
            'milestones':[{'id':'n1','kind':'final','condition':'acceptance','share':'1'}],%s\
            """.formatted(id, Office.agreed(digest)));
    }

    private static void assertRefused(String code, Decision decision) {
        assertThat(decision.reason().code()).isEqualTo(code);
        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
