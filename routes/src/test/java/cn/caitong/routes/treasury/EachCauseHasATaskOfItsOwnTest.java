package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.mappings.money.Money;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** A task is told once for ever under its name, so that two causes of one moment must not share it; the desk refuses a name used twice. */
@Tag("unit")
class EachCauseHasATaskOfItsOwnTest {
    private static final String TEN = "2026-04-20T10:00";

    private final Desk desk = new Desk();

    @Test
    void twoPreparationsOfOneSecond() {
        desk.at(TEN, Fixtures.made(TEN));
        Draft second =
                desk.at(TEN, Fixtures.made(TEN, List.of(Fixtures.asked(Fixtures.FIRST, "100000.00")), List.of(), null));
        assertThat(second.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(desk.payment().prepared()).as("the later one stands").isNotNull();
        assertThat(desk.payment().prepared().lines()).hasSize(1);
        assertThat(desk.tasks("approve")).hasSize(2);
        desk.at(TEN, Fixtures.made(TEN));
        assertThat(ids("approve"))
                .as("and the same content a third time")
                .hasSize(3)
                .doesNotHaveDuplicates();
    }

    @Test
    void eachOfThemSentBack() {
        for (int n = 0; n < 2; n++) {
            desk.at(TEN, Fixtures.made(TEN));
            desk.at("2026-04-20T10:30", new PaymentEvent.SentBack(Fixtures.CHECKER));
        }
        assertThat(ids("prepare")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void twoStopsThatArriveTogether() {
        desk.at(TEN, Fixtures.stopping(EventKind.SUSPENDED));
        desk.at(
                TEN,
                new PaymentEvent.Stopping(
                        EventKind.SUSPENDED,
                        null,
                        new Stop(Stop.Where.HUB, "finance", "渝财〔2026〕7号"),
                        Fixtures.FINANCE));
        assertThat(desk.payment().stops()).hasSize(2);
        assertThat(ids("stopped")).hasSize(2).doesNotHaveDuplicates();
    }

    @Test
    void twoWithdrawalsThatAreTooLateAtOnce() {
        desk.applied();
        desk.at("2026-04-20T12:00", desk.sent(EventKind.SEND_LEFT, 1));
        desk.at("2026-04-20T12:00", desk.sent(EventKind.SEND_LEFT, 1));
        assertThat(ids("too-late")).hasSize(2).doesNotHaveDuplicates();
    }

    /** Who repairs a closed account must not read that the name differs. */
    @Test
    void linesThatFailForDifferentReasons() {
        desk.delivered();
        desk.at(
                "2026-04-22T16:00",
                Fixtures.executed(1, failed(Fixtures.FIRST, "A01"), failed(Fixtures.SECOND, "A02")));
        assertThat(repairs()).containsExactly(Fixtures.FIRST.code() + " A01", Fixtures.SECOND.code() + " A02");
        assertThat(ids("repair")).hasSize(2).doesNotHaveDuplicates();
        assertThat(desk.alarms).containsExactly("payment-failed");
    }

    @Test
    void linesThatComeBackForDifferentReasons() {
        desk.credited();
        desk.at(
                "2026-04-24T16:00",
                new PaymentEvent.SentBackByBank(
                        Fixtures.application(1),
                        List.of(back(Fixtures.FIRST, "80000.00", "A03"), back(Fixtures.SECOND, "18000.00", "A01"))));
        assertThat(repairs()).containsExactly(Fixtures.FIRST.code() + " A03", Fixtures.SECOND.code() + " A01");
        assertThat(desk.alarms).containsExactly("payment-returned");
    }

    private List<String> repairs() {
        return desk.told.stream()
                .map(Outgoing.Tell::data)
                .filter(data -> data.path("kind").asText().equals("repair"))
                .map(data -> data.at("/lines/0").asText() + " "
                        + data.at("/reason/code").asText())
                .toList();
    }

    private static PaymentEvent.Executed.Result failed(Budget line, String reason) {
        return new PaymentEvent.Executed.Result(Fixtures.instruction(line, 1), Money.cny("0.00"), null, reason);
    }

    private static PaymentEvent.SentBackByBank.Back back(Budget line, String amount, String reason) {
        return new PaymentEvent.SentBackByBank.Back(
                Fixtures.instruction(line, 1), Money.cny(amount), LocalDate.of(2026, 4, 24), reason);
    }

    /** It would have fallen with its whole decision: the supplier asks twice in one state on one day. */
    @Test
    void aSecondReminderOfTheDayTellsNothingNew() {
        desk.applied();
        desk.at("2026-04-21T09:00", Fixtures.requested());
        Draft again = desk.at("2026-04-21T17:00", Fixtures.requested());
        assertThat(again.outcome()).isEqualTo(Outcome.APPLIED);
        assertThat(again.outgoing()).isEmpty();
        desk.at("2026-04-22T09:00", Fixtures.requested());
        assertThat(ids("progress")).hasSize(2).doesNotHaveDuplicates();
    }

    /** A restored hub that hears the same again has the same names, so that the application knows the task. */
    @Test
    void theSameCauseDecidedAnewHasItsOldName() {
        Desk other = new Desk();
        desk.at(TEN, Fixtures.made(TEN));
        other.at("2026-04-24T09:00", Fixtures.made(TEN));
        assertThat(ids("approve")).isEqualTo(ids(other, "approve"));
    }

    private List<String> ids(String kind) {
        return ids(desk, kind);
    }

    private static List<String> ids(Desk desk, String kind) {
        return desk.told.stream()
                .filter(tell -> tell.data().path("kind").asText().equals(kind))
                .map(Outgoing.Tell::businessId)
                .toList();
    }
}
