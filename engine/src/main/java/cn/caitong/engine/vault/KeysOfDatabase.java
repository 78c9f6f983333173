package cn.caitong.engine.vault;

import cn.caitong.engine.crypto.SigningKeys;
import cn.caitong.engine.crypto.Sm2PublicKey;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Whether a folder holds the keys that a database was written with. A hub that finds none draws new ones, under the same ids: what
 * two folders seal beside each other is parked by one node and the other in turn, and what was sealed before can be read by none. So
 * this is asked before anything is drawn, and of what is backed up or restored.
 */
public final class KeysOfDatabase {
    /** The first message and the last, as ids sort by time: by the key's index, however many there are. */
    private static final String SEALED = """
        select b.key_id, b.bytes
          from ((select id, received_at from message where body_ref is null order by id limit 1)
                union all
                (select id, received_at from message where body_ref is null order by id desc limit 1)) m
          join body b on b.owner = m.id and b.kind = 'raw' and b.n = 0 and b.at = m.received_at
        """;

    /** One good signature vouches for every batch before it; this is whose it must be. */
    private static final String SIGNED = "select key_id from evidence_batch order by no desc limit 1";

    private KeysOfDatabase() {}

    /**
     * Does nothing if they fit, or if nothing is sealed or signed yet.
     *
     * @param keys the data folder's {@code keys}
     * @throws VaultException naming the folder and the remedy
     */
    public static void require(Connection connection, Path keys) throws SQLException {
        List<Sealed> sealed = sealed(connection);
        if (!sealed.isEmpty() && !opens(sealed, keys)) {
            throw VaultException.foreign(keys);
        }
        Optional<String> signer = signer(connection);
        if (signer.isPresent()
                && SigningKeys.publicIn(keys).stream().map(Sm2PublicKey::id).noneMatch(signer.get()::equals)) {
            throw VaultException.unpublished(keys, signer.get());
        }
    }

    private static boolean opens(List<Sealed> sealed, Path keys) {
        Optional<Vault> vault = VaultKeys.existingIn(keys).map(Vault::new);
        try {
            vault.ifPresent(present -> sealed.forEach(present::open));
        } catch (VaultException other) {
            throw VaultException.foreign(keys, other);
        }
        return vault.isPresent();
    }

    private static List<Sealed> sealed(Connection connection) throws SQLException {
        List<Sealed> sealed = new ArrayList<>();
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(SEALED)) {
            while (row.next()) {
                sealed.add(new Sealed(row.getString(1), row.getBytes(2)));
            }
        }
        return sealed;
    }

    private static Optional<String> signer(Connection connection) throws SQLException {
        try (Statement sql = connection.createStatement();
                ResultSet row = sql.executeQuery(SIGNED)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }
}
