package cn.caitong.engine.reconciliation;

import cn.caitong.engine.cases.CaseEvent;
import cn.caitong.engine.cases.Inbox;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Event.Origin;
import cn.caitong.engine.reconciliation.Listed.Movement;
import cn.caitong.engine.reconciliation.StatementKind.BankWord;
import cn.caitong.engine.reconciliation.StatementTable.Day;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.vault.Vault;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.stream.Collectors;

/**
 * Compares statements with the ledger until they agree. What differs is parked for the bureau, once; what agrees later is
 * resolved by itself; what only a statement knows of an instruction is told to its case as the bank's word (P3: {@code unknown}
 * ends here too). A sweep: any node may run it, one at a time for each sender.
 */
public final class Reconciliation {
    /** The transaction in which statements are taken apart. */
    @TransactionName
    public static final String TAKE = "statement-take";
    /** The transaction in which a sender's statements are compared. */
    @TransactionName
    public static final String COMPARE = "statement-compare";

    /** The transaction in which a person resolves a difference. */
    @TransactionName
    public static final String RESOLVE = "statement-resolve";

    private final Transactions transactions;
    private final LegalTime time;
    private final StatementTake taking;
    private final StatementTable statements;
    private final Differences differences;
    private final Inbox inbox;
    private final ReconciliationPolicy policy;
    private final Map<String, StatementKind> kinds;

    /** @param kinds of statements that are compared */
    public Reconciliation(
            Transactions transactions,
            LegalTime time,
            Vault vault,
            EvidenceLog evidence,
            ReconciliationPolicy policy,
            Collection<StatementKind> kinds) {
        this.transactions = transactions;
        this.time = time;
        this.taking = new StatementTake(transactions);
        this.statements = new StatementTable(transactions);
        this.differences = new Differences(transactions, evidence);
        this.inbox = new Inbox(transactions, vault);
        this.policy = policy;
        this.kinds = kinds.stream().collect(Collectors.toMap(StatementKind::flow, kind -> kind));
    }

    /**
     * Takes what has come, and compares what is due; each statement, and each sender, in a transaction of its own. What fails costs the
     * others nothing (P9): it is thrown when all had their turn.
     */
    public void sweep() {
        List<RuntimeException> failures = new ArrayList<>();
        for (StatementTake.Fresh fresh : taking.fresh(kinds.values())) {
            alone(() -> transactions.run(TAKE, () -> taking.take(fresh, time.now(), policy.settle())), failures);
        }
        for (String partner : statements.due(time.now())) {
            alone(() -> transactions.run(COMPARE, () -> compareIfFree(partner)), failures);
        }
        if (!failures.isEmpty()) {
            RuntimeException first = failures.removeFirst();
            failures.forEach(first::addSuppressed);
            throw first;
        }
    }

    private static void alone(Runnable work, List<RuntimeException> failures) {
        try {
            work.run();
        } catch (RuntimeException failed) {
            failures.add(failed);
        }
    }

    private void compareIfFree(String partner) {
        if (statements.claim(partner)) {
            compare(partner, time.now());
        }
    }

    /**
     * A person has seen to a difference: it is not parked again, whatever the two sides go on saying; in its own transaction.
     *
     * @param ref the parked item's reference
     * @throws cn.caitong.mappings.report.RefusedException when it is not parked
     */
    public void resolve(String ref, String person, String resolution) {
        transactions.run(RESOLVE, () -> differences.resolve(ref, person, resolution, time.now()));
    }

    private void compare(String partner, Instant now) {
        Map<LocalDate, Day> days = statements.open(partner).stream()
                .collect(Collectors.toMap(Day::date, day -> day, (a, b) -> a, TreeMap::new));
        Optional<StatementKind> kind =
                days.values().stream().findFirst().flatMap(day -> Optional.ofNullable(kinds.get(day.flow())));
        kind.ifPresent(of -> compare(partner, of, days, now));
    }

    private void compare(String partner, StatementKind kind, Map<LocalDate, Day> days, Instant now) {
        List<Difference> found = new ArrayList<>();
        List<News> news = new ArrayList<>();
        for (Listed line : statements.lines(partner, days.keySet())) {
            Day day = Objects.requireNonNull(days.get(line.day()), "lines are of these days");
            switch (Verdict.on(line)) {
                case Verdict.Agrees agrees -> {}
                case Verdict.News untold -> news.add(new News(line, day));
                case Verdict.Differs(DifferenceKind how) -> found.add(Facts.of(partner, how, line, day));
            }
        }
        statements.missing(partner, kind).forEach(missing -> found.add(Facts.of(partner, missing)));
        statements.broken(partner).forEach(broken -> found.add(Facts.of(partner, broken)));
        Set<LocalDate> again = new TreeSet<>(differences.settle(partner, kind.words(), found, now));
        again.addAll(tell(partner, kind, news, now));
        statements.next(partner, days.keySet(), again, now.plus(policy.again()));
    }

    /** The statement is the message that says it; the case judges it as it does the sender's own report. */
    private List<LocalDate> tell(String partner, StatementKind kind, List<News> news, Instant now) {
        String from = new Sender(partner).partner();
        inbox.add(news.stream().map(one -> one.event(from, kind, now)).toList());
        statements.tell(partner, news.stream().map(News::line).toList(), now);
        return news.stream().map(one -> one.line().day()).toList();
    }

    /** What only a statement knows of an instruction. */
    private record News(Listed line, Day day) {
        CaseEvent event(String partner, StatementKind kind, Instant now) {
            UUID about = Objects.requireNonNull(line.caseId(), "what the ledger knows has its case");
            StatementKind.News told = kind.telling().apply(word());
            return new CaseEvent(
                    about,
                    new Event(Origin.MESSAGE, told.type(), told.data(), day.messageId(), partner, null, null, now));
        }

        private BankWord word() {
            Listed.Ledger ledger = Objects.requireNonNull(line.ledger(), "news is of what the ledger knows");
            return new BankWord(
                    line.movement() == Movement.CREDITED,
                    line.key(),
                    Objects.requireNonNull(line.instruction(), "news is of an instruction"),
                    Objects.requireNonNull(ledger.carrier(), "an instruction has what carries it"),
                    line.amount(),
                    ledger.currency(),
                    line.bookedOn(),
                    line.bankTrace());
        }
    }
}
