package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.Transactions;
import java.util.List;
import java.util.UUID;

/** What persons decide about a delivery: what became of one that nobody can be asked about, and that a repaired one may go. */
public final class DeliveryDesk {
    private final Ending ending;
    private final ParkedItems parked;

    public DeliveryDesk(Delivery delivery, Transactions transactions) {
        this.ending = delivery.ending();
        this.parked = new ParkedItems(transactions);
    }

    /** The persons who say so; of money, two different ones. {@code proof} names what shows it. */
    public record Word(String by, String confirmedBy, String proof) {}

    /** A decision that cannot be taken; its code is stable, its text in both languages. */
    public static final class Refused extends RuntimeException {
        private final String code;

        Refused(String code, String zh, String en) {
            super(zh + " / " + en);
            this.code = code;
        }

        public String code() {
            return code;
        }
    }

    /**
     * Persons found out what became of something unknown, in its own transaction. {@link Finding#NOT_FOUND} sends it again,
     * under the same id and with the same bytes.
     */
    public void found(UUID outgoing, Finding finding, Word word) {
        ending.decide(outgoing, (row, effects) -> {
            requireState(row, OutgoingState.UNKNOWN);
            requireTwo(row, word);
            Found found = new Found(finding, "found-by-persons", End.NO_ANSWER, List.of());
            effects.witness(
                    row,
                    "delivery.persons-word",
                    Happened.data(row, finding.name())
                            .put("by", word.by())
                            .put("confirmedBy", word.confirmedBy())
                            .put("proof", word.proof()));
            EndRules rules = new EndRules(ending.policies(), effects);
            new Inquiries(ending.policies(), effects, rules).resolve(row, found, row);
            effects.inquiriesAbout(outgoing).stream()
                    .filter(question -> question.state() == OutgoingState.READY)
                    .forEach(question -> effects.move(question, OutgoingState.WITHDRAWN, null));
            parked.resolve(Parked.Kind.DELIVERY, outgoing.toString(), word.by(), finding.name(), effects.now);
        });
    }

    /** What had to be parked is repaired and may go, in its own transaction. */
    public void release(UUID outgoing, String by) {
        ending.decide(outgoing, (row, effects) -> {
            requireState(row, OutgoingState.PARKED);
            effects.move(row, OutgoingState.READY, effects.now);
            effects.witness(
                    row, "delivery.released", Happened.data(row, "released").put("by", by));
            parked.resolve(Parked.Kind.DELIVERY, outgoing.toString(), by, "released", effects.now);
        });
    }

    private static void requireState(OutgoingRow row, OutgoingState wanted) {
        if (row.state() != wanted) {
            throw new Refused(
                    "delivery-not-" + wanted.code(),
                    "%s 的状态是 %s，不是 %s；请刷新后重试".formatted(row.id(), row.state().code(), wanted.code()),
                    "%s is %s, not %s: look at it again"
                            .formatted(row.id(), row.state().code(), wanted.code()));
        }
    }

    private static void requireTwo(OutgoingRow row, Word word) {
        boolean isTwo = !word.by().isBlank()
                && !word.confirmedBy().isBlank()
                && !word.by().equals(word.confirmedBy());
        if (row.money() && !isTwo) {
            throw new Refused(
                    "delivery-needs-two-persons",
                    "涉及资金，须由两名不同人员确认；请另一人复核",
                    "It moves money: two different persons must say so; have another one confirm it");
        }
    }
}
