package cn.caitong.connectors.contract;

import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Misbehaviour;
import cn.caitong.simulators.rest.RestCentre;
import java.net.URI;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** A trading centre that speaks REST. */
final class RestCounterpart implements Counterpart {
    private final RestCentre centre;

    RestCounterpart(CentreSettings settings, Path folder) {
        centre = RestCentre.open(settings, folder, InstantSource.system());
    }

    @Override
    public String address() {
        return centre.address().toString();
    }

    @Override
    public void hubIs(URI hub) {
        centre.hubIs(hub);
    }

    @Override
    public void misbehave(Misbehaviour how) {
        centre.misbehave(how);
    }

    @Override
    public void goDown() {
        centre.goDown();
    }

    @Override
    public void comeUp() {
        centre.comeUp();
    }

    @Override
    public void receive(Receipt receipt) {
        centre.receive(receipt);
    }

    @Override
    public void plan(String receiptId, Fate fate) {
        centre.plan(receiptId, fate);
    }

    @Override
    public void settleUntil(Instant until) {
        centre.settleUntil(until);
    }

    @Override
    public void closeDay(LocalDate day) {
        centre.closeDay(day);
    }

    @Override
    public void sendPending() {
        centre.sendPending();
    }

    @Override
    public void releaseHeld() {
        centre.releaseHeld();
    }

    @Override
    public void resendRefused() {
        centre.resendRefused();
    }

    @Override
    public Ledger ledger() {
        return centre.ledger();
    }

    @Override
    public List<JournalLine> journal() {
        return centre.journal().lines();
    }

    @Override
    public void close() {
        centre.close();
    }
}
