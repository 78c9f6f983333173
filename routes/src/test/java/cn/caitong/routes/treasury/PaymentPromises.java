package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.treasury.Line.Attempt;
import java.util.List;
import java.util.stream.Stream;

/** What must be true of every history, beside what the ledger refuses at once (P2). */
final class PaymentPromises {
    private final PaymentHistory history;
    private final Desk desk;

    PaymentPromises(PaymentHistory history) {
        this.history = history;
        this.desk = history.desk;
    }

    void check() {
        sums();
        attempts();
        applications();
        toTheClaim();
        history.moments.forEach(this::stopped);
        history.moments.forEach(this::forwards);
    }

    /** What is applied for and what is deducted come to what was confirmed, to the fen, whatever failed and was repaired. */
    private void sums() {
        assertThat(desk.books.paid()).isLessThanOrEqualTo(desk.books.confirmed);
        if (desk.hasPayment() && !desk.payment().applications().isEmpty()) {
            Money total = Stream.concat(
                            desk.payment().lines().stream()
                                    .filter(line -> !line.replaced())
                                    .map(Line::amount),
                            desk.payment().deductions().stream().map(Prepared.Deduction::amount))
                    .reduce(Money.cny("0.00"), Money::plus);
            assertThat(total).isEqualTo(desk.payment().sum());
            assertThat(desk.books.reserved()).isEqualByComparingTo(total.amount());
        }
    }

    /** The case and the ledger say the same of each attempt. */
    private void attempts() {
        if (desk.hasPayment()) {
            for (Line line : desk.payment().lines()) {
                for (Attempt attempt : line.attempts()) {
                    InstructionState state = desk.books.state(line.budget(), attempt.n());
                    assertThat(states(attempt))
                            .as(line.code() + " " + attempt.n())
                            .contains(state);
                }
            }
        }
    }

    private static List<InstructionState> states(Attempt attempt) {
        return switch (attempt.standing()) {
            case SENT -> List.of(InstructionState.ISSUED, InstructionState.DELIVERED);
            case CREDITED -> List.of(InstructionState.CREDITED);
            case FAILED -> List.of(InstructionState.REJECTED);
            case RETURNED -> List.of(InstructionState.RETURNED);
            case VOID -> List.of(InstructionState.VOID);
        };
    }

    /** No instruction is ever sent a second time, under any application (P3). */
    private void applications() {
        List<String> sent = desk.applications().stream()
                .map(Outgoing.Tell::data)
                .flatMap(data -> data.path("lines").valueStream())
                .map(line -> line.path("instructionId").asText())
                .toList();
        assertThat(sent).doesNotHaveDuplicates();
        assertThat(sent).hasSize((int) desk.books.parts().values().stream()
                .mapToLong(part -> part.instructions.size())
                .sum());
    }

    /** Credited and returned take turns, and the last one says what holds. */
    private void toTheClaim() {
        List<String> turns = desk.raised.stream()
                .map(Raise::type)
                .filter(type -> !type.equals("payment.applied.v1"))
                .toList();
        for (int n = 0; n < turns.size(); n++) {
            assertThat(turns.get(n)).isEqualTo(n % 2 == 0 ? "payment.credited.v1" : "payment.returned.v1");
        }
        assertThat(turns.size() % 2 == 1).as("the claim knows").isEqualTo(desk.state == PaymentState.CREDITED);
    }

    private void stopped(PaymentHistory.Moment moment) {
        if (moment.wasStopped()) {
            assertThat(moment.draft().outgoing()).noneMatch(told -> ((Outgoing.Tell) told).money());
        }
    }

    /** Only people put it back to an earlier step, and only what has failed or was not sent (P8). */
    private void forwards(PaymentHistory.Moment moment) {
        boolean byPeople =
                moment.event() instanceof PaymentEvent.SentBack || moment.event() instanceof PaymentEvent.Repaired;
        if (!byPeople && moment.draft().outcome() == Outcome.APPLIED) {
            assertThat(moment.draft().next()).isGreaterThanOrEqualTo(moment.before());
        }
    }
}
