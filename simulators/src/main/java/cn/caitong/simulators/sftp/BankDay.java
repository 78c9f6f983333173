package cn.caitong.simulators.sftp;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.sftp.FileWire.Stamp;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What happens at the centre without being asked: money arrives, the bank settles, the day is closed. */
final class BankDay {
    private final String centre;
    private final Ledger ledger;
    private final FileWire wire;
    private final InstantSource clock;

    BankDay(String centre, Ledger ledger, FileWire wire, InstantSource clock) {
        this.centre = centre;
        this.ledger = ledger;
        this.wire = wire;
        this.clock = clock;
    }

    void receive(Receipt receipt) {
        synchronized (ledger) {
            if (ledger.receipt(receipt.id()).isPresent()) {
                throw new IllegalArgumentException("this receipt is booked already: " + receipt.id());
            }
            ledger.receive(receipt, wire.receipt(stamp(), receipt));
        }
    }

    /** Says once more that this money came. */
    void reportAgain(String receiptId) {
        synchronized (ledger) {
            var receipt = ledger.receipt(receiptId)
                    .orElseThrow(() -> new IllegalArgumentException("no such receipt is booked: " + receiptId));
            ledger.write(wire.receipt(stamp(), receipt));
        }
    }

    /** Takes every step that falls due by then, in the order of their times; how many. */
    int settleUntil(Instant until) {
        int steps = 0;
        synchronized (ledger) {
            for (var due = ledger.dueBy(until); due.isPresent(); due = ledger.dueBy(until)) {
                step(due.get());
                steps++;
            }
        }
        return steps;
    }

    void closeDay(LocalDate day) {
        synchronized (ledger) {
            ledger.write(wire.statement(stamp(), ledger.statement(day)));
        }
    }

    private void step(Refund before) {
        var step = before.next().orElseThrow();
        var after =
                switch (step.to()) {
                    case CREDITED, RETURNED ->
                        before.moved(
                                step.to(),
                                day(before, step),
                                before.centreNo() + "-" + (before.done() + 1),
                                step.reason());
                    case ACCEPTED, PROCESSING, REJECTED, RECALLED -> before.moved(step.to(), null, null, step.reason());
                };
        var told = Optional.of(after)
                .filter(refund -> refund.state().isAnnounced())
                .flatMap(refund -> ledger.receipt(refund.receiptId()))
                .map(receipt -> wire.result(stamp(), after, receipt));
        ledger.move(after, told.map(List::of).orElse(List.of()));
    }

    private static LocalDate day(Refund refund, Fate.Step step) {
        return Ledger.day(refund.acceptedAt().plus(step.after()));
    }

    private Stamp stamp() {
        return new Stamp(centre, ledger.messages() + 1, clock.instant());
    }
}
