package cn.caitong.simulators.rest;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.log.Journal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Set;

/** What every trading centre can be told and asked, in whatever way its hub meets it. */
public interface Centre {
    String id();

    /** Money arrives as told by a message or file of receipts in the centre's own dialect; ids and times become the centre's. */
    List<Receipt> receiveAll(String receipts);

    /** Says once more, in a new message, that this money came; an unknown number is an {@link IllegalArgumentException}. */
    void reportAgain(String receiptId);

    void plan(String receiptId, Fate fate);

    int settleUntil(Instant until);

    void closeDay(LocalDate day);

    boolean sendPending();

    void misbehave(Misbehaviour misbehaviour);

    /** The faults that have struck since it was opened. */
    Set<Fault> struck();

    void goDown();

    void comeUp();

    Ledger ledger();

    Journal journal();
}
