package cn.caitong.simulators.sftp;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.ledger.Fate;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import cn.caitong.simulators.ledger.RefundState;
import cn.caitong.simulators.sftp.Standing.Why;
import java.time.Duration;
import java.time.InstantSource;
import java.util.Optional;

/**
 * What the centre does with a file of the hub: books it, or says why not. It trusts the hub not to ask twice for one receipt.
 * What an id was answered first is what it is answered again.
 */
final class Counter {
    private final String centre;
    private final Ledger ledger;
    private final FileWire wire;
    private final InstantSource clock;
    private final Duration settleAfter;

    Counter(SftpSettings settings, Ledger ledger, FileWire wire, InstantSource clock) {
        this.centre = settings.id();
        this.ledger = ledger;
        this.wire = wire;
        this.clock = clock;
        this.settleAfter = settings.settleAfter();
    }

    /** The result file's text. */
    String serve(String name, Ask ask) {
        // the lock spans looking up and booking: two copies of one file must not both find nothing
        synchronized (ledger) {
            return switch (ask) {
                case Ask.Instruct instruct ->
                    again(name, ask.id(), instruct.content()).orElseGet(() -> instruct(name, instruct));
                case Ask.Recall recall ->
                    again(name, ask.id(), recall.content()).orElseGet(() -> recall(name, recall));
                case Ask.Query query -> wire.result(name, query.id(), standing(query.id()));
            };
        }
    }

    private Optional<String> again(String name, String id, String content) {
        return ledger.taken(id)
                .map(first -> first.content().equals(content)
                        ? first.answer()
                        : wire.result(name, id, new Standing.Conflict()));
    }

    private String instruct(String name, Ask.Instruct ask) {
        var receipt = ledger.receipt(ask.receiptId())
                .filter(known ->
                        known.tender().equals(ask.tender()) && known.lot().equals(ask.lot()));
        if (ledger.isVoid(ask.id())) {
            return refused(name, ask.id(), Why.VOID);
        }
        if (receipt.isEmpty()) {
            return refused(name, ask.id(), Why.NO_SUCH_RECEIPT);
        }
        if (ask.amount().compareTo(receipt.get().amount()) > 0) {
            return refused(name, ask.id(), Why.ABOVE_RECEIPT);
        }
        String centreNo = "%s-T%06d".formatted(centre, ledger.messages() + 1);
        var fate = ledger.planned(ask.receiptId(), Fate.credited(settleAfter));
        var refund = Refund.accepted(
                ask.id(), centreNo, ask.receiptId(), ask.amount(), ask.payee(), ask.content(), clock.instant(), fate);
        String result = wire.result(name, ask.id(), new Standing.Known(refund, refund.state()));
        ledger.accept(refund, result, wire.result(stamp(), refund, receipt.get()));
        return result;
    }

    private String recall(String name, Ask.Recall ask) {
        var receipt = ledger.receipt(ask.receiptId());
        var refund = ledger.refund(ask.refundId());
        if (receipt.isEmpty()
                || !refund.map(Refund::receiptId).orElse(ask.receiptId()).equals(ask.receiptId())) {
            return refused(name, ask.id(), Why.NO_SUCH_RECEIPT);
        }
        return recall(name, ask, receipt.get(), refund);
    }

    private String recall(String name, Ask.Recall ask, Receipt receipt, Optional<Refund> refund) {
        boolean stops =
                refund.map(Refund::state).map(RefundState::canBeRecalled).orElse(true);
        var now = stops ? RefundState.RECALLED : refund.map(Refund::state).orElse(RefundState.RECALLED);
        String result = wire.result(name, ask.id(), new Standing.RecallTaken());
        ledger.recall(
                ask.id(),
                ask.refundId(),
                new Ledger.Taken(ask.content(), result),
                stops,
                wire.recallResult(stamp(), ask, stops, now, receipt));
        return result;
    }

    private String refused(String name, String id, Why why) {
        return wire.result(name, id, new Standing.Refused(why, null));
    }

    private Standing standing(String id) {
        if (ledger.isVoid(id)) {
            return new Standing.Voided();
        }
        var refund = ledger.refund(id);
        if (refund.isPresent()) {
            return new Standing.Known(refund.get(), refund.get().state());
        }
        return ledger.taken(id).isPresent() ? new Standing.RecallTaken() : new Standing.NotFound();
    }

    private Stamp stamp() {
        return new Stamp(centre, ledger.messages() + 1, clock.instant());
    }
}
