package cn.caitong.simulators.sftp;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import java.util.stream.Stream;

/** Falsifies what the centre puts down. It works on the text, so that totals stay right where amounts go wrong. */
final class Forgery {
    private final Ledger ledger;
    private final FileWire wire;

    Forgery(Ledger ledger, FileWire wire) {
        this.ledger = ledger;
        this.wire = wire;
    }

    /** One fen more than it was. */
    String otherAmount(String text, Fen amount) {
        return text.replace(wire.amount(amount), wire.amount(amount.plus(new Fen(1))));
    }

    /** An id that looks like the true one and was never used. */
    String strangeId(String text, String id) {
        return text.replace(id, (id.startsWith("Z") ? "Y" : "Z") + id.substring(1));
    }

    /** The id of another refund or receipt of this centre; a strange one where there is no other. */
    String othersId(String text, String id) {
        Stream<String> alike = ledger.receipt(id).isPresent()
                ? ledger.receipts().stream().map(Receipt::id)
                : ledger.refunds().stream().map(Refund::id);
        return alike.filter(other -> !other.equals(id))
                .findFirst()
                .map(other -> text.replace(id, other))
                .orElseGet(() -> strangeId(text, id));
    }

    static String cut(String text) {
        return text.substring(0, text.length() / 2);
    }

    /** Padded in front, so that a reader that stops early has seen nothing of use. */
    static String padded(String text, int size) {
        return "9".repeat(size) + "\n" + text;
    }
}
