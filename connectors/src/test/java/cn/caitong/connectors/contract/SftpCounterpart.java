package cn.caitong.connectors.contract;

import cn.caitong.connectors.sftp.HostKey;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.rest.Misbehaviour;
import cn.caitong.simulators.sftp.FileDialect;
import cn.caitong.simulators.sftp.SftpCentre;
import cn.caitong.simulators.sftp.SftpSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.util.List;

/** A trading centre that is met in files; its key and password are drawn into the hub's secrets. */
final class SftpCounterpart implements Counterpart {
    private final SftpCentre centre;

    SftpCounterpart(String id, FileDialect dialect, Path folder, Path secrets) {
        try {
            Files.createDirectories(secrets);
            HostKey.draw(secrets, id, "localhost");
            Files.writeString(secrets.resolve(id + ".sftp.password"), ContractStage.HUB_TOKEN);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
        centre = SftpCentre.open(
                SftpSettings.stepped(
                        id, dialect, "caitong", ContractStage.HUB_TOKEN, secrets.resolve(id + ".sftp.hostkey")),
                folder,
                InstantSource.system());
    }

    SftpCentre centre() {
        return centre;
    }

    @Override
    public String address() {
        return centre.address().toString();
    }

    /** The hub comes by itself. */
    @Override
    public void hubIs(URI hub) {}

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
