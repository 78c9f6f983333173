package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** ISO 20022 says that an application was refused, and why: at which step, it does not. */
@Tag("unit")
class ARefusalThatNamesNoStepIsRepairedTest {
    private final Desk desk = new Desk();

    @ParameterizedTest
    @CsvSource({
        "RECEIVED, X99, UNIT_REVIEWED",
        "UNIT_REVIEWED, A01, TREASURY_REVIEWED",
        "TREASURY_REVIEWED, A01, QUOTA_CHECKED",
        "QUOTA_CHECKED, X99, VOUCHER_ISSUED"
    })
    void itIsThatAfterTheFurthestThatIsKnown(PaymentState passed, String reason, PaymentState refusedAt) {
        desk.delivered().at("2026-04-21T10:00", Fixtures.passed(1, passed));
        desk.at("2026-04-21T11:00", refused(reason));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.payment().lines(1, Line.Standing.FAILED)).hasSize(2);
        assertThat(desk.payment().applications().getFirst().refusedAt()).isEqualTo(refusedAt);
    }

    @Test
    void whatItPassedBeforeMayComeToLightAfterwards() {
        desk.delivered().at("2026-04-21T11:00", refused("X99"));
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        Draft draft = desk.at("2026-04-21T11:01", Fixtures.passed(1, PaymentState.TREASURY_REVIEWED));
        assertThat(draft.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(draft.reason().code()).isEqualTo("noted");
        assertThat(desk.state).isEqualTo(PaymentState.REPAIR);
        assertThat(desk.at("2026-04-21T11:02", Fixtures.voucher(1)).outcome()).isEqualTo(Outcome.PARKED);
    }

    @Test
    void afterItsVoucherItIsForAPerson() {
        desk.delivered().at("2026-04-21T10:00", Fixtures.voucher(1));
        assertThat(desk.at("2026-04-21T11:00", refused("X99")).outcome()).isEqualTo(Outcome.PARKED);
        assertThat(desk.state).isEqualTo(PaymentState.VOUCHER_ISSUED);
    }

    private static PaymentEvent.Reviewed refused(String reason) {
        return new PaymentEvent.Reviewed(Fixtures.application(1), null, false, reason, List.of());
    }
}
