package cn.caitong.engine.reconciliation;

import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Nodes that compare as soon as something has come, and what they left for persons. */
final class Comparing {
    private static final ReconciliationPolicy AT_ONCE =
            new ReconciliationPolicy(Duration.ZERO, Duration.ofMinutes(1), 12);

    final LegalTime time;
    private final Transactions transactions;
    private final Vault vault;

    Comparing(Transactions transactions, Path keys) {
        this.transactions = transactions;
        this.time = new LegalTime(transactions);
        this.vault = new Vault(VaultKeys.inFolder(keys));
    }

    Reconciliation node() {
        return node(transactions, Kinds.ALL);
    }

    Reconciliation node(Transactions on, List<StatementKind> kinds) {
        return new Reconciliation(on, new LegalTime(on), vault, new EvidenceLog(on), AT_ONCE, kinds);
    }

    /** In the evening of the day on which most of these statements come. */
    void begin() {
        time.beginAt(Instant.parse("2026-02-13T12:00:00Z"));
    }

    /** Once what did not agree is due again. */
    void later(Reconciliation node) {
        time.advanceTo(time.now().plus(Duration.ofMinutes(2)));
        node.sweep();
    }

    List<String> refs() {
        return texts("select ref from parked where resolved_at is null order by ref");
    }

    List<String> codes() {
        return texts("select code from parked where resolved_at is null order by code");
    }

    List<String> texts(String sql) {
        return transactions.jdbc().sql(sql).query(String.class).list();
    }
}
