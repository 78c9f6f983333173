package cn.caitong.engine.intake;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.evidence.SealingStoppedException;
import cn.caitong.engine.flow.CaseId;
import cn.caitong.engine.intake.Acceptance.Accepted;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.TransactionListener;
import cn.caitong.engine.vault.Sealed;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("database")
class ReceiptIsOnlyGivenForWhatIsOnDiskTest {
    private static final TestDatabase DATABASE = new TestDatabase();
    private static final String EVERYTHING = """
        select 'message ' || external_id from message union all select 'body ' || kind from body
        union all select 'inbox ' || type from inbox union all select 'evidence ' || kind from evidence
        """;

    private final Path folder;
    private final IntakeAtWork work;

    ReceiptIsOnlyGivenForWhatIsOnDiskTest(@TempDir Path folder) {
        this.folder = folder;
        this.work = new IntakeAtWork(DATABASE, folder);
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
    }

    @Test
    void messageBodyEventAndEvidenceAreThere() {
        assertThat(work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}"))).isInstanceOf(Accepted.class);
        assertThat(work.column(EVERYTHING))
                .containsExactlyInAnyOrder(
                        "message a", "body raw", "inbox counter.added.v1", "evidence message.accepted");
        assertThat(work.woken).containsExactly("counter");
    }

    @Test
    void theReceiptSaysWhatWasTakenAndWhatItCanBeCheckedWith() throws IOException {
        Accepted accepted = (Accepted) work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}"));
        JsonNode receipt = new ObjectMapper().readTree(accepted.receipt().array());
        assertThat(receipt.get("messageId").asText())
                .isEqualTo(accepted.messageId().toString());
        assertThat(UUID.fromString(receipt.get("messageId").asText()).version()).isEqualTo(7);
        assertThat(receipt.get("partner").asText()).isEqualTo("p1");
        assertThat(receipt.get("externalId").asText()).isEqualTo("a");
        assertThat(receipt.get("rawDigest").asText())
                .isEqualTo(Digests.SM3.print(Digests.SM3.of("{\"add\":1}".getBytes(UTF_8))));
        assertThat(receipt.get("caseId").asText())
                .isEqualTo(CaseId.of("counter", "case-a").toString());
        assertThat(receipt.get("evidence").get("seq").asLong()).isEqualTo(1);
        assertThat(receipt.get("head").asText()).isEqualTo(work.heads.latest().toString());
        String storedAt = work.column("""
            select to_char(received_at at time zone 'UTC', 'YYYY-MM-DD"T"HH24:MI:SS.US"Z"') from message\
            """).getFirst();
        assertThat(receipt.get("acceptedAt").asText()).isEqualTo(storedAt);
    }

    @Test
    void whatWasHandedInIsKeptSealedByteForByte() {
        work.intake.accept(IntakeAtWork.message("a", "{\"account\" : \"6233000000000000001\"}"));
        Sealed body = work.transactions
                .jdbc()
                .sql("select key_id, bytes from body")
                .query((row, n) -> new Sealed(row.getString(1), row.getBytes(2)))
                .single();
        assertThat(new String(body.bytes(), UTF_8)).doesNotContain("6233");
        assertThat(new String(work.vault.open(body), UTF_8)).isEqualTo("{\"account\" : \"6233000000000000001\"}");
    }

    @Test
    void aCrashBeforeTheCommitLeavesNothingAndTheIdIsFree() {
        TransactionListener crash = new TransactionListener() {
            @Override
            public void beforeCommit(String transaction) {
                throw new IllegalStateException("power cut in " + transaction);
            }
        };
        IntakeAtWork dying = new IntakeAtWork(DATABASE.database().dataSource(), folder, crash);
        assertThatThrownBy(() -> dying.intake.accept(IntakeAtWork.message("a", "{\"add\":1}")))
                .hasMessage("power cut in intake-accept");
        assertThat(work.column(EVERYTHING)).isEmpty();
        assertThat(dying.woken).isEmpty();
        assertThat(work.intake.accept(IntakeAtWork.message("a", "{\"add\":2}"))).isInstanceOf(Accepted.class);
    }

    @Test
    void nothingIsTakenWhileEvidenceIsNotSealed() {
        work.intake.accept(IntakeAtWork.message("a", "{\"add\":1}"));
        work.nanos.addAndGet(Duration.ofSeconds(2).toNanos());
        assertThat(work.intake.accept(IntakeAtWork.message("b", "{\"add\":1}"))).isInstanceOf(Accepted.class);
        work.nanos.addAndGet(Duration.ofMinutes(2).toNanos());
        assertThatThrownBy(() -> work.intake.accept(IntakeAtWork.message("c", "{\"add\":1}")))
                .isInstanceOf(SealingStoppedException.class);
        assertThat(work.column("select external_id from message")).containsExactly("a", "b");
    }

    @Test
    void aMessageThatCannotBeStoredIsNotHalfStored() {
        assertThatThrownBy(() -> work.intake.accept(IntakeAtWork.message("a\0", "{\"add\":1}")))
                .isInstanceOf(RuntimeException.class);
        assertThat(work.column(EVERYTHING)).isEmpty();
    }
}
