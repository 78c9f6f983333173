package cn.caitong.routes.contract;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** What was signed elsewhere is believed by a paper, and by two persons who saw it (N5.1): all that is paid under it rests on that. */
@Tag("unit")
class ARegistrationIsTwoPersonsWordTest {
    private static final String BY = "'registeredBy':{'id':'u-1','role':'purchaser'}";
    private static final String CONFIRMED = "'confirmedBy':{'id':'u-2','role':'purchaser'}";

    private final Office office = Office.awarded();

    @Test
    void onePersonTwiceIsOnePerson() {
        Decision refused = says(CONFIRMED, "'confirmedBy':{'id':'u-1','role':'purchaser'}");
        assertThat(refused.reason().code()).isEqualTo("same-person");
        assertThat(refused.reason().detail()).contains("data.confirmedBy", "须由另一人复核");
        assertThat(office.state()).isEqualTo(ContractState.NEW);
    }

    /** It was accepted before, and is decided now: refused with its remedy, and no fault. */
    @Test
    void whatWasSaidBeforeASecondPersonWasAskedForIsSaidAnew() {
        Decision alone = says("," + CONFIRMED, "");
        assertThat(alone.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(alone.reason().code()).isEqualTo("second-person-missing");
        assertThat(alone.reason().detail()).contains("send it anew", "请补充复核人及证明材料后重新报送");
        assertThat(says("'proof'", "'paper'").reason().code()).isEqualTo("second-person-missing");
        assertThat(office.state()).isEqualTo(ContractState.NEW);
    }

    @Test
    void neitherOfThemIsTheSuppliers() {
        assertThat(says(BY, "'registeredBy':{'id':'g-1','role':'supplier'}")
                        .reason()
                        .code())
                .isEqualTo("not-entitled");
        assertThat(says(CONFIRMED, "'confirmedBy':{'id':'g-1','role':'supplier'}")
                        .reason()
                        .code())
                .isEqualTo("not-entitled");
    }

    @Test
    void aPaperFromBeforeTheSigningShowsNoSigning() {
        assertThat(says("'date':'2026-11-18'", "'date':'2026-11-17'").reason().code())
                .isEqualTo("proof-of-another-day");
        assertThat(says("'date':'2026-11-18'", "'date':'2026-11-21'").reason().code())
                .as("of a day to come")
                .isEqualTo("proof-of-another-day");
    }

    @Test
    void theEvidenceNamesThePaperAndNoPerson() {
        Decision signed = says("'date':'2026-11-18'", "'date':'2026-11-19'");
        assertThat(signed.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(signed.reason().detail())
                .isEqualTo(
                        "registered by two persons, shown by signed-contract sm3:" + "b".repeat(64) + " of 2026-11-19");
    }

    private Decision says(String said, String instead) {
        String registered = ContractIsSignedByAllOrNotAtAllTest.registered("offline");
        assertThat(registered).contains(said);
        return office.says("contract.registered.v1", registered.replace(said, instead));
    }
}
