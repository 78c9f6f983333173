package cn.caitong.engine.silence;

import cn.caitong.engine.silence.SilenceRows.Closed;
import cn.caitong.engine.silence.SilenceRows.Hub;
import cn.caitong.engine.silence.SilenceRows.Node;
import cn.caitong.engine.silence.SilenceRows.Term;
import cn.caitong.engine.silence.SilenceRows.Undecided;
import cn.caitong.engine.store.Transactions;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Looks whether anybody spoke before a term ended (P6). Asked in the transaction that would conclude it from silence, which holds
 * the case; what is answered stays true, because nothing that arrives later can have arrived before.
 */
public final class Silence {
    /** The alarm of requests that the hub failed to take, whatever they said; its reference is the partner. */
    public static final String NOT_TAKEN = "message-not-taken";

    private final SilenceRows rows;
    private final SilencePolicy policy;
    private final Set<String> read;

    /** @param read partners whose folders or queues the hub reads: nothing they say is known before it has looked */
    public Silence(Transactions transactions, SilencePolicy policy, Set<String> read) {
        this.rows = new SilenceRows(transactions);
        this.policy = policy;
        this.read = Set.copyOf(read);
    }

    /**
     * Answers all at once, in the order of the questions; the number of statements does not grow with them.
     *
     * @throws IllegalStateException if a case has no such clock, which is a fault of its flow
     */
    public List<Heard> listen(List<Question> questions) {
        if (questions.isEmpty()) {
            return List.of();
        }
        Hub hub = rows.hub();
        Map<UUID, Map<String, Term>> terms = rows.terms(questions);
        List<Term> asked = questions.stream().map(q -> term(q, terms)).toList();
        Instant first =
                asked.stream().map(Term::dueAt).min(Comparator.naturalOrder()).orElseThrow();
        Instant last =
                asked.stream().map(Term::dueAt).max(Comparator.naturalOrder()).orElseThrow();
        List<Node> nodes = rows.nodes(Term.lastDay(first));
        List<Closed> closed = rows.away(Term.lastDay(first), last);
        Set<String> partners = questions.stream()
                .flatMap(q -> q.listening().partners().stream())
                .collect(Collectors.toCollection(TreeSet::new));
        Facts facts = new Facts(
                hub,
                nodes,
                closed,
                rows.read(partners),
                rows.conflicts(partners),
                rows.notTaken(partners),
                read,
                policy);
        Map<Integer, List<Undecided>> undecided = rows.undecided(questions);
        List<Heard> heard = new ArrayList<>(questions.size());
        for (int n = 0; n < questions.size(); n++) {
            heard.add(facts.judge(questions.get(n), asked.get(n), undecided.getOrDefault(n, List.of())));
        }
        return heard;
    }

    private static Term term(Question question, Map<UUID, Map<String, Term>> terms) {
        String clock = question.listening().clock();
        Term term = terms.getOrDefault(question.caseId(), Map.of()).get(clock);
        if (term == null) {
            throw new IllegalStateException(
                    "Case " + question.caseId() + " listens at a clock it never started: " + clock);
        }
        return term;
    }
}
