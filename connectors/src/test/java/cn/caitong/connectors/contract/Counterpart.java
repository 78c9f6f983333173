package cn.caitong.connectors.contract;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.rest.Misbehaviour;
import java.net.URI;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A partner's simulator, as the contract steers it. It settles and sends only when told. */
interface Counterpart extends AutoCloseable {
    /** Where the hub calls it. */
    String address();

    void hubIs(URI hub);

    void misbehave(Misbehaviour how);

    void goDown();

    void comeUp();

    /** Money arrives, and the hub is to be told. */
    void receive(Receipt receipt);

    void plan(String receiptId, Fate fate);

    void settleUntil(Instant until);

    void closeDay(LocalDate day);

    /** Sends what may leave. */
    void sendPending();

    void releaseHeld();

    /** Puts what the hub refused for good back into the outbox, as it was first written. */
    void resendRefused();

    /** Its books, by which the hub is judged. */
    Ledger ledger();

    /** Every exchange, as it saw it. */
    List<JournalLine> journal();

    @Override
    void close();
}
