package cn.caitong.engine.vault;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.evidence.EvidenceEntry;
import cn.caitong.engine.evidence.EvidenceLog;
import cn.caitong.engine.evidence.Sealer;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.time.LegalTime;
import cn.caitong.engine.time.MonthPartitions;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second node whose folder is not the shared one, or a database whose folder was lost. */
@Tag("database")
class ADatabaseKeepsToItsKeysTest {
    private static final TestDatabase DATABASE = new TestDatabase();

    private final Path own;
    private final Path other;

    ADatabaseKeepsToItsKeysTest(@TempDir Path folder) {
        own = folder.resolve("own");
        other = folder.resolve("other");
    }

    @AfterAll
    static void close() {
        DATABASE.close();
    }

    @BeforeEach
    void empty() {
        DATABASE.empty();
        new MonthPartitions(DATABASE.transactions()).ensure();
    }

    @Test
    void aNewDatabaseTakesAnyAndNone() {
        assertThatCode(() -> require(own)).doesNotThrowAnyException();
        VaultKeys.inFolder(other);
        assertThatCode(() -> require(other)).doesNotThrowAnyException();
    }

    @Test
    void noKeysAreDrawnBesideMessagesThatOthersSealed() {
        take(own);
        assertThatThrownBy(() -> require(other))
                .isInstanceOf(VaultException.class)
                .hasMessageContaining(other.toString())
                .hasMessageContaining("HUB_DATA");
        assertThatCode(() -> require(own)).doesNotThrowAnyException();
    }

    @Test
    void keysOfAnotherHubHaveTheSameNamesAndOpenNothing() {
        take(own);
        VaultKeys.inFolder(other);
        assertThatThrownBy(() -> require(other)).hasMessageContaining("请放回原有的 keys");
    }

    @Test
    void aKeyThatWasTakenAwayIsMissed() throws IOException {
        take(own);
        Path later = own.resolve("k0002.key");
        Files.writeString(later, "00112233445566778899aabbccddeeff");
        Files.setPosixFilePermissions(later, PosixFilePermissions.fromString("rw-------"));
        take(own);
        assertThatCode(() -> require(own)).doesNotThrowAnyException();
        Files.delete(own.resolve("k0001.key"));
        assertThatThrownBy(() -> require(own)).isInstanceOf(VaultException.class);
    }

    @Test
    void whatSignedTheNewestBatchMustBePublished() throws IOException {
        SigningKeys.inFolder(own);
        seal(own);
        assertThatCode(() -> require(own)).doesNotThrowAnyException();
        SigningKeys.inFolder(other);
        assertThatThrownBy(() -> require(other)).hasMessageContaining("public-keys.pem");
        Files.delete(own.resolve("k0001.pem"));
        SigningKeys.inFolder(own);
        assertThatCode(() -> require(own))
                .as("a private key that is lost is followed by another, and its public one stays")
                .doesNotThrowAnyException();
    }

    /** A message that a hub with these keys took in. */
    private static void take(Path keys) {
        Sealed body = new Vault(VaultKeys.inFolder(keys)).seal(new byte[] {1});
        DATABASE.jdbc().sql("""
            with taken as (
              insert into message (id, partner, external_id, jurisdiction, flow, type, case_id, raw_digest, data_digest, mapping,
                                   receipt, evidence_seq, received_at)
              select id, '500103', id::text, '500103', 'deposit', 'deposit.received.v1', id, 'sm3:a', 'sm3:b', 'm', '', 1,
                     legal_now()
                from (select uuidv7() as id) m
              returning id, received_at
            )
            insert into body (owner, kind, at, key_id, bytes, jurisdiction)
            select id, 'raw', received_at, ?, ?, '500103' from taken
            """).params(body.keyId(), body.bytes()).update();
    }

    private static void seal(Path keys) {
        LegalTime time = new LegalTime(DATABASE.transactions());
        EvidenceEntry entry = new EvidenceEntry(
                UUID.randomUUID(), "500103", "it.happened", time.now(), JsonNodeFactory.instance.objectNode());
        DATABASE.transactions().run("append", () -> new EvidenceLog(DATABASE.transactions()).append(List.of(entry)));
        new Sealer(DATABASE.transactions(), time, SigningKeys.inFolder(keys)).sealWaiting();
    }

    private static void require(Path keys) throws SQLException {
        try (Connection connection = DATABASE.database().dataSource().getConnection()) {
            KeysOfDatabase.require(connection, keys);
        }
    }
}
