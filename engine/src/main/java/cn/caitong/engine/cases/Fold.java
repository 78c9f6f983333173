package cn.caitong.engine.cases;

import cn.caitong.engine.cases.Step.Decided;
import cn.caitong.engine.cases.Step.Failed;
import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.money.Account;
import cn.caitong.engine.silence.Heard;
import cn.caitong.engine.silence.Listening;
import cn.caitong.engine.silence.Question;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Applies a case's events to it one after the other, and after each that was applied tries those that are held again. Pure,
 * so that it can be run anew: it stops at the first thing that the flow must know and that is not known yet.
 */
final class Fold {
    private final Flow flow;
    private final CaseFile start;
    private final @Nullable CaseFile parent;
    private final Instant now;
    private final Function<Waiting, Event> open;

    Fold(Flow flow, CaseFile start, @Nullable CaseFile parent, Instant now, Function<Waiting, Event> open) {
        this.flow = flow;
        this.start = start;
        this.parent = parent;
        this.now = now;
        this.open = open;
    }

    CaseFile start() {
        return start;
    }

    /**
     * How far it came.
     *
     * @param steps one for each event that changed its state in the inbox; a held one that stays held has none
     * @param wanted what must be known before this can go on; empty when it is done
     */
    record Result(CaseFile end, List<Step> steps, Optional<Wanted> wanted) {}

    /** @param fresh in legal order, {@code held} too */
    Result run(List<Waiting> fresh, List<Waiting> held, Known known) {
        Run run = new Run(known, new ArrayList<>(held));
        for (Waiting waiting : fresh) {
            run.take(waiting);
        }
        return new Result(run.current, run.steps, run.wanted);
    }

    private final class Run {
        private final Map<String, UUID> slots;
        private final Map<String, Account> accounts;
        private final Map<Wanted.Silence.Key, Heard> heard;
        private final List<Waiting> held;
        private final List<Step> steps = new ArrayList<>();
        private CaseFile current = start;
        private Optional<Wanted> wanted = Optional.empty();

        Run(Known known, List<Waiting> held) {
            this.slots = known.slots();
            this.accounts = new HashMap<>(known.accounts());
            this.heard = known.heard();
            this.held = held;
        }

        void take(Waiting waiting) {
            if (wanted.isPresent()) {
                return;
            }
            Optional<Step> step = decide(waiting);
            step.ifPresent(this::add);
            if (step.isPresent() && step.get().outcome() == Outcome.HELD) {
                held.add(waiting);
            } else if (step.isPresent() && step.get().outcome() == Outcome.APPLIED) {
                takeHeld();
            }
        }

        /** From the first again after each that was applied: it may be what an earlier one waited for. */
        private void takeHeld() {
            for (int i = 0; i < held.size(); ) {
                Optional<Step> step = decide(held.get(i));
                if (step.isEmpty()) {
                    return;
                }
                Outcome outcome = step.get().outcome();
                if (outcome == Outcome.HELD) {
                    i++;
                    continue;
                }
                held.remove(i);
                forget(step.get().waiting());
                add(step.get());
                i = outcome == Outcome.APPLIED ? 0 : i;
            }
        }

        /** An event that was held within this very run never waited. */
        private void forget(Waiting waiting) {
            steps.removeIf(step -> step.waiting().equals(waiting));
        }

        private void add(Step step) {
            steps.add(step);
            if (step instanceof Decided decided) {
                current = decided.after();
                decided.decision().money().forEach(move -> Known.move(accounts, move));
            }
        }

        /** The boundary of a flow's decision: whatever it throws parks this event and no other (P9). */
        private Optional<Step> decide(Waiting waiting) {
            try {
                Event event = open.apply(waiting);
                Optional<String> slot = flow.slot(current, event, new Context(now, parent, null));
                if (slot.isPresent() && !slots.containsKey(slot.get())) {
                    return want(new Wanted.Slot(slot.get()));
                }
                UUID owner = slot.map(slots::get).orElse(null);
                List<String> items = flow.accounts(current, event, new Context(now, parent, owner));
                List<String> unread = items.stream()
                        .filter(item -> !accounts.containsKey(item))
                        .toList();
                if (!unread.isEmpty()) {
                    return want(new Wanted.Items(unread));
                }
                Optional<Wanted.Silence> silence = flow.listening(current, event, new Context(now, parent, owner))
                        .map(this::silence);
                if (silence.isPresent() && !heard.containsKey(silence.get().key())) {
                    return want(silence.get());
                }
                Heard found = silence.map(Wanted.Silence::key).map(heard::get).orElse(null);
                Map<String, BigDecimal> sums = sums(items);
                BigDecimal free = items.isEmpty() ? null : sums.get(items.getFirst());
                return Optional.of(decided(waiting, event, new Context(now, parent, owner, free, sums, found)));
            } catch (RuntimeException failure) {
                return Optional.of(new Failed(waiting, failure));
            }
        }

        /** What is free of each; nothing of one that is not there. */
        private Map<String, BigDecimal> sums(List<String> items) {
            Map<String, BigDecimal> sums = new HashMap<>();
            for (String item : items) {
                Account account = accounts.get(item);
                BigDecimal free = account == null ? null : account.free();
                if (free != null) {
                    sums.put(item, free);
                }
            }
            return sums;
        }

        private Step decided(Waiting waiting, Event event, Context context) {
            Decision decision = flow.decide(current, event, context);
            return new Decided(waiting, event, current, after(waiting, decision), decision, context.silence());
        }

        /** What the case has taken so far is decided; the rows say so only when the transaction ends. */
        private Wanted.Silence silence(Listening listening) {
            Set<Long> taken = steps.stream()
                    .filter(step -> step.outcome() == Outcome.APPLIED || step.outcome() == Outcome.REFUSED)
                    .flatMap(step -> Optional.ofNullable(step.waiting().id()).stream())
                    .collect(Collectors.toSet());
            Location location = current.location();
            return new Wanted.Silence(
                    new Question(flow.name(), location.caseId(), location.parentId(), listening, taken));
        }

        private Optional<Step> want(Wanted first) {
            wanted = Optional.of(first);
            return Optional.empty();
        }

        private CaseFile after(Waiting waiting, Decision decision) {
            return decision.outcome() == Outcome.APPLIED
                    ? new CaseFile(
                            place(waiting),
                            decision.state(),
                            decision.data(),
                            flow.schemaVersion(),
                            current.version() + 1)
                    : current;
        }

        /** What spoke of a case before it began may have been mistaken about whose it is; what names nobody is its parent's. */
        private Location place(Waiting waiting) {
            Location location = current.location();
            Location placed = current.isUnplaced() ? location.as(waiting.location()) : location;
            return parent == null ? placed : placed.below(parent.location());
        }
    }
}
