package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** One order of a court (案号) names two applications of a payment: the first, and the one that repairs what failed of it. */
@Tag("unit")
class EachApplicationIsFrozenByItselfTest {
    private final Desk desk = new Desk();

    /** The first line is with the treasury still, the second goes again, and the treasury has both. */
    private EachApplicationIsFrozenByItselfTest twoAtTheTreasury() {
        desk.delivered().at("2026-04-22T16:00", Fixtures.executed(1, Fixtures.failed(Fixtures.SECOND, 1)));
        desk.at("2026-04-23T09:00", Fixtures.repaired(Fixtures.fix(Fixtures.SECOND)));
        desk.at("2026-04-23T09:01", desk.sent(EventKind.SEND_DELIVERED, 2));
        assertThat(desk.applications()).hasSize(2);
        return this;
    }

    private Draft at(String time, EventKind kind, int application) {
        return desk.at("2026-04-" + time, Fixtures.stopping(kind, application));
    }

    @Test
    void letGoOfOneTheOtherStaysFrozen() {
        twoAtTheTreasury().at("24T09:00", EventKind.FROZEN, 1);
        Draft second = at("24T09:05", EventKind.FROZEN, 2);
        assertThat(second.reason().code()).as("not the same stop told twice").isEqualTo("stopped");
        assertThat(desk.tasks("stopped")).hasSize(2);
        assertThat(desk.payment().stops()).hasSize(1);
        assertThat(at("25T09:00", EventKind.UNFROZEN, 1).reason().code()).isEqualTo("application-goes-on");
        assertThat(desk.payment().stops()).as("the second stands still").hasSize(1);
        assertThat(at("26T09:00", EventKind.UNFROZEN, 2).reason().code()).isEqualTo("goes-on");
        assertThat(desk.payment().stops()).isEmpty();
        assertThat(desk.payment().told()).noneMatch(mark -> mark.startsWith("frozen/"));
    }

    @Test
    void inWhicheverOrderTheyAreLetGo() {
        twoAtTheTreasury().at("24T09:00", EventKind.FROZEN, 1);
        at("24T09:05", EventKind.FROZEN, 2);
        at("25T09:00", EventKind.UNFROZEN, 2);
        assertThat(desk.payment().stops()).hasSize(1);
        at("26T09:00", EventKind.UNFROZEN, 1);
        assertThat(desk.payment().stops()).isEmpty();
    }

    @Test
    void toldAgainItIsTheSame() {
        twoAtTheTreasury().at("24T09:00", EventKind.FROZEN, 1);
        assertThat(at("24T09:01", EventKind.FROZEN, 1).reason().code()).isEqualTo("noted");
        at("24T09:05", EventKind.FROZEN, 2);
        at("25T09:00", EventKind.UNFROZEN, 1);
        assertThat(at("25T09:01", EventKind.UNFROZEN, 1).reason().code())
                .as("it was let go, and the other was not")
                .isEqualTo("noted");
        assertThat(desk.payment().stops()).hasSize(1);
    }

    /** Frozen anew after it was let go it is frozen. */
    @Test
    void onceMoreIsOnceMore() {
        twoAtTheTreasury().at("24T09:00", EventKind.FROZEN, 1);
        at("25T09:00", EventKind.UNFROZEN, 1);
        assertThat(at("26T09:00", EventKind.FROZEN, 1).reason().code()).isEqualTo("stopped");
        assertThat(desk.payment().stops()).hasSize(1);
    }

    /** Nobody at the treasury lets go what it has refused, and what was not frozen keeps it from nothing. */
    @Test
    void whatTheTreasuryLeftBehindOfOneIsLiftedByFinanceThoughItHasTheOther() {
        twoAtTheTreasury().at("24T09:00", EventKind.FROZEN, 2);
        assertThat(desk.at("2026-04-24T10:00", Fixtures.stopping(EventKind.RESUMED))
                        .reason()
                        .code())
                .isEqualTo("treasury-stopped");
        desk.at("2026-04-24T11:00", Fixtures.refused(2, PaymentState.TREASURY_REVIEWED));
        desk.at("2026-04-25T10:00", Fixtures.stopping(EventKind.RESUMED));
        assertThat(desk.payment().stops()).isEmpty();
    }

    /** What the treasury has refused meanwhile it lets go no more. */
    @Test
    void whatIsNotThereAnyMoreKeepsNoStop() {
        twoAtTheTreasury().at("24T09:00", EventKind.FROZEN, 1);
        at("24T09:05", EventKind.FROZEN, 2);
        desk.at("2026-04-24T11:00", Fixtures.refused(2, PaymentState.TREASURY_REVIEWED));
        assertThat(at("25T09:00", EventKind.UNFROZEN, 1).reason().code()).isEqualTo("goes-on");
        assertThat(desk.payment().stops()).isEmpty();
    }

    /** As the version before kept it, a stop does not say of which application it is. */
    @Test
    void anOlderStopIsLiftedByTheApplicationThatIsNamed() {
        twoAtTheTreasury().at("24T09:00", EventKind.FROZEN, 1);
        desk.olderStops();
        at("25T09:00", EventKind.UNFROZEN, 1);
        assertThat(desk.payment().stops()).isEmpty();
    }
}
