package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Sm2PrivateKey;
import cn.caitong.engine.evidence.ExportFile.Count;
import cn.caitong.engine.evidence.ExportFile.Row;
import cn.caitong.engine.evidence.ExportFile.Signed;
import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/**
 * Writes one case's evidence as a file that proves itself ({@code docs/evidence.md}). It exports what the tables hold and
 * mends nothing: what was done to them is for the verifier to find.
 */
public final class EvidenceExport {
    /** The transaction that reads. */
    @TransactionName
    public static final String EXPORT = "evidence-export";

    private final Transactions transactions;
    private final JdbcClient jdbc;
    private final LegalTime legalTime;
    private final Sm2PrivateKey key;
    private final StoredEvidence stored;

    public EvidenceExport(Transactions transactions, LegalTime legalTime, Sm2PrivateKey key) {
        this.transactions = transactions;
        this.jdbc = transactions.jdbc();
        this.legalTime = legalTime;
        this.key = key;
        this.stored = new StoredEvidence(transactions);
    }

    /** Who asks, and what they may know (P13). The application decides; it is asked for every case, there or not. */
    public interface Viewer {
        /** Nothing is kept from it: whoever checks a whole hub's work, as the demo does. No person's question is answered so. */
        Viewer AUDIT = new Viewer() {
            @Override
            public boolean mayKnow(UUID caseId) {
                return true;
            }

            @Override
            public boolean maySee(String jurisdiction) {
                return true;
            }
        };

        /** Whether they may know that there is such a case: before opening only its supplier and its holding centre. */
        boolean mayKnow(UUID caseId);

        /** Whether rows of this jurisdiction are theirs to read; of the others they get the leaf alone. */
        boolean maySee(String jurisdiction);
    }

    /** The case's file, or nothing where there is no such case for this viewer. In its own transaction. */
    public Optional<byte[]> of(UUID caseId, Viewer viewer) {
        boolean mayKnow = viewer.mayKnow(caseId);
        return transactions.call(EXPORT, () -> {
            // One snapshot for rows, batches and count; a long history takes longer than a transaction otherwise may.
            jdbc.sql("set transaction isolation level repeatable read, read only")
                    .update();
            jdbc.sql("set local transaction_timeout = '10min'").update();
            return stored.tip(caseId).filter(tip -> mayKnow).flatMap(tip -> file(caseId, tip, viewer));
        });
    }

    private Optional<byte[]> file(UUID caseId, ChainTip tip, Viewer viewer) {
        CaseSeals seals = stored.seals(caseId);
        List<Row> rows = new ArrayList<>();
        for (Row row : stored.rows(caseId, seals)) {
            boolean visible = row.meta() != null && viewer.maySee(row.meta().jurisdiction());
            rows.add(visible ? row : row.withheld());
        }
        if (!rows.isEmpty() && rows.stream().allMatch(Row::isWithheld)) {
            return Optional.empty();
        }
        seals.keepOnly(rows);
        Signed count = count(caseId, rows, seals.tipAtLeast(tip));
        return Optional.of(ExportText.of(new ExportFile(caseId, rows, seals.seals(), seals.batches(), count)));
    }

    private Signed count(UUID caseId, List<Row> rows, ChainTip tip) {
        Count count = Count.of(
                caseId,
                rows,
                tip,
                stored.newest(),
                legalTime.now(),
                key.publicKey().id());
        return new Signed(count, Bytes.of(key.sign(count.bytes())));
    }
}
