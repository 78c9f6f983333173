package cn.caitong.simulators.rest;

import cn.caitong.simulators.centre.Ask;
import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Receipt;
import cn.caitong.simulators.ledger.Refund;
import java.util.Optional;
import java.util.stream.Stream;

/** Falsifies what leaves the centre. It works on the text, so that it needs to know of no field. */
final class Forger {
    private final Ledger ledger;
    private final MessageWire wire;

    Forger(Ledger ledger, MessageWire wire) {
        this.ledger = ledger;
        this.wire = wire;
    }

    /** One fen more than it was. */
    String otherAmount(String text, Fen amount) {
        return text.replace(wire.amount(amount), wire.amount(amount.plus(new Fen(1))));
    }

    /** An id that looks like the true one and was never used. */
    String strangeId(String text, String id) {
        return swap(text, id, (id.startsWith("Z") ? "Y" : "Z") + id.substring(1));
    }

    /** The id of another refund or receipt of this centre; a strange one where there is no other. */
    String othersId(String text, String id) {
        Stream<String> alike = ledger.receipt(id).isPresent()
                ? ledger.receipts().stream().map(Receipt::id)
                : ledger.refunds().stream().map(Refund::id);
        return alike.filter(other -> !other.equals(id))
                .findFirst()
                .map(other -> swap(text, id, other))
                .orElseGet(() -> strangeId(text, id));
    }

    /** The amount that an answer to this call speaks of. */
    Optional<Fen> amountOf(Ask ask) {
        return switch (ask) {
            case Ask.Instruct instruct -> Optional.of(instruct.amount());
            case Ask.Query query -> ledger.refund(query.id()).map(Refund::amount);
            case Ask.Recall recall -> Optional.empty();
        };
    }

    static String cut(String text) {
        return text.substring(0, text.length() / 2);
    }

    String padded(String text, int size) {
        return wire.padded(text, size);
    }

    private String swap(String text, String id, String other) {
        return text.replace(wire.marked(id), wire.marked(other));
    }
}
