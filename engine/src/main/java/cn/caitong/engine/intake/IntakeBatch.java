package cn.caitong.engine.intake;

import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.EvidenceRef;
import cn.caitong.engine.intake.Acceptance.Accepted;
import cn.caitong.engine.intake.Acceptance.Conflict;
import cn.caitong.engine.intake.Acceptance.Duplicate;
import cn.caitong.engine.intake.MessageTable.Look;
import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.store.Transactions;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;

/** What one intake transaction does for letters that all have different ids: four statements, if none of them is known. */
final class IntakeBatch {
    private final MessageTable messages;
    private final ConflictTable conflicts;
    private final Bodies bodies;
    private final EvidenceLog evidence;
    private final Alarms alarms;
    private final Set<String> veiledTypes;
    private final MessageId ids = new MessageId();
    private final Receipt receipt = new Receipt();

    /** @param veiledTypes of messages that nobody may know of yet, though their case be no secret (P13) */
    IntakeBatch(Transactions transactions, Bodies bodies, EvidenceLog evidence, Set<String> veiledTypes) {
        this.messages = new MessageTable(transactions);
        this.conflicts = new ConflictTable(transactions);
        this.alarms = new Alarms(transactions);
        this.bodies = bodies;
        this.evidence = evidence;
        this.veiledTypes = Set.copyOf(veiledTypes);
    }

    /**
     * Answers each letter, in the caller's transaction.
     *
     * @param letters in the order of their keys
     * @param head the newest sealed head in print: a receipt's keeper can show later that nothing before it was cut off
     */
    Map<Letter.Key, Acceptance> answer(List<Letter> letters, String head) {
        Look look = messages.look(letters);
        Map<Letter.Key, Acceptance> answers = new HashMap<>();
        List<Letter> unknown = new ArrayList<>();
        Map<Letter, Known> others = new HashMap<>();
        for (Letter letter : letters) {
            Known first = look.known().get(letter.key());
            if (first == null) {
                unknown.add(letter);
            } else if (first.sameContent(letter)) {
                answers.put(letter.key(), new Duplicate(first.messageId(), first.receipt()));
            } else {
                others.put(letter, first);
                answers.put(letter.key(), new Conflict(first.messageId()));
            }
        }
        List<Conflicting> kept = keepOthers(others, look.now());
        answers.putAll(keepFresh(unknown, kept, look.now(), head));
        return answers;
    }

    private List<Conflicting> keepOthers(Map<Letter, Known> others, Instant now) {
        if (others.isEmpty()) {
            return List.of();
        }
        Set<ConflictTable.Key> before = conflicts.kept(others.entrySet().stream()
                .map(other -> new ConflictTable.Key(
                        other.getValue().messageId(), other.getKey().rawDigest()))
                .toList());
        List<Conflicting> fresh = new ArrayList<>();
        others.forEach((letter, first) -> {
            if (!before.contains(new ConflictTable.Key(first.messageId(), letter.rawDigest()))) {
                Bodies.Body body = bodies.of(letter.submission().raw());
                fresh.add(new Conflicting(ids.at(now), first, letter, body));
            }
        });
        Set<UUID> kept = conflicts.keep(fresh, now);
        List<Conflicting> mine =
                fresh.stream().filter(other -> kept.contains(other.id())).toList();
        alarms.raise(mine.stream().map(other -> alarm(other, now)).toList());
        return mine;
    }

    /** Evidence of both kinds is appended at once: it locks its cases in one order. */
    private Map<Letter.Key, Acceptance> keepFresh(
            List<Letter> unknown, List<Conflicting> others, Instant now, String head) {
        List<EvidenceEntry> entries = new ArrayList<>();
        List<Instant> arrivals = new ArrayList<>();
        List<UUID> messageIds = unknown.stream().map(letter -> ids.at(now)).toList();
        for (int i = 0; i < unknown.size(); i++) {
            arrivals.add(unknown.get(i).arrival().apply(now));
            entries.add(accepted(messageIds.get(i), unknown.get(i), now, arrivals.get(i)));
        }
        others.forEach(other -> entries.add(conflicting(other, now)));
        List<EvidenceRef> refs = evidence.append(entries);
        List<Fresh> fresh = new ArrayList<>();
        Map<Letter.Key, Acceptance> answers = new HashMap<>();
        for (int i = 0; i < unknown.size(); i++) {
            Fresh message = fresh(
                    messageIds.get(i),
                    unknown.get(i),
                    now,
                    arrivals.get(i),
                    refs.get(i).seq(),
                    head);
            fresh.add(message);
            answers.put(unknown.get(i).key(), new Accepted(message.messageId(), message.receipt()));
        }
        if (!fresh.isEmpty()) {
            messages.keep(fresh, now);
        }
        return answers;
    }

    private Fresh fresh(UUID id, Letter letter, Instant now, Instant arrivedAt, long evidenceSeq, String head) {
        return new Fresh(
                id,
                letter,
                arrivedAt,
                evidenceSeq,
                receipt.bytes(id, letter, now, evidenceSeq, head),
                bodies.of(letter.submission().raw()),
                bodies.data(letter.submission().canonical()));
    }

    private static EvidenceEntry accepted(UUID messageId, Letter letter, Instant now, Instant arrivedAt) {
        Submission submission = letter.submission();
        ObjectNode payload = about(letter)
                .put("messageId", messageId.toString())
                .put("type", submission.type())
                .put("dataDigest", submission.dataDigest())
                .put("mapping", submission.mapping())
                .put("arrivedAt", arrivedAt.toString());
        return new EvidenceEntry(
                letter.caseId(), submission.location().jurisdiction(), "message.accepted", now, payload);
    }

    /** With both types: who may not know of one of the two messages may not know of this (P13). */
    private static EvidenceEntry conflicting(Conflicting other, Instant now) {
        ObjectNode payload = about(other.letter())
                .put("type", other.letter().submission().type())
                .put("firstType", other.first().type())
                .put("firstMessageId", other.first().messageId().toString());
        return new EvidenceEntry(
                other.first().caseId(), other.first().jurisdiction(), "message.conflict", now, payload);
    }

    private static ObjectNode about(Letter letter) {
        return JsonNodeFactory.instance
                .objectNode()
                .put("partner", letter.key().partner())
                .put("externalId", letter.key().externalId())
                .put("rawDigest", letter.rawDigest());
    }

    /** About the first message: who may not know of that one may not know of this (P13). */
    private Alarm alarm(Conflicting other, Instant now) {
        Known first = other.first();
        return new Alarm(
                "message-conflict",
                "message:" + first.messageId(),
                first.jurisdiction(),
                "%1$s sent another content under the id of message %2$s / %1$s 以报文 %2$s 的编号另报了不同内容"
                        .formatted(other.letter().key().partner(), first.messageId()),
                now,
                veiledTypes.contains(first.type()));
    }
}
