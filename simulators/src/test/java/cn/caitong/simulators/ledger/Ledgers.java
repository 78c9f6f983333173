package cn.caitong.simulators.ledger;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Receipts, refunds and messages for tests of the books. */
final class Ledgers {
    static final Instant ARRIVED = Instant.parse("2026-01-28T02:14:55Z");
    static final Instant ACCEPTED = Instant.parse("2026-02-12T01:00:00Z");
    static final Fate NEXT_DAY = Fate.credited(Duration.ofDays(1));
    private static final Account PAYER = new Account("某公司", "50050103000000000103", "某银行", null);

    private Ledgers() {}

    static Receipt receipt(String id, String yuan) {
        var supplier = new Party("某公司", Party.IdKind.CREDIT_CODE, "91500103MA6100T03D");
        return new Receipt(id, "T1", "1", supplier, PAYER, Fen.ofYuan(yuan), ARRIVED, "B-" + id, null);
    }

    static Refund refund(String id, String receiptId, String yuan, Fate fate) {
        return Refund.accepted(id, "T-" + id, receiptId, Fen.ofYuan(yuan), PAYER, "said", ACCEPTED, fate);
    }

    static Message message(String id) {
        return new Message(id, "receipts", List.of("R1"), Fen.ZERO, "{}");
    }

    /** Books a receipt and a refund, and lets the refund take its steps until then. */
    static void refunded(Ledger ledger, String id, String receiptId, String yuan, Fate fate) {
        ledger.accept(refund(id, receiptId, yuan, fate), "{}", message("M-" + id));
        for (var due = due(ledger, id); due != null; due = due(ledger, id)) {
            var step = due.next().orElseThrow();
            boolean atBank = step.to() == RefundState.CREDITED || step.to() == RefundState.RETURNED;
            var day = atBank ? Ledger.day(ACCEPTED.plus(step.after())) : null;
            ledger.move(due.moved(step.to(), day, atBank ? "B-" + id : null, step.reason()), List.of());
        }
    }

    private static @Nullable Refund due(Ledger ledger, String id) {
        return ledger.dueBy(Instant.MAX)
                .filter(refund -> refund.id().equals(id))
                .orElse(null);
    }
}
