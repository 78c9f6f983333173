package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.routes.party.Person;
import cn.caitong.routes.payment.PaymentPolicy;
import cn.caitong.routes.treasury.PaymentEvent.Stopping;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** An authorised person of the purchaser makes, another checks (N5.4): two persons of its agency, or of anybody else, cannot pay. */
@Tag("unit")
class PaymentIsThePurchasersActTest {
    private static final Person AGENT = new Person("daili-3", "agency");
    private static final Stop COURT = new Stop(Stop.Where.HUB, "court", "（2026）渝0103执保117号");

    private final Desk desk = new Desk();

    @ParameterizedTest
    @ValueSource(strings = {"agency", "finance", "supplier", "trading-centre"})
    void nobodyElsePrepares(String role) {
        Draft draft = desk.at("2026-04-20T10:00", made(new Person("x-1", role)));
        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(draft.reason().code()).isEqualTo("not-entitled");
        assertThat(draft.reason().detail()).contains("the purchaser's act", "采购单位");
        assertThat(desk.state).isEqualTo(PaymentState.NEW);
    }

    @Test
    void whereThePolicySaysSoAnAgencyPreparesAndThePurchaserApproves() {
        desk.policy = agencyPrepares();
        desk.at("2026-04-20T10:00", made(AGENT));
        assertThat(desk.state).isEqualTo(PaymentState.PREPARED);
        assertThat(code("2026-04-20T11:00", Fixtures.approved(other(), Fixtures.at("2026-04-20T11:00"))))
                .as("approving never is an agency's")
                .isEqualTo("not-entitled");
        desk.at("2026-04-20T11:30", Fixtures.approved("2026-04-20T11:30"));
        assertThat(desk.applications()).hasSize(1);
    }

    @Test
    void evenThenNobodyButAnAgencyPreparesForIt() {
        desk.policy = agencyPrepares();
        assertThat(code("2026-04-20T10:00", made(Fixtures.FINANCE))).isEqualTo("not-entitled");
    }

    @Test
    void anAgencyNeitherApprovesNorSendsBack() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        assertThat(code("2026-04-20T11:00", Fixtures.approved(AGENT, Fixtures.at("2026-04-20T11:00"))))
                .isEqualTo("not-entitled");
        assertThat(code("2026-04-20T11:01", new PaymentEvent.SentBack(AGENT))).isEqualTo("not-entitled");
        assertThat(desk.applications()).isEmpty();
    }

    @Test
    void anAgencyDoesNotWithdraw() {
        desk.applied();
        assertThat(code("2026-04-20T14:00", new PaymentEvent.Withdrawn(AGENT))).isEqualTo("not-entitled");
        assertThat(desk.takenBack).isEmpty();
    }

    @Test
    void neitherOfTheTwoWhoRepairIsAnAgencys() {
        desk.partlyFailed();
        assertThat(code("2026-04-23T10:00", repaired(AGENT, Fixtures.CHECKER))).isEqualTo("not-entitled");
        assertThat(code("2026-04-23T10:01", repaired(Fixtures.MAKER, AGENT))).isEqualTo("not-entitled");
        assertThat(desk.applications()).hasSize(1);
    }

    @Test
    void anAgencyReleasesNoRetention() {
        Desk credited = Cells.in(PaymentState.CREDITED);
        Draft draft = credited.at("2026-05-20T10:00", new PaymentEvent.RetentionReleased("ZB-1", AGENT));
        assertThat(draft.reason().code()).isEqualTo("not-entitled");
    }

    /** Finance or the purchaser brings a court's order, and says that it was lifted. */
    @Test
    void anAgencyBringsNoCourtsOrderAndLiftsNone() {
        desk.at("2026-04-20T10:00", Fixtures.made("2026-04-20T10:00"));
        assertThat(code("2026-04-20T10:10", new Stopping(EventKind.SUSPENDED, null, COURT, AGENT)))
                .isEqualTo("not-entitled");
        desk.at("2026-04-20T10:20", new Stopping(EventKind.SUSPENDED, null, COURT, Fixtures.CHECKER));
        assertThat(desk.payment().stops()).containsExactly(COURT);
        assertThat(code("2026-04-20T10:30", new Stopping(EventKind.RESUMED, null, COURT, AGENT)))
                .isEqualTo("not-entitled");
        assertThat(desk.payment().stops()).containsExactly(COURT);
    }

    private String code(String local, PaymentEvent event) {
        return desk.at(local, event).reason().code();
    }

    private static Person other() {
        return new Person("daili-4", "agency");
    }

    private static PaymentEvent.Made made(Person by) {
        return new PaymentEvent.Made(
                List.of(Fixtures.asked(Fixtures.FIRST, "100000.00")),
                List.of(),
                Fixtures.PAYEE,
                null,
                Fixtures.digest("2026-04-20T10:00"),
                by,
                Fixtures.at("2026-04-20T10:00"));
    }

    private static PaymentEvent.Repaired repaired(Person by, Person confirmedBy) {
        return new PaymentEvent.Repaired(List.of(Fixtures.fix(Fixtures.SECOND)), null, by, confirmedBy);
    }

    private static PaymentPolicy agencyPrepares() {
        PaymentPolicy shipped = Fixtures.POLICY;
        return new PaymentPolicy(
                shipped.client(),
                shipped.treasury(),
                shipped.taskPartner(),
                true,
                shipped.breachFrom(),
                shipped.objectionPartners(),
                shipped.manyObjections(),
                shipped.smallFirms(),
                shipped.overdue(),
                shipped.patience(),
                shipped.clockSkew(),
                shipped.tolerance(),
                shipped.times());
    }
}
