package cn.caitong.engine.evidence;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.crypto.Sm2PrivateKey;
import cn.caitong.engine.crypto.Sm2PublicKey;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

@Tag("database")
class TamperingAnywhereIsFoundByTheAuditTest {
    private static final EvidenceTables TABLES = new EvidenceTables();

    @AfterAll
    static void close() {
        TABLES.close();
    }

    @BeforeEach
    void fiveRowsInTwoBatchesAndOneThatWaits() throws SQLException {
        TABLES.empty();
        UUID one = UUID.randomUUID();
        UUID other = UUID.randomUUID();
        TABLES.append(TABLES.entry(one, "a"), TABLES.entry(one, "b"), TABLES.entry(other, "x"));
        TABLES.sealer.sealOnce();
        TABLES.append(TABLES.entry(other, "y"), TABLES.entry(one, "c"));
        TABLES.sealer.sealOnce();
        TABLES.append(TABLES.entry(one, "waits"));
        EvidenceAudit.Result sound = audit(TABLES.key.publicKey());
        assertThat(sound.findings()).isEmpty();
        assertThat(sound.rows()).isEqualTo(6);
        assertThat(sound.head().no()).isEqualTo(2);
    }

    @ParameterizedTest
    @CsvSource(delimiter = ';', quoteCharacter = '~', textBlock = """
        update evidence set payload = '{}' where case_seq = 2                                   ; PAYLOAD_EDITED
        update evidence set kind = 'z' where case_seq = 3                                       ; ROW_EDITED
        delete from evidence where case_seq = 1                                                 ; ROW_MISSING
        delete from evidence where case_seq = 4                                                 ; TAIL_CUT
        delete from evidence_head                                                               ; TAIL_CUT
        update evidence set prev_hash = payload_digest where case_seq = 2                       ; CHAIN_BROKEN
        update evidence_batch set total = 9 where no = 1                                        ; BATCH_EDITED
        update evidence_batch set members = members || members, hashes = hashes || hashes       ; BATCH_EDITED
        delete from evidence_batch where no = 1                                                 ; HEADS_BROKEN
        delete from evidence_batch where no = 2                                                 ; BATCH_MISSING
        delete from evidence_unsealed                                                           ; NOT_IN_BATCH
        """)
    void whateverWasChanged(String change, Finding.Code found) throws SQLException {
        TABLES.asOwner(change);
        assertThat(audit(TABLES.key.publicKey()).findings())
                .extracting(Finding::code)
                .contains(found);
    }

    @Test
    void aSignatureOfAnotherKey() throws SQLException {
        assertThat(audit(Sm2PrivateKey.draw().publicKey()).findings())
                .extracting(Finding::code)
                .containsExactly(Finding.Code.KEY_NOT_TRUSTED);
    }

    @Test
    void aPayloadThatWasErasedByRuleIsNoFault() throws SQLException {
        TABLES.asOwner("update evidence set payload = null, salt = null where case_seq = 2");
        assertThat(audit(TABLES.key.publicKey()).findings()).isEmpty();
    }

    private static EvidenceAudit.Result audit(Sm2PublicKey key) throws SQLException {
        try (Connection connection = TABLES.transactions.dataSource().getConnection()) {
            connection.setAutoCommit(false);
            EvidenceAudit.Result result = new EvidenceAudit(connection, List.of(key)).check();
            connection.rollback();
            return result;
        }
    }
}
