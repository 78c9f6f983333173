package cn.caitong.app.demo;

import cn.caitong.simulators.ledger.Account;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.ledger.Party;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** A centre's books in which money of 18,000.00 comes in and goes out, every message taken by the hub. */
final class CentreBooks implements AutoCloseable {
    private static final Fen SUM = Fen.ofYuan("18000.00");
    private static final Account ACCOUNT = new Account("示例公司", "5005010300000000001711", null, null);
    private static final Instant CREDITED = Instant.parse("2026-02-03T06:30:00Z");
    private static final Instant TAKEN = Instant.parse("2026-02-14T01:00:00Z");

    private final Ledger ledger;
    private int messages;

    CentreBooks(Path folder) {
        ledger = Ledger.open(folder.resolve("ledger.jsonl"));
    }

    CentreBooks receive(String receipt) {
        Party supplier = new Party("示例公司", Party.IdKind.CREDIT_CODE, "91500103MA6117118A");
        ledger.receive(new Receipt(receipt, "T1", "1", supplier, ACCOUNT, SUM, CREDITED, "B1", null), taken(receipt));
        return this;
    }

    /** A refund that is accepted and credited on the make-up Saturday. */
    CentreBooks pay(String instruction, String receipt) {
        Refund refund = Refund.accepted(
                instruction, "C-" + instruction, receipt, SUM, ACCOUNT, "digest", TAKEN, Fate.credited(Duration.ZERO));
        ledger.accept(refund, "{}", taken(instruction));
        ledger.move(refund.moved(RefundState.CREDITED, Lines.SATURDAY, "B2", null), List.of());
        return this;
    }

    LedgerCheck check() {
        for (Message message : ledger.unsent()) {
            ledger.closeMessage(message.id(), 200);
        }
        return new LedgerCheck("500103", ledger);
    }

    private Message taken(String about) {
        messages++;
        return new Message("M" + messages, "receipts", List.of(about), SUM, "{}");
    }

    @Override
    public void close() {
        ledger.close();
    }
}
