package cn.caitong.routes.contract;

import static cn.caitong.routes.contract.Office.BUYER;
import static cn.caitong.routes.contract.Office.DIGEST;
import static cn.caitong.routes.contract.Office.ISSUER;
import static cn.caitong.routes.contract.Office.PURCHASER;
import static cn.caitong.routes.contract.Office.SELLER;
import static cn.caitong.routes.contract.Office.STRANGER;
import static cn.caitong.routes.contract.Office.SUPPLIER;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.signature.TestIssuer;
import cn.caitong.mappings.money.Money;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

@Tag("unit")
class ContractIsSignedByAllOrNotAtAllTest {
    private static final String MORNING = "2026-11-20T10:00:00+08:00";
    private static final String OTHER = DIGEST.replace("66c7", "77c7");

    @Test
    void aSignatureOverAnotherDigestIsRefused() {
        Office office = drafted();
        assertRefused("signature-wrong", office.signs(BUYER.sign(OTHER), PURCHASER, MORNING, DIGEST));
        assertRefused("another-document", office.signs(BUYER.sign(OTHER), PURCHASER, MORNING, OTHER));
        assertThat(office.state()).isEqualTo(ContractState.DRAFTED);
    }

    @Test
    void anExpiredOrForeignCertificateIsRefused() {
        Office office = drafted();
        Instant past = Instant.parse("2026-01-01T00:00:00Z");
        assertRefused(
                "certificate-not-valid-then",
                office.signs(ISSUER.issue(PURCHASER, past.minusSeconds(9), past), PURCHASER, MORNING));
        assertRefused("issuer-not-trusted", office.signs(TestIssuer.sm2("x").issue(PURCHASER), PURCHASER, MORNING));
        assertRefused("certificate-of-another", office.signs(SELLER, PURCHASER, MORNING));
        assertRefused("not-a-party", office.signs(ISSUER.issue(STRANGER), STRANGER, MORNING));
    }

    @Test
    void aSigningTimeThatIsNotReachedIsRefused() {
        assertRefused("signed-in-the-future", drafted().signs(BUYER, PURCHASER, "2026-11-20T12:08:00+08:00"));
        assertThat(drafted()
                        .signs(BUYER, PURCHASER, "2026-11-20T12:06:00+08:00")
                        .outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    @Test
    void nobodySignsTwice() {
        Office office = drafted();
        office.signs(BUYER, PURCHASER, MORNING);
        assertRefused("signed-already", office.signs(BUYER, PURCHASER, MORNING));
        office.signs(SELLER, SUPPLIER, MORNING);
        assertRefused("not-in-this-state", office.signs(SELLER, SUPPLIER, MORNING));
    }

    @Test
    void whatWasEndedIsNotSigned() {
        Office office = drafted();
        office.says("contract.terminated.v1", "'terminatedOn':'2026-11-20','reason':'x','evidence':[]");
        assertRefused("not-in-this-state", office.signs(BUYER, PURCHASER, MORNING));
    }

    @Test
    void aSignatureBeforeItsDraftWaits() {
        assertThat(Office.awarded().signs(BUYER, PURCHASER, MORNING).outcome()).isEqualTo(Outcome.HELD);
    }

    @Test
    void aTextThatSomebodySignedIsNotReplaced() {
        Office office = drafted();
        office.signs(BUYER, PURCHASER, MORNING);
        assertRefused(
                "signed-already",
                office.says("contract.drafted.v1", Office.draftData().replace(DIGEST, OTHER)));
        assertThat(office.draft().reason().code()).isEqualTo("noted");
        assertRefused(
                "signed-already",
                office.says("contract.drafted.v1", Office.draftData().replace("6233", "6234")));
    }

    /** What came since is none of what was agreed at first. */
    @Test
    void saidAgainAfterAChangeItIsStillTheSame() {
        Office office = Office.awarded();
        office.says("contract.registered.v1", registered("offline"));
        office.says("contract.payee-assigned.v1", """
            'payee':{'name':'甲','account':'6222000011112222333'},'requestedBy':{'id':'u1','role':'purchaser'},
            'confirmedBy':{'id':'u2','role':'purchaser'},'assignedAt':'2026-11-20T10:00:00+08:00','evidence':[]\
            """);
        office.says("contract.amended.v1", """
            'amendmentId':'b1','replaces':['m2'],'reason':'x',
            'milestones':[{'id':'n1','kind':'final','condition':'acceptance','share':'1'}],%s\
            """.formatted(Office.agreed(OTHER)));
        assertThat(office.facts().milestones()).containsKey("n1");
        assertThat(office.says("contract.registered.v1", registered("offline"))
                        .reason()
                        .code())
                .isEqualTo("noted");
    }

    @Test
    void aLotWithoutAwardWaitsForItAndAnUnknownOneIsRefused() {
        Office office = Office.awarded();
        String data = Office.draftData();
        assertThat(office.says("contract.drafted.v1", data.replace("['1']", "['2']"))
                        .outcome())
                .isEqualTo(Outcome.HELD);
        assertRefused("unknown-lot", office.says("contract.drafted.v1", data.replace("['1']", "['9']")));
        assertRefused("not-the-winner", office.says("contract.drafted.v1", data.replace(SUPPLIER, STRANGER)));
    }

    @Test
    void termsThatDoNotAddUpAreRefused() {
        assertRefused(
                "terms-do-not-add-up",
                Office.awarded().says("contract.drafted.v1", Office.draftData().replace("0.67", "0.66")));
    }

    @Test
    void worksAreNotDraftedOnlineButRegistered() {
        Office office = Office.awarded("bidding-law");
        Decision refused = office.draft();
        assertRefused("signed-elsewhere", refused);
        assertThat(refused.reason().clause()).isEqualTo("N5.1");
        assertRefused("registered-otherwise", office.says("contract.registered.v1", registered("offline")));
        Decision signed = office.says("contract.registered.v1", registered("works"));
        assertThat(office.state()).isEqualTo(ContractState.SIGNED);
        assertThat(signed.obligations()).as("招标投标法 knows neither C20 nor C22").isEmpty();
        assertThat(signed.money()).hasSize(3);
    }

    @Test
    void aRegistrationIsTakenOnceAndContradictedByAPerson() {
        Office office = Office.awarded();
        office.says("contract.registered.v1", registered("offline"));
        assertThat(office.says("contract.registered.v1", registered("offline"))
                        .reason()
                        .code())
                .isEqualTo("noted");
        assertThat(office.says("contract.registered.v1", registered("offline").replace("11-18", "11-17"))
                        .outcome())
                .isEqualTo(Outcome.PARKED);
        assertThat(office.says("contract.registered.v1", registered("offline").replace("6233", "6234"))
                        .outcome())
                .as("another payee")
                .isEqualTo(Outcome.PARKED);
        assertThat(office.says(
                                "contract.registered.v1",
                                registered("offline").replace("0.67", "0.07").replace("0.3'", "0.9'"))
                        .outcome())
                .as("other milestones")
                .isEqualTo(Outcome.PARKED);
        Office early = Office.awarded();
        assertRefused(
                "signed-in-the-future",
                early.says("contract.registered.v1", registered("offline").replace("11-18", "11-21")));
    }

    @Test
    void aSupplierHasOneContractForItsLot() {
        Office office = Office.signed();
        office.id = "HT-2";
        assertRefused("second-contract", office.says("contract.registered.v1", registered("offline")));
        office.draft();
        office.signs(BUYER, PURCHASER, MORNING);
        assertRefused("second-contract", office.signs(SELLER, SUPPLIER, MORNING));
        assertThat(office.state()).isEqualTo(ContractState.PART_SIGNED);
    }

    @Test
    void aRefusedDraftTakesNobodysPlace() {
        Office office = Office.awarded();
        office.id = "HT-0";
        office.draft();
        office.signs(BUYER, PURCHASER, MORNING);
        office.id = "HT-1";
        office.draft();
        office.signs(BUYER, PURCHASER, MORNING);
        assertThat(office.signs(SELLER, SUPPLIER, MORNING).outcome()).isEqualTo(Outcome.APPLIED);
    }

    @Test
    void theDayOfTheLastSignatureCountsWhicheverCameLast() {
        Office office = drafted();
        office.signs(SELLER, SUPPLIER, MORNING);
        Decision signed = office.signs(BUYER, PURCHASER, "2026-11-18T23:59:00+08:00");
        assertThat(office.facts().signedOn()).isEqualTo(LocalDate.of(2026, 11, 20));
        assertThat(signed.obligations()).extracting(ObligationChange::name).containsExactly("C20", "C22");
        assertThat(((ObligationChange.Open) signed.obligations().getFirst()).dueAt())
                .as("Friday and two working days, to midnight in China")
                .isEqualTo(Instant.parse("2026-11-24T16:00:00Z"));
        assertThat(signed.outgoing())
                .extracting(Outgoing::type)
                .containsExactly("contract.task-raised.v1", "contract.task-raised.v1");
    }

    @Test
    void eachMilestoneIsBookedAndThoseOfSigningAreMet() {
        Office office = drafted();
        office.signs(BUYER, PURCHASER, MORNING);
        Decision signed = office.signs(SELLER, SUPPLIER, MORNING);
        assertThat(signed.money())
                .extracting(MoneyMove::item)
                .containsExactlyInAnyOrder("contract:HT-1/m1", "contract:HT-1/m2", "contract:HT-1/m3");
        assertThat(signed.money().stream()
                        .map(move -> ((MoneyMove.Received) move).amount())
                        .reduce(BigDecimal.ZERO, BigDecimal::add))
                .isEqualTo(Money.cny("100000.00").amount());
        assertThat(office.facts().milestone("m1").map(Milestone::metOn)).contains(LocalDate.of(2026, 11, 20));
        assertThat(office.facts().milestone("m2").orElseThrow().metOn()).isNull();
        assertThat(office.file().data().toString()).as("accounts are sealed").doesNotContain("6233000000000000001");
    }

    static String registered(String via) {
        return Office.draftData() + ",'via':'%s','signedOn':'2026-11-18'".formatted(via) + Sayings.REGISTERED;
    }

    private static Office drafted() {
        Office office = Office.awarded();
        office.draft();
        return office;
    }

    private static void assertRefused(String code, Decision decision) {
        assertThat(decision.reason().code()).isEqualTo(code);
        assertThat(decision.outcome()).isEqualTo(Outcome.REFUSED);
    }
}
