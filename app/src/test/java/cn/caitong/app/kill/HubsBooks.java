package cn.caitong.app.kill;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.crypto.Sm2PublicKey;
import cn.caitong.engine.evidence.EvidenceExport;
import cn.caitong.engine.evidence.EvidenceExport.Viewer;
import cn.caitong.engine.evidence.EvidenceVerifier;
import cn.caitong.engine.evidence.Heads.Head;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.LegalTime;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.jdbc.datasource.DriverManagerDataSource;

/** What must be true of the hub's own tables once all work is done, beside what clients and partners wrote down. */
public final class HubsBooks {
    private static final Duration PATIENCE = Duration.ofMinutes(2);
    private static final String SOME_CASES = """
        select min(id::text)::uuid from (select id, ntile(16) over (order by id) as part from case_file) parts group by part\
        """;
    /** What is left for a person; an item of what was held ends once its turn has come, though the watch has not looked yet. */
    public static final String LEFT_TO_PERSONS = """
        select kind || ' ' || code || ' ' || coalesce(detail, '') from parked p
         where resolved_at is null
           and (kind <> 'held' or exists (select from inbox i where i.id::text = p.ref and i.state = 'held'))\
        """;

    private static final ObjectMapper JSON = new ObjectMapper();

    private final JdbcClient jdbc;
    private final Transactions transactions;
    private final Path keys;

    public HubsBooks(DatabaseSettings database, Path data) {
        DriverManagerDataSource connections = new DriverManagerDataSource(
                database.url(), database.app().user(), database.app().password());
        Properties scope = new Properties();
        scope.setProperty("options", "-c caitong.scope=*");
        connections.setConnectionProperties(scope);
        transactions = new Transactions(connections, TransactionListener.NONE);
        jdbc = transactions.jdbc();
        keys = data.resolve("keys");
    }

    /** One line for each thing that is wrong. */
    public List<String> faults(Map<String, String> receipts) throws IOException {
        List<String> faults = new ArrayList<>();
        faults.addAll(withoutTheirMessage(receipts));
        await("all that was taken is decided, and no clock is late")
                .atMost(PATIENCE)
                .untilAsserted(() -> assertThat(undone()).isEmpty());
        faults.addAll(linesOf("parked: ", LEFT_TO_PERSONS));
        faults.addAll(unsoundEvidence(receipts));
        return faults;
    }

    private List<String> withoutTheirMessage(Map<String, String> receipts) {
        List<String> faults = new ArrayList<>();
        receipts.forEach((id, receipt) -> {
            List<byte[]> stored = jdbc.sql("select receipt from message where external_id = ?")
                    .param(id)
                    .query(byte[].class)
                    .list();
            if (stored.size() != 1 || !new String(stored.getFirst(), UTF_8).equals(receipt)) {
                faults.add("a receipt for " + id + ", and messages on disk: " + stored.size());
            }
        });
        return faults;
    }

    /** Clients and partners have their answers before the hub has done all that follows from what they said. */
    private List<String> undone() {
        List<String> undone = new ArrayList<>();
        undone.addAll(linesOf(
                "not decided: ",
                "select external_id from message m join inbox i on i.message_id = m.id where i.state = 'pending'"));
        undone.addAll(linesOf(
                "a clock that should have fired: ",
                "select name from obligation where next_at <= legal_now() - interval '5 seconds'"));
        return undone;
    }

    private List<String> linesOf(String prefix, String sql) {
        return jdbc.sql(sql).query(String.class).list().stream()
                .map(line -> prefix + line)
                .toList();
    }

    /** Evidence of cases from all of the time, each with every batch there is, against the newest head that a receipt names. */
    private List<String> unsoundEvidence(Map<String, String> receipts) throws IOException {
        await("evidence is sealed")
                .atMost(PATIENCE)
                .until(() ->
                        linesOf("", "select 'x' from evidence_unsealed limit 1").isEmpty());
        List<Sm2PublicKey> trusted = Sm2PublicKey.readPem(Files.readString(keys.resolve(SigningKeys.PUBLIC_KEYS)));
        EvidenceVerifier verifier = new EvidenceVerifier(trusted);
        EvidenceExport export = new EvidenceExport(
                transactions,
                new LegalTime(transactions),
                SigningKeys.existingIn(keys).orElseThrow());
        Head head = newest(receipts);
        List<String> faults = new ArrayList<>();
        for (UUID id : jdbc.sql(SOME_CASES).query(UUID.class).list()) {
            verifier.verify(export.of(id, Viewer.AUDIT).orElseThrow(), head).findings().stream()
                    .filter(finding -> finding.code().isFault())
                    .forEach(finding -> faults.add("evidence of " + id + ": " + finding.message()));
        }
        return faults;
    }

    private static Head newest(Map<String, String> receipts) throws IOException {
        List<Head> heads = new ArrayList<>();
        for (String receipt : receipts.values()) {
            heads.add(Head.parse(JSON.readTree(receipt).path("head").asText()));
        }
        return heads.stream().max(Comparator.comparingLong(Head::no)).orElseThrow();
    }
}
