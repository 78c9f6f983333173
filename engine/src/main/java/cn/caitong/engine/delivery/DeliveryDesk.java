package cn.caitong.engine.delivery;

import cn.caitong.engine.delivery.End.Finding;
import cn.caitong.engine.delivery.End.Found;
import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.parked.Parked;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.UUID;

/**
 * What persons decide about a delivery: what became of one that nobody can be asked about, which takes two of them; and that one
 * which could not be put into its partner's words, and so never left, may go. Of a veiled case nothing is there (P13).
 */
public final class DeliveryDesk {
    /** The transaction in which a person says something, confirms, refuses or releases. */
    @TransactionName
    public static final String DECIDE = "delivery-persons";
    /** Looking only. */
    @TransactionName
    public static final String LOOK = "delivery-look";

    private final Transactions transactions;
    private final LegalTime time;
    private final EvidenceLog evidence;
    private final Ending ending;
    private final LockedRows rows;
    private final ActRows acts;
    private final DeskRules rules;
    private final Settlement settlement;
    private final ParkedItems parked;

    public DeliveryDesk(Delivery delivery, Transactions transactions, LegalTime time, EvidenceLog evidence) {
        this.transactions = transactions;
        this.time = time;
        this.evidence = evidence;
        this.ending = delivery.ending();
        this.rows = new LockedRows(transactions.jdbc());
        this.acts = new ActRows(transactions.jdbc());
        this.rules = new DeskRules(transactions.jdbc(), ending.policies());
        this.settlement = new Settlement(delivery);
        this.parked = delivery.parkedItems();
    }

    /** What a person found out. {@code proof} names what shows it, such as a letter's number. */
    public record Word(Finding finding, String proof, String reason) {}

    /**
     * What one person has said and another must confirm.
     *
     * @param found what became of it, as it was said
     */
    public record Act(
            long id,
            UUID delivery,
            String partner,
            String type,
            String businessId,
            String found,
            String proof,
            String reason,
            String saidBy,
            Instant saidAt) {}

    /** What waits for a second person, the oldest first. */
    public List<Act> undecided() {
        return transactions.call(LOOK, acts::undecided);
    }

    /**
     * A person says what became of something unknown; nothing follows before another confirms it.
     *
     * @return the number under which that is done
     * @throws RefusedException when it is not unknown, when something shows otherwise, or when that it is not there proves nothing
     */
    public long found(UUID delivery, Word word, String person) {
        return transactions.call(DECIDE, () -> {
            List<OutgoingRow> locked = rows.related(List.of(delivery));
            OutgoingRow row = there(locked, delivery);
            Instant now = time.now();
            rules.require(row, word.finding(), locked, now);
            acts.open(delivery).ifPresent(open -> overtake(open, row, person, now));
            long number = acts.say(row, word, person, now);
            witness(row, "delivery.found-out", said(row, word).put("by", person).put("number", number), now);
            return number;
        });
    }

    /**
     * A second person confirms, and it counts. What is not there goes again, under the same id and with the same bytes.
     *
     * @throws RefusedException when nothing of this number is said any more, or by this very person, or it is otherwise meanwhile
     */
    public void confirm(long act, String person) {
        UUID delivery = acts.deliveryOf(act).orElseThrow(DeliveryDesk::notThere);
        ending.decideAll(DECIDE, List.of(delivery), (locked, effects) -> {
            OutgoingRow row = there(locked, delivery);
            ActRows.Said said = said(act);
            if (said.by().equals(person)) {
                throw new RefusedException(ErrorCode.SAME_PERSON, "confirmedBy", "saidBy");
            }
            rules.require(row, said.word().finding(), locked, effects.now);
            if (!said.isOf(row)) {
                throw new RefusedException(ErrorCode.DELIVERY_CHANGED, "id");
            }
            effects.witness(
                    row,
                    "delivery.persons-word",
                    said(row, said.word()).put("by", said.by()).put("confirmedBy", person));
            Found found = new Found(said.word().finding(), "found-by-persons", End.NO_ANSWER, List.of());
            settlement.settle(
                    row,
                    found,
                    new Settlement.Because(
                            said.by() + " + " + person, said.word().finding().code()),
                    effects);
            acts.decide(act, person, "confirmed", effects.now);
        });
    }

    /** Anybody, the person who said it too, may say that it is not so. */
    public void refuse(long act, String person) {
        transactions.run(DECIDE, () -> {
            UUID delivery = acts.deliveryOf(act).orElseThrow(DeliveryDesk::notThere);
            OutgoingRow row = there(rows.related(List.of(delivery)), delivery);
            ActRows.Said said = said(act);
            Instant now = time.now();
            acts.decide(act, person, "refused", now);
            witness(row, "delivery.word-refused", said(row, said.word()).put("by", person), now);
        });
    }

    /**
     * What could not be put into its partner's words is mended and may go; a person says how. Holds and limits stop it like
     * anything else, but for those under which two persons have let it go.
     *
     * @throws RefusedException when it is not parked, or what it moves has been decided otherwise
     */
    public void release(UUID delivery, String resolution, String person) {
        ending.decideAll(DECIDE, List.of(delivery), (locked, effects) -> {
            OutgoingRow row = there(locked, delivery);
            rules.requireReleasable(row);
            effects.move(row, OutgoingState.READY, effects.now);
            effects.witness(
                    row,
                    "delivery.released",
                    Happened.data(row, "released").put("by", person).put("resolution", resolution));
            parked.resolve(Parked.Kind.DELIVERY, delivery.toString(), person, resolution, effects.now);
        });
    }

    /** What was said of another attempt does not bar the way; what still counts does. */
    private void overtake(ActRows.Said open, OutgoingRow row, String person, Instant now) {
        if (open.isOf(row)) {
            throw new RefusedException(ErrorCode.DELIVERY_WORD_OPEN, "id", open.number());
        }
        acts.decide(open.number(), person, "overtaken", now);
    }

    private ActRows.Said said(long act) {
        return acts.lock(act).orElseThrow(() -> new RefusedException(ErrorCode.DELIVERY_WORD_DECIDED, "id"));
    }

    private OutgoingRow there(List<OutgoingRow> locked, UUID delivery) {
        return locked.stream()
                .filter(row -> row.id().equals(delivery) && acts.isShown(row.caseId()))
                .findFirst()
                .orElseThrow(DeliveryDesk::notThere);
    }

    private static RefusedException notThere() {
        return new RefusedException(ErrorCode.DELIVERY_NOT_THERE, "id");
    }

    private static ObjectNode said(OutgoingRow row, Word word) {
        return Happened.data(row, word.finding().code())
                .put("proof", word.proof())
                .put("reason", word.reason());
    }

    private void witness(OutgoingRow row, String kind, ObjectNode payload, Instant now) {
        payload.put("partner", row.partner());
        evidence.append(List.of(new EvidenceEntry(row.caseId(), row.jurisdiction(), kind, now, payload)));
    }
}
