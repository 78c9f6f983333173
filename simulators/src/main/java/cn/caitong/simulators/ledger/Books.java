package cn.caitong.simulators.ledger;

import cn.caitong.simulators.log.Mailbag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Deque;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** What the ledger's lines add up to, in memory. */
final class Books {
    final Map<String, Receipt> receipts = new LinkedHashMap<>();
    final Map<String, Refund> refunds = new LinkedHashMap<>();
    final Map<String, Ledger.Taken> taken = new HashMap<>();
    final Set<String> voided = new LinkedHashSet<>();
    final Mailbag<Message> mail = new Mailbag<>(Message::id);
    final List<Booking> bookings = new ArrayList<>();
    /** Those that still have a step before them. */
    final Map<String, Refund> moving = new LinkedHashMap<>();

    private final Map<String, Map<String, Booking>> standing = new HashMap<>();
    private final Map<String, Deque<Fate>> plans = new HashMap<>();

    void apply(Entry entry) {
        switch (entry) {
            case Entry.Received e -> received(e);
            case Entry.Planned e ->
                plans.computeIfAbsent(e.receiptId(), id -> new ArrayDeque<>()).add(e.fate());
            case Entry.Accepted e -> accepted(e);
            case Entry.Moved e -> moved(e);
            case Entry.Recalled e -> recalled(e);
            case Entry.Written e -> mail.write(e.message());
            case Entry.Closed e -> mail.close(e.messageId(), e.status());
        }
    }

    /** The fate laid down for this receipt's next refund. */
    Fate planned(String receiptId, Fate otherwise) {
        var plan = plans.get(receiptId);
        return plan == null || plan.isEmpty() ? otherwise : plan.peek();
    }

    /** The refunds of a receipt that the bank has not returned. */
    Collection<Booking> standing(String receiptId) {
        return standing.getOrDefault(receiptId, Map.of()).values();
    }

    private void received(Entry.Received e) {
        var receipt = e.receipt();
        receipts.put(receipt.id(), receipt);
        bookings.add(new Booking(
                Booking.Kind.RECEIVED,
                receipt.id(),
                null,
                receipt.amount(),
                Ledger.day(receipt.creditedAt()),
                receipt.trace()));
        mail.write(e.message());
    }

    private void accepted(Entry.Accepted e) {
        var refund = e.refund();
        put(refund);
        taken.put(refund.id(), new Ledger.Taken(refund.content(), e.answer()));
        var plan = plans.get(refund.receiptId());
        if (plan != null) {
            plan.poll();
        }
        mail.write(e.message());
    }

    private void moved(Entry.Moved e) {
        var after = e.after();
        var before = put(after);
        boolean newlyPaid = before != null && before.state() != RefundState.CREDITED;
        if (after.state() == RefundState.CREDITED || (after.state() == RefundState.RETURNED && newlyPaid)) {
            standing.computeIfAbsent(after.receiptId(), id -> new LinkedHashMap<>())
                    .put(after.id(), book(Booking.Kind.REFUNDED, after));
        }
        if (after.state() == RefundState.RETURNED) {
            book(Booking.Kind.RETURNED, after);
            standing.getOrDefault(after.receiptId(), new HashMap<>()).remove(after.id());
        }
        e.messages().forEach(mail::write);
    }

    private void recalled(Entry.Recalled e) {
        taken.put(e.recallId(), new Ledger.Taken(e.content(), e.answer()));
        if (e.stops()) {
            var refund = refunds.get(e.refundId());
            if (refund == null) {
                voided.add(e.refundId());
            } else {
                put(refund.moved(RefundState.RECALLED, null, null, null));
            }
        }
        mail.write(e.message());
    }

    private @Nullable Refund put(Refund refund) {
        if (refund.next().isPresent()) {
            moving.put(refund.id(), refund);
        } else {
            moving.remove(refund.id());
        }
        return refunds.put(refund.id(), refund);
    }

    private Booking book(Booking.Kind kind, Refund refund) {
        if (refund.bankDate() == null || refund.trace() == null) {
            throw new IllegalStateException("a bank's booking without its date or number: " + refund.id());
        }
        var booking =
                new Booking(kind, refund.receiptId(), refund.id(), refund.amount(), refund.bankDate(), refund.trace());
        bookings.add(booking);
        return booking;
    }
}
