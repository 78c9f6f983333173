package cn.caitong.routes.treasury;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Raise;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.money.InstructionState;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.treasury.Line.Attempt;
import java.math.BigDecimal;
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
        keptBack();
        history.moments.forEach(this::stopped);
        history.moments.forEach(this::takenBack);
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
            if (!desk.payment().isGivenUp()) {
                assertThat(total).isEqualTo(desk.payment().sum());
            }
            assertThat(desk.books.reserved())
                    .as("and what was kept back and is owed elsewhere by now is never owed here again")
                    .isEqualByComparingTo(total.amount().add(keptForEver()));
        }
    }

    /** A retention that was released, when an application without it took the place of the one that kept it back. */
    private BigDecimal keptForEver() {
        boolean isListed =
                desk.payment().deductions().stream().anyMatch(each -> each.id().equals("ZB-1"));
        Books.Part part = desk.books.parts().get("DEDUCT/ZB-1");
        return part != null && part.owed && !isListed ? part.amount : BigDecimal.ZERO;
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
                .filter(type -> type.equals("payment.credited.v1") || type.equals("payment.returned.v1"))
                .toList();
        for (int n = 0; n < turns.size(); n++) {
            assertThat(turns.get(n)).isEqualTo(n % 2 == 0 ? "payment.credited.v1" : "payment.returned.v1");
        }
        assertThat(turns.size() % 2 == 1).as("the claim knows").isEqualTo(desk.state == PaymentState.CREDITED);
    }

    /** Whenever an application leaves, what red invoices took back of the sum is free beside it: nothing pays it. */
    private void takenBack(PaymentHistory.Moment moment) {
        if (moment.draft().outgoing().stream().anyMatch(PaymentPromises::isMoney)) {
            assertThat(moment.free()).isGreaterThanOrEqualTo(moment.recovering().amount());
        }
    }

    /** While a stop stands, no application is on its way that was not asked back and, if it may have left, is not kept back. */
    private void keptBack() {
        if (desk.hasPayment() && !desk.payment().stops().isEmpty()) {
            List<String> onTheirWay = desk.payment().applications().stream()
                    .filter(Application::isOnItsWay)
                    .map(each -> desk.payment().applicationId(each.number()))
                    .toList();
            assertThat(desk.keptBack).containsAll(onTheirWay);
        }
    }

    private void stopped(PaymentHistory.Moment moment) {
        if (moment.wasStopped() || moment.isHindered()) {
            assertThat(moment.draft().outgoing()).noneMatch(PaymentPromises::isMoney);
        }
    }

    private static boolean isMoney(Outgoing outgoing) {
        return switch (outgoing) {
            case Outgoing.Tell tell -> tell.money();
            case Outgoing.Withdraw back -> false;
            case Outgoing.LetGo letGo -> false;
            case Outgoing.Shown shown -> false;
        };
    }

    /** Only people put it back to an earlier step, or their contract's end, and only what has failed or was not sent (P8). */
    private void forwards(PaymentHistory.Moment moment) {
        boolean byPeople =
                switch (moment.event()) {
                    case PaymentEvent.SentBack back -> true;
                    case PaymentEvent.Repaired repair -> true;
                    case PaymentEvent.Approved anew -> moment.before() == PaymentState.REPAIR;
                    case PaymentEvent.ClaimChanged end -> moment.before() == PaymentState.PREPARED;
                    default -> false;
                };
        if (!byPeople && moment.draft().outcome() == Outcome.APPLIED) {
            assertThat(moment.draft().next()).isGreaterThanOrEqualTo(moment.before());
        }
    }
}
