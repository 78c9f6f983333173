package cn.caitong.engine.alarm;

import static cn.caitong.engine.alarm.AlarmKind.acknowledged;
import static cn.caitong.engine.alarm.AlarmKind.passing;
import static cn.caitong.engine.alarm.AlarmKind.whileClock;
import static cn.caitong.engine.alarm.AlarmKind.whileIn;

import cn.caitong.engine.alarm.AlarmKind.Owner;
import cn.caitong.engine.alarm.AlarmKind.Running;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.parked.Alarm;
import cn.caitong.engine.parked.Alarms;
import cn.caitong.engine.search.Viewer;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.MonthPartitions;
import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Cases, alarms and whoever looks at them, for tests. */
final class AlarmsAtWork {
    static final Instant AT = Instant.parse("2026-03-02T01:00:00Z");
    static final String SUPPLIER = "CN-USCC:hash";

    final TestDatabase database;
    final Transactions transactions;
    final AlarmQueries queries;
    final VeiledQueries veiled;
    final AlarmWatch watch;
    final Acknowledgements acknowledgements;

    AlarmsAtWork(TestDatabase database) {
        this.database = database;
        this.transactions = database.transactions();
        AlarmCatalogue catalogue = new AlarmCatalogue(List.of(
                passing("statement-missing", Owner.OPERATOR, "call its sender", "请联系报送方"),
                passing("delivery-late", Owner.BUREAU, "call the partner", "请联系对方"),
                passing("again-and-again", Owner.BUREAU, "talk to them", "请约谈"),
                acknowledged("look", Owner.BUREAU, "look at it", "请查看"),
                whileIn(Set.of("repair", "blocked"), "broken", Owner.PURCHASER, "repair it", "请更正"),
                whileClock(Running.LATE, Set.of("C12"), "overdue", Owner.PURCHASER, "do it", "请办理"),
                whileClock(Running.SOON, Set.of(), "due-soon", Owner.PURCHASER, "do it soon", "请尽快办理")));
        new MonthPartitions(transactions).ensure();
        this.queries = new AlarmQueries(transactions, catalogue);
        this.veiled = new VeiledQueries(transactions, catalogue);
        this.watch = new AlarmWatch(transactions, catalogue);
        this.acknowledgements = new Acknowledgements(transactions, queries, new EvidenceLog(transactions));
    }

    static UUID id(String key) {
        return CaseId.of("deposit", key);
    }

    void raise(String code, String ref) {
        Alarm alarm = new Alarm(code, ref, "500103", "detail of " + code, AT);
        transactions.run("raise", () -> new Alarms(transactions).raise(List.of(alarm)));
    }

    void raise(String code, UUID caseId) {
        raise(code, caseId.toString());
    }

    void openCase(String key, boolean veiled) {
        openCase(key, "500103", veiled, null);
    }

    void openCase(String key, String jurisdiction, boolean veiled, @Nullable UUID parent) {
        transactions
                .jdbc()
                .sql("""
                    insert into case_file (id, flow, key, parent_id, state, data, schema_version, version, jurisdiction, partner, supplier,
                                           veiled, opened_at, changed_at)
                    values (?, 'deposit', ?, ?, 'held', '{}', 1, 1, ?, '500103', ?, ?, legal_now(), legal_now())\
                    """)
                .params(id(key), key, parent, jurisdiction, SUPPLIER, veiled)
                .update();
    }

    void moveTo(String key, String state) {
        transactions
                .jdbc()
                .sql("update case_file set state = ? where id = ?")
                .params(state, id(key))
                .update();
    }

    /** A clock of the case, in this state; a breach is one that nobody has made good. */
    void clock(String key, String name, String clause, String state) {
        transactions.jdbc().sql("""
            insert into obligation (id, case_id, flow, name, clause, regime, jurisdiction, partner, debtor, creditor, basis_event,
                                    basis_source, basis_date, calendar_version, provisional, state, due_at, warned_at, opened_at,
                                    changed_at)
            values (gen_random_uuid(), ?, 'deposit', ?, ?, 'r', '500103', '500103', 'd', 'c', 'e', 's', '2026-03-02', 'v', false, ?,
                    '2026-03-09T16:00:00Z', '2026-03-06T01:00:00Z', legal_now(), legal_now())\
            """).params(id(key), name, clause, state).update();
    }

    void change(String sql) {
        transactions.jdbc().sql(sql).update();
    }

    List<String> column(String sql) {
        return transactions.jdbc().sql(sql).query(String.class).list();
    }

    /** Codes of the open alarms that somebody sees. */
    List<String> seen(Viewer viewer) {
        return search(viewer, AlarmQueries.State.OPEN).stream()
                .map(AlarmView::code)
                .toList();
    }

    List<AlarmView> search(Viewer viewer, AlarmQueries.State state) {
        return queries.search(viewer, new AlarmQueries.Search(state, null, null, null, null, null, null, null, 50));
    }

    List<String> open() {
        return column("select code from alarm where cleared_at is null order by code");
    }
}
