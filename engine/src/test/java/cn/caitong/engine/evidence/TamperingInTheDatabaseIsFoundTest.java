package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.evidence.Heads.Head;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Somebody has the owner's password, but not the signing key. The hub exports what it finds; the verifier finds the rest. */
@Tag("database")
class TamperingInTheDatabaseIsFoundTest {
    private static final EvidenceTables TABLES = new EvidenceTables();

    private final UUID mine = UUID.randomUUID();

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void fourRowsInTwoBatches() {
        TABLES.empty();
        TABLES.append(TABLES.entry(mine, "a"), TABLES.entry(mine, "b"));
        TABLES.sealer.sealOnce();
        TABLES.append(TABLES.entry(UUID.randomUUID(), "x"));
        TABLES.sealer.sealOnce();
        TABLES.append(TABLES.entry(mine, "c"), TABLES.entry(mine, "d"));
        TABLES.sealer.sealOnce();
        assertThat(TABLES.find(mine, null)).isEmpty();
    }

    @Test
    void anEditedPayload() {
        TABLES.asOwner("update evidence set payload = '{}' where case_seq = 2");
        assertThat(TABLES.find(mine, null)).containsExactly("row 2 PAYLOAD_EDITED");
    }

    @Test
    void aPayloadThatIsNoLongerText() {
        TABLES.asOwner("update evidence set payload = '\\xff00' where case_seq = 2");
        assertThat(TABLES.find(mine, null)).containsExactly("row 2 PAYLOAD_EDITED");
    }

    @Test
    void aPayloadThatIsGone() {
        TABLES.asOwner("update evidence set payload = null, salt = null where case_seq = 2");
        assertThat(TABLES.find(mine, null)).containsExactly("row 2 ERASED_WITHOUT_RECORD");
    }

    @Test
    void aColumnThatWasEdited() {
        TABLES.asOwner("update evidence set kind = 'refused' where case_seq = 3");
        assertThat(TABLES.find(mine, null)).containsExactly("row 3 ROW_EDITED");
        TABLES.asOwner("update evidence set kind = 'c', at = at + interval '1 millisecond' where case_seq = 3");
        assertThat(TABLES.find(mine, null)).containsExactly("row 3 ROW_EDITED");
    }

    @Test
    void aDeletedRow() {
        TABLES.asOwner("delete from evidence where case_seq = 2");
        assertThat(TABLES.find(mine, null)).containsExactly("row 2 ROW_MISSING");
    }

    @Test
    void swappedNumbers() {
        TABLES.asOwner("update evidence set case_seq = 5 - case_seq where case_seq in (2, 3)");
        assertThat(TABLES.find(mine, null)).contains("row 2 ROW_EDITED", "row 3 ROW_EDITED", "row 2 CHAIN_BROKEN");
    }

    @Test
    void aDeletedTailWithTheTipTurnedBack() {
        TABLES.asOwner("delete from evidence where case_seq > 2");
        turnBack(2);
        assertThat(TABLES.find(mine, null)).containsExactly("row 3 TAIL_CUT");
    }

    @Test
    void aDeletedTailThatIsWrittenAnew() {
        TABLES.asOwner("delete from evidence where case_seq > 2");
        turnBack(2);
        TABLES.append(TABLES.entry(mine, "harmless"));
        TABLES.sealer.sealOnce();
        assertThat(TABLES.find(mine, null)).contains("row 3 NOT_IN_BATCH", "row 4 TAIL_CUT");
        TABLES.append(TABLES.entry(mine, "harmless"), TABLES.entry(mine, "harmless"));
        TABLES.sealer.sealOnce();
        assertThat(TABLES.find(mine, null)).containsExactly("row 3 NOT_IN_BATCH", "row 4 NOT_IN_BATCH");
    }

    @Test
    void aDeletedTailThatTheBatchIsMadeToForget() {
        TABLES.asOwner("delete from evidence where case_seq > 2");
        TABLES.asOwner("update evidence_batch set members = overlay(members placing gen_random_uuid()::text::bytea"
                + " from 1) where no = 3");
        turnBack(2);
        assertThat(TABLES.find(mine, null)).containsExactly("batch 3 HEADS_BROKEN");
    }

    @Test
    void everyRowDeleted() {
        TABLES.asOwner("delete from evidence");
        assertThat(TABLES.find(mine, null)).containsExactly("row 1 TAIL_CUT");
    }

    @Test
    void aDeletedBatch() {
        TABLES.asOwner("delete from evidence_batch where no = 2");
        assertThat(TABLES.find(mine, null)).containsExactly("batch 2 BATCH_MISSING");
    }

    @Test
    void anEditedBatch() {
        TABLES.asOwner("update evidence_batch set total = total + 1 where no = 2");
        assertThat(TABLES.find(mine, null)).containsExactly("batch 3 HEADS_BROKEN");
        TABLES.asOwner("update evidence_batch set total = total - 1 where no = 2");
        TABLES.asOwner("update evidence_batch set signature = root || root where no = 1");
        assertThat(TABLES.find(mine, null)).containsExactly("batch 1 SIGNATURE_FORGED", "batch 3 HEADS_BROKEN");
    }

    @Test
    void aBatchWhoseLeavesWereEdited() {
        TABLES.asOwner("update evidence_batch set hashes = overlay(hashes placing '\\x00'::bytea from 2) where no = 3");
        assertThat(TABLES.find(mine, null)).isNotEmpty();
    }

    @Test
    void batchesCutOffBehindAHeadThatWasGivenOut() {
        Head given = new Head(3, TABLES.batches().getLast().digest());
        TABLES.asOwner("delete from evidence where case_seq > 2");
        TABLES.asOwner("delete from evidence_batch where no = 3");
        TABLES.asOwner("update evidence_sealer set last_no = 2, total = 3,"
                + " digest = (select digest from evidence_batch where no = 2)");
        turnBack(2);
        assertThat(TABLES.find(mine, null)).as("without the head nothing shows").isEmpty();
        assertThat(TABLES.find(mine, given)).containsExactly("batch 3 HEAD_BEYOND");
        TABLES.append(TABLES.entry(mine, "harmless"));
        TABLES.sealer.sealOnce();
        assertThat(TABLES.find(mine, given)).as("history was written anew").containsExactly("batch 3 HEAD_DIFFERS");
    }

    @Test
    void aRowThatWasKeptFromBeingSealed() {
        TABLES.append(TABLES.entry(mine, "e"));
        TABLES.asOwner("delete from evidence_unsealed");
        TABLES.transactions
                .jdbc()
                .sql("update legal_clock set demo_offset = interval '11 minutes'")
                .update();
        assertThat(TABLES.find(mine, null)).containsExactly("row 5 NEVER_SEALED");
    }

    private static void turnBack(int seq) {
        TABLES.asOwner(
                "update evidence_head h set seq = %1$d, hash = e.leaf from evidence e where e.case_id = h.case_id and e.case_seq = %1$d"
                        .formatted(seq));
    }
}
