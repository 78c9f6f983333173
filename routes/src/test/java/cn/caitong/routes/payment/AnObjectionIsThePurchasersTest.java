package cn.caitong.routes.payment;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.routes.party.Person;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The purchaser may object, and confirms receipt (N5.3): not its agency, nor finance. */
@Tag("unit")
class AnObjectionIsThePurchasersTest {
    private static final Person AGENT = new Person("daili-3", "agency");

    private final Desk desk = new Desk();

    @BeforeEach
    void inTheWindow() {
        desk.delivered();
    }

    @ParameterizedTest
    @ValueSource(strings = {"agency", "finance", "supplier"})
    void nobodyElseObjects(String role) {
        refused(new ClaimEvent.Raised(
                "YY-1", "wrong-amount", null, List.of(), Fixtures.EVIDENCE, new Person("x-1", role)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"agency", "finance", "supplier"})
    void nobodyElseConfirmsReceipt(String role) {
        refused(new ClaimEvent.Confirmed(new Person("x-1", role)));
        assertThat(desk.state).isEqualTo(ClaimState.WINDOW);
    }

    @Test
    void nobodyElseCompletesOrWithdrawsWhatThePurchaserRaised() {
        desk.at("2026-04-10T10:00", Fixtures.bare("YY-1", "wrong-amount"));
        refused(new ClaimEvent.EvidenceAdded("YY-1", Fixtures.EVIDENCE, AGENT));
        desk.at("2026-04-10T11:00", Fixtures.evidence("YY-1"));
        refused(new ClaimEvent.Withdrawn("YY-1", AGENT));
        assertThat(desk.at("2026-04-10T13:00", Fixtures.withdrawn("YY-1")).outcome())
                .isEqualTo(Outcome.APPLIED);
    }

    private void refused(ClaimEvent event) {
        Draft draft = desk.at("2026-04-10T12:00", event);
        assertThat(draft.outcome()).isEqualTo(Outcome.REFUSED);
        assertThat(draft.reason().code()).isEqualTo("not-entitled");
    }
}
