package cn.caitong.engine.cases;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.flow.Changed;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.flow.Outgoing;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.vault.Sealed;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.engine.wake.WakeUp;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/** A runner with all it needs on a test's database: ledgers that remember, and events for its cases. */
final class CasesAtWork {
    final Transactions transactions;
    final Vault vault;
    final EvidenceLog evidence;
    final List<Changed<MoneyMove>> money = Collections.synchronizedList(new ArrayList<>());
    final List<Changed<ObligationChange>> obligations = Collections.synchronizedList(new ArrayList<>());
    final List<Changed<Outgoing>> outgoing = Collections.synchronizedList(new ArrayList<>());
    final List<String> woken = Collections.synchronizedList(new ArrayList<>());
    private Consumer<List<Changed<MoneyMove>>> moneyLedger = money::addAll;

    CasesAtWork(TestDatabase database, Path folder) {
        this(database.database().dataSource(), folder, TransactionListener.NONE);
    }

    CasesAtWork(DataSource dataSource, Path folder, TransactionListener listener) {
        transactions = new Transactions(dataSource, listener);
        new MonthPartitions(new Transactions(dataSource, TransactionListener.NONE)).ensure();
        vault = new Vault(VaultKeys.inFolder(folder));
        evidence = new EvidenceLog(transactions);
    }

    /** The money ledger that decisions go to, instead of one that takes everything. */
    void moneyLedger(Consumer<List<Changed<MoneyMove>>> ledger) {
        moneyLedger = ledger;
    }

    FlowRunner runner(Flow... flows) {
        Ledgers ledgers = new Ledgers(moves -> moneyLedger.accept(moves), obligations::addAll, outgoing::addAll);
        return new FlowRunner(transactions, List.of(flows), vault, evidence, ledgers, wakeUp());
    }

    WakeUp wakeUp() {
        return new WakeUp() {
            @Override
            public void flow(String flow) {
                woken.add("flow " + flow);
            }

            @Override
            public void partner(String partner) {
                woken.add("partner " + partner);
            }
        };
    }

    /** An event of the partner {@code p1} for a case of the counter flow. */
    void arrive(String key, String type, String data) {
        arrive(key, null, type, data, null);
    }

    void arrive(String key, @Nullable UUID parent, String type, String data, @Nullable Long sequence) {
        arrive("counter", key, parent, type, data, sequence);
    }

    void arrive(String flow, String key, @Nullable UUID parent, String type, String data, @Nullable Long sequence) {
        arrive(new Location(flow, key, parent, "500103", "p1", "T-1", "1", "S-" + key), "p1", type, data, sequence);
    }

    void arrive(Location location, String partner, String type, String data, @Nullable Long sequence) {
        Sealed body = vault.seal(Json.bytes(Json.read(data)));
        transactions.run(
                "arrive",
                () -> transactions
                        .jdbc()
                        .sql("""
                            insert into inbox (flow, case_id, case_key, parent_id, jurisdiction, case_partner, tender, lot, supplier,
                                               partner, origin, type, sequence, arrived_at, key_id, data)
                            values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'message', ?, ?, legal_now(), ?, ?)\
                            """)
                        .param(location.flow())
                        .param(location.caseId())
                        .param(location.key())
                        .param(location.parentId())
                        .param(location.jurisdiction())
                        .param(location.partner())
                        .param(location.tender())
                        .param(location.lot())
                        .param(location.supplier())
                        .param(partner)
                        .param(type)
                        .param(sequence)
                        .param(body.keyId())
                        .param(body.bytes())
                        .update());
    }

    static UUID id(String key) {
        return CaseId.of("counter", key);
    }

    JsonNode data(String key) {
        return Json.read(one("select data::text from case_file where flow = 'counter' and key = '" + key + "'"));
    }

    List<String> log(String key) {
        List<String> log = new ArrayList<>();
        data(key).path("log").forEach(entry -> log.add(entry.asText()));
        return log;
    }

    String one(String sql) {
        return transactions.jdbc().sql(sql).query(String.class).single();
    }

    List<String> column(String sql) {
        return transactions.jdbc().sql(sql).query(String.class).list();
    }
}
