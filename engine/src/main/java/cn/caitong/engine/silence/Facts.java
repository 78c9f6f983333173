package cn.caitong.engine.silence;

import cn.caitong.engine.silence.SilenceRows.Closed;
import cn.caitong.engine.silence.SilenceRows.Hub;
import cn.caitong.engine.silence.SilenceRows.Node;
import cn.caitong.engine.silence.SilenceRows.Term;
import cn.caitong.engine.silence.SilenceRows.Undecided;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/** What is the same for all who ask at one moment, and the judgement on one of them. Pure. */
record Facts(
        Hub hub,
        List<Node> nodes,
        List<Closed> closed,
        Map<String, Instant> readAt,
        Map<String, Long> conflicts,
        Map<String, Instant> notTaken,
        Set<String> read,
        SilencePolicy policy) {
    private static final Duration SOON = Duration.ofSeconds(10);
    private static final Duration SELDOM = Duration.ofHours(1);
    /** Of the time since the cut-off: what has lasted long is asked about seldom. */
    private static final int PART = 4;

    Heard judge(Question question, Term term, List<Undecided> undecided) {
        return new Judgement(question, term, undecided).made();
    }

    /** One question's judgement while it is made: each check writes down what it saw, and what is missing. */
    private final class Judgement {
        private final Question question;
        private final Term term;
        private final List<Undecided> undecided;
        private final ObjectNode proof = JsonNodeFactory.instance.objectNode();
        private final Set<String> missing = new TreeSet<>();

        Judgement(Question question, Term term, List<Undecided> undecided) {
            this.question = question;
            this.term = term;
            this.undecided = undecided;
        }

        Heard made() {
            clock();
            transactions();
            nodes();
            channels();
            waiting();
            Duration away = away();
            ArrayNode lacking = proof.putArray("missing");
            missing.forEach(lacking::add);
            if (hub.now().isBefore(term.dueAt())) {
                return new Heard.NotKnown(term.dueAt(), proof);
            }
            if (away.compareTo(policy.awayAllowed()) > 0) {
                return new Heard.Interrupted(away, proof);
            }
            return missing.isEmpty() ? new Heard.Nobody(term.dueAt(), proof) : new Heard.NotKnown(again(), proof);
        }

        /** The row that ran, and that it was counted on the calendar that counts. */
        private void clock() {
            ObjectNode clock = proof.putObject("clock")
                    .put("id", term.id().toString())
                    .put("name", term.name())
                    .put("clause", term.clause())
                    .put("basisDate", term.basis().toString())
                    .put("calendar", term.calendar())
                    .put("provisional", term.provisional())
                    .put("generation", term.generation());
            clock.put("cutOff", term.dueAt().toString());
            proof.put("askedAt", hub.now().toString())
                    .put("grace", policy.grace().toString());
            require(!hub.now().isBefore(earliest()), "grace");
        }

        private Instant earliest() {
            return term.dueAt().plus(policy.grace());
        }

        /** What the hub is still writing bears a time from after these began, less five minutes at most. */
        private void transactions() {
            Instant barrier = later(term.dueAt().plus(Arrivals.LONGEST), hub.movedAt());
            @Nullable Instant oldest = hub.oldestTransaction();
            ObjectNode fact = proof.putObject("transactions").put("begunSince", barrier.toString());
            if (oldest != null) {
                fact.put("oldest", oldest.toString());
            }
            require(hub.seesTransactions() && (oldest == null || !oldest.isBefore(barrier)), "transactions");
        }

        /** A node that is silent can bring nothing any more that came before the cut-off, once the grace is over. */
        private void nodes() {
            ArrayNode list = proof.putArray("nodes");
            for (Node node : nodes) {
                boolean holds = node.oldestOpen() != null && node.oldestOpen().isBefore(term.dueAt());
                ObjectNode fact = list.addObject()
                        .put("id", node.id())
                        .put("seenAt", node.seenAt().toString())
                        .put("silent", !node.living());
                fact.put(
                        "oldestOpen",
                        node.oldestOpen() == null ? null : node.oldestOpen().toString());
                require(!(holds && node.living()), "node:" + node.id());
            }
            require(nodes.stream().anyMatch(Node::living), "heartbeat");
        }

        /** What is handed to the hub comes in while it is there; where it looks by itself, it must have looked since. */
        private void channels() {
            ArrayNode list = proof.putArray("channels");
            for (String partner : new TreeSet<>(question.listening().partners())) {
                ObjectNode fact = list.addObject().put("partner", partner).put("pulled", read.contains(partner));
                if (read.contains(partner)) {
                    @Nullable Instant at = readAt.get(partner);
                    fact.put("readAt", at == null ? null : at.toString());
                    require(at != null && !at.isBefore(term.dueAt()), "channel:" + partner);
                }
            }
        }

        /** Whatever of theirs is not decided, was there in time, and could be what nobody is said to have said. */
        private void waiting() {
            ArrayNode list = proof.putArray("undecided");
            for (Undecided one : undecided) {
                if (!question.taken().contains(one.id()) && one.arrivedAt().isBefore(term.dueAt())) {
                    list.addObject()
                            .put("partner", one.partner())
                            .put("type", one.type())
                            .put("state", one.state())
                            .put("arrivedAt", one.arrivedAt().toString())
                            .put("case", one.caseId().toString());
                    require(false, "message:" + one.state());
                }
            }
            for (String partner : new TreeSet<>(question.listening().partners())) {
                long files = conflicts.getOrDefault(partner, 0L);
                if (files > 0) {
                    list.addObject().put("partner", partner).put("files", files);
                    require(false, "file:" + partner);
                }
                @Nullable Instant failed = notTaken.get(partner);
                if (failed != null && failed.isBefore(term.dueAt().plus(Arrivals.LONGEST))) {
                    list.addObject().put("partner", partner).put("notTakenSince", failed.toString());
                    require(false, "fault:" + partner);
                }
            }
        }

        /** For how long on the last day nothing could be handed in by them. */
        private Duration away() {
            Instant from = Term.lastDay(term.dueAt());
            ObjectNode fact = proof.putObject("away").put("since", from.toString());
            ArrayNode list = fact.putArray("times");
            Duration total = Duration.ZERO;
            Instant counted = from;
            for (Closed one : closed) {
                boolean concerns =
                        one.partner() == null || question.listening().partners().contains(one.partner());
                Instant begin = later(one.from(), counted);
                Instant end = one.until().isBefore(term.dueAt()) ? one.until() : term.dueAt();
                if (concerns && begin.isBefore(end)) {
                    list.addObject()
                            .put("why", one.why())
                            .put("from", begin.toString())
                            .put("until", end.toString());
                    total = total.plus(Duration.between(begin, end));
                    counted = end;
                }
            }
            fact.put("total", total.toString())
                    .put("allowed", policy.awayAllowed().toString());
            return total;
        }

        private void require(boolean holds, String what) {
            if (!holds) {
                missing.add(what);
            }
        }

        private Instant again() {
            Duration part = Duration.between(term.dueAt(), hub.now()).dividedBy(PART);
            Duration pause = part.compareTo(SOON) < 0 ? SOON : part.compareTo(SELDOM) > 0 ? SELDOM : part;
            return later(hub.now().plus(pause), earliest());
        }

        private static Instant later(Instant one, Instant other) {
            return one.isBefore(other) ? other : one;
        }
    }
}
