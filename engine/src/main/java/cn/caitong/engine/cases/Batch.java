package cn.caitong.engine.cases;

import cn.caitong.engine.cases.CaseTable.Claimed;
import cn.caitong.engine.cases.InboxRows.Read;
import cn.caitong.engine.cases.Step.Decided;
import cn.caitong.engine.cases.Step.Failed;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.money.Accounts;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.parked.Parked.Kind;
import cn.caitong.engine.parked.ParkedItems;
import cn.caitong.engine.silence.Question;
import cn.caitong.engine.silence.Silence;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.wake.WakeUp;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * What one transaction does for the cases it has claimed: locks them, reads what waits, decides, records. The number of its
 * statements does not grow with cases or events. Rows are locked in the order claim, cases, slots, items of money, what the
 * ledgers keep, alarms, evidence, here and everywhere.
 */
final class Batch {
    private final KnownFlows flows;
    private final CaseTable cases;
    private final InboxRows rows;
    private final Inbox inbox;
    private final Slots slots;
    private final Accounts accounts;
    private final Silence silence;
    private final FanOutTable fanOuts;
    private final Raises raises;
    private final ParkedItems parked;
    private final Alarms alarms;
    private final Vault vault;
    private final EvidenceLog evidence;
    private final Ledgers ledgers;
    private final Tokens tokens;

    Batch(
            Transactions transactions,
            KnownFlows flows,
            Vault vault,
            EvidenceLog evidence,
            Ledgers ledgers,
            WakeUp wakeUp,
            Silence silence) {
        this.flows = flows;
        this.cases = new CaseTable(transactions);
        this.rows = new InboxRows(transactions);
        this.inbox = new Inbox(transactions, vault);
        this.slots = new Slots(transactions);
        this.accounts = new Accounts(transactions);
        this.silence = silence;
        this.fanOuts = new FanOutTable(transactions);
        this.raises = new Raises(transactions, vault);
        this.parked = new ParkedItems(transactions);
        this.alarms = new Alarms(transactions);
        this.vault = vault;
        this.evidence = evidence;
        this.ledgers = ledgers;
        this.tokens = new Tokens(wakeUp);
    }

    /**
     * Everything that is to be done for the claimed cases.
     *
     * @param extra events that were never in the inbox; their failure is thrown, not parked
     * @return what became of each event
     */
    List<Step> run(Flow flow, List<Claimed> claimed, List<CaseEvent> extra, Selection selection) {
        if (claimed.isEmpty()) {
            return List.of();
        }
        Map<UUID, CaseFile> locked = cases.lock(claimed);
        Read read = rows.read(claimed.stream().map(Claimed::caseId).toList());
        extra.forEach(event -> bring(event, locked, read));
        List<Work> work = new ArrayList<>();
        for (Claimed one : claimed) {
            List<Waiting> waiting = underItsParent(one, locked, read.waiting().getOrDefault(one.caseId(), List.of()));
            if (!waiting.isEmpty() && knows(one, locked)) {
                work.add(work(flow, one, locked, waiting, read.now(), selection));
            }
        }
        decide(work);
        Consequences all = new Consequences(read.now(), this::keep);
        work.forEach(done -> all.add(flow, done, locked.containsKey(done.caseId())));
        record(all, read.now());
        return work.stream().flatMap(done -> done.result().steps().stream()).toList();
    }

    /**
     * A case without a place of its own goes to the parent that its first event names. What names another waits until the case
     * has a place, or until it is the first: it must not be judged by a parent that it does not speak of.
     */
    private static List<Waiting> underItsParent(Claimed claimed, Map<UUID, CaseFile> locked, List<Waiting> waiting) {
        CaseFile file = locked.get(claimed.caseId());
        return file != null && !file.isUnplaced()
                ? waiting
                : waiting.stream()
                        .filter(one -> one.held()
                                || one.id() == null
                                || Objects.equals(one.location().parentId(), claimed.parentId()))
                        .toList();
    }

    /** Parks an event of the inbox that fails by itself, if it still waits there. */
    void park(Flow flow, Claimed claimed, Waiting failing, RuntimeException failure) {
        cases.lock(List.of(claimed));
        Read read = rows.read(List.of(claimed.caseId()));
        Consequences all = new Consequences(read.now(), this::keep);
        read.waiting().getOrDefault(claimed.caseId(), List.of()).stream()
                .filter(waiting -> waiting.arrival() == failing.arrival())
                .forEach(waiting -> all.add(flow, waiting.location(), new Failed(waiting, failure)));
        record(all, read.now());
    }

    private Work work(
            Flow flow,
            Claimed claimed,
            Map<UUID, CaseFile> locked,
            List<Waiting> waiting,
            Instant now,
            Selection selection) {
        CaseFile file = locked.get(claimed.caseId());
        CaseFile start = file == null ? opened(flow, waiting) : file;
        if (start.isUnplaced()) {
            start = start.at(start.location().under(claimed.parentId()));
        }
        @Nullable CaseFile parent = claimed.parentId() == null ? null : locked.get(claimed.parentId());
        return new Work(new Fold(flow, start, parent, now, this::open), waiting, selection);
    }

    /** A case that is not there yet is where its first event says. */
    private static CaseFile opened(Flow flow, List<Waiting> waiting) {
        Location first = waiting.stream()
                .min(Comparator.comparing(Waiting::arrival))
                .orElseThrow()
                .location();
        return new CaseFile(first, CaseFile.NEW, JsonNodeFactory.instance.objectNode(), flow.schemaVersion(), 0);
    }

    private boolean knows(Claimed claimed, Map<UUID, CaseFile> locked) {
        @Nullable CaseFile file = locked.get(claimed.caseId());
        @Nullable CaseFile parent = claimed.parentId() == null ? null : locked.get(claimed.parentId());
        return (file == null || flows.know(file)) && (parent == null || flows.know(parent));
    }

    /** Folds all in the order of arrival, learns what was wanted, and folds those anew that wanted something. */
    private void decide(List<Work> work) {
        List<Work> open = new ArrayList<>(work);
        open.sort(Comparator.comparing(Work::arrival));
        Known known = new Known();
        while (!open.isEmpty()) {
            Wants wants = new Wants();
            open.forEach(one ->
                    one.fold(known).ifPresent(wanted -> wants.add(one.start().location(), wanted)));
            learn(wants, known);
            open.removeIf(Work::isDone);
        }
    }

    /** Slots before items: what is wanted of these is wanted again when no case waits for a slot any more. */
    private void learn(Wants wants, Known known) {
        if (!wants.slots().isEmpty()) {
            known.owners(slots.take(wants.slots()));
        } else if (!wants.items().isEmpty()) {
            known.stored(accounts.lock(wants.items()));
        } else {
            known.heard(
                    List.copyOf(wants.silences().keySet()),
                    silence.listen(List.copyOf(wants.silences().values())));
        }
    }

    /** What the cases of a batch want to know next, to be found out at once. */
    private record Wants(Map<String, Location> slots, Set<String> items, Map<Wanted.Silence.Key, Question> silences) {
        Wants() {
            this(new LinkedHashMap<>(), new LinkedHashSet<>(), new LinkedHashMap<>());
        }

        void add(Location location, Wanted wanted) {
            switch (wanted) {
                case Wanted.Slot slot -> slots.putIfAbsent(slot.key(), location);
                case Wanted.Items wantedItems -> items.addAll(wantedItems.names());
                case Wanted.Silence asked -> silences.putIfAbsent(asked.key(), asked.question());
            }
        }
    }

    private void record(Consequences all, Instant now) {
        cases.write(all.cases, now);
        give(all.money, ledgers.money());
        give(all.obligations, ledgers.obligations());
        give(all.outgoing, ledgers.outbox());
        fanOuts.add(all.fanOuts);
        raises.add(all.raised);
        rows.delete(all.done);
        rows.setAside(all.aside);
        alarms.raise(all.alarms);
        park(all, now);
        evidence.append(all.evidence);
        tokens.afterCommit(all);
    }

    /** What is parked and what ends it, in the order decided. */
    private void park(Consequences all, Instant now) {
        int before = 0;
        for (Consequences.Answer answer : all.answers) {
            parked.park(all.parked.subList(before, answer.before()));
            parked.resolve(Kind.MATTER, answer.ref(), answer.by(), answer.words(), now);
            before = answer.before();
        }
        parked.park(all.parked.subList(before, all.parked.size()));
    }

    private static <T> void give(List<Changed<T>> changes, Consumer<List<Changed<T>>> ledger) {
        if (!changes.isEmpty()) {
            ledger.accept(changes);
        }
    }

    private void bring(CaseEvent event, Map<UUID, CaseFile> locked, Read read) {
        CaseFile file = locked.get(event.caseId());
        if (file == null) {
            throw new IllegalStateException("The case " + event.caseId() + " does not exist, or was not claimed");
        }
        read.waiting()
                .computeIfAbsent(event.caseId(), id -> new ArrayList<>())
                .add(new Waiting(null, false, file.location(), event.event(), null));
    }

    private long keep(Decided step) {
        return inbox.insert(List.of(new CaseEvent(step.before().location().caseId(), step.event())))
                .getFirst();
    }

    private Event open(Waiting waiting) {
        Event event = waiting.event();
        return waiting.data() == null
                ? event
                : new Event(
                        event.origin(),
                        event.type(),
                        Json.read(vault.open(waiting.data())),
                        event.messageId(),
                        event.partner(),
                        event.sequence(),
                        event.businessTime(),
                        event.arrivedAt());
    }
}
