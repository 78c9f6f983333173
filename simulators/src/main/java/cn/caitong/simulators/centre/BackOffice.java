package cn.caitong.simulators.centre;

import cn.caitong.simulators.guarantee.Guarantee;
import cn.caitong.simulators.guarantee.Happening;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/** What happens at the centre without being asked: money arrives, the bank settles, the day is closed. */
public final class BackOffice {
    private final String centre;
    private final Ledger ledger;
    private final Words words;
    private final InstantSource clock;

    public BackOffice(String centre, Ledger ledger, Words words, InstantSource clock) {
        this.centre = centre;
        this.ledger = ledger;
        this.words = words;
        this.clock = clock;
    }

    /** Books a receipt; the same number a second time is an {@link IllegalArgumentException}. */
    public void receive(Receipt receipt) {
        synchronized (ledger) {
            if (ledger.receipt(receipt.id()).isPresent()) {
                throw new IllegalArgumentException("this receipt is booked already: " + receipt.id());
            }
            ledger.receive(receipt, words.receipt(stamp(), receipt));
        }
    }

    /** Says once more that this money came. */
    public void reportAgain(String receiptId) {
        synchronized (ledger) {
            var receipt = ledger.receipt(receiptId)
                    .orElseThrow(() -> new IllegalArgumentException("no such receipt is booked: " + receiptId));
            ledger.write(words.receipt(stamp(), receipt));
        }
    }

    /** Says what happened to a guarantee. */
    public void tell(Guarantee guarantee, Happening happening) {
        synchronized (ledger) {
            ledger.write(words.guarantee(stamp(), guarantee, happening));
        }
    }

    /** Takes every step that falls due by then, in the order of their times; how many. */
    public int settleUntil(Instant until) {
        int steps = 0;
        synchronized (ledger) {
            for (var due = ledger.dueBy(until); due.isPresent(); due = ledger.dueBy(until)) {
                step(due.get());
                steps++;
            }
        }
        return steps;
    }

    /** Writes the statement of that day, Asia/Shanghai. */
    public void closeDay(LocalDate day) {
        synchronized (ledger) {
            ledger.write(words.statement(stamp(), ledger.statement(day)));
        }
    }

    private void step(Refund before) {
        var step = before.next().orElseThrow();
        var after =
                switch (step.to()) {
                    case CREDITED, RETURNED ->
                        before.moved(step.to(), bankDate(before, step), trace(before), step.reason());
                    case ACCEPTED, PROCESSING, REJECTED, RECALLED -> before.moved(step.to(), null, null, step.reason());
                };
        var told = Optional.of(after)
                .filter(refund -> refund.state().isAnnounced())
                .flatMap(refund -> ledger.receipt(refund.receiptId()))
                .map(receipt -> words.result(stamp(), after, receipt));
        ledger.move(after, told.map(List::of).orElse(List.of()));
    }

    private static LocalDate bankDate(Refund refund, Fate.Step step) {
        return Ledger.day(refund.acceptedAt().plus(step.after()));
    }

    private static String trace(Refund refund) {
        return refund.centreNo() + "-" + (refund.done() + 1);
    }

    private Stamp stamp() {
        return new Stamp(centre, ledger.messages() + 1, clock.instant());
    }
}
