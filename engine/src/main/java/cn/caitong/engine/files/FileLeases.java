package cn.caitong.engine.files;

import cn.caitong.engine.store.TransactionName;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.HubNode;
import java.time.Duration;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Who reads whose folder: one node a partner, by the database's time. */
public final class FileLeases {
    /** The transaction of {@link #claim}. */
    @TransactionName
    public static final String CLAIM = "file-poll-claim";
    /** The transaction of {@link #extend} and {@link #release}. */
    @TransactionName
    public static final String EXTEND = "file-poll-extend";

    private static final String TAKE = """
        insert into file_poll as p (partner, jurisdiction, node, epoch, lease_until)
        values (?, ?, ?, 1, database_now() + ?::interval)
        on conflict (partner) do update
          set node = excluded.node, epoch = p.epoch + 1, lease_until = excluded.lease_until
          where p.lease_until <= database_now()
        returning epoch, greatest(p.read_at, (select moved_at + demo_offset from legal_clock where p.read_at is not null))
          as read_at
        """;
    private static final String MOVE = """
        update file_poll set lease_until = database_now() + ?::interval
         where partner = ? and node = ? and epoch = ? and lease_until > database_now()
        """;
    private static final String READ = """
        update file_poll set lease_until = database_now(), read_at = greatest(read_at, ?::timestamptz)
         where partner = ? and node = ? and epoch = ? and lease_until > database_now()
        """;
    /** Locked until the caller's commit: nobody else can have the lease before. */
    private static final String HOLDS = """
        select epoch from file_poll
         where partner = ? and node = ? and epoch = ? and lease_until > database_now() for share
        """;

    private final Transactions transactions;
    private final HubNode node;

    public FileLeases(Transactions transactions, HubNode node) {
        this.transactions = transactions;
        this.node = node;
    }

    /** The partner's folder is this node's for so long; empty while it is another's. In its own transaction. */
    public Optional<FileLease> claim(String partner, String jurisdiction, Duration length) {
        return transactions.call(
                CLAIM,
                () -> transactions
                        .jdbc()
                        .sql(TAKE)
                        .params(partner, jurisdiction, node.id(), length.toString())
                        .query((row, n) -> {
                            @Nullable OffsetDateTime readAt = row.getObject("read_at", OffsetDateTime.class);
                            return new FileLease(
                                    partner,
                                    jurisdiction,
                                    node.id(),
                                    row.getLong("epoch"),
                                    readAt == null ? null : readAt.toInstant());
                        })
                        .optional());
    }

    /** Whether it is still held; then it is from now on for so long. In its own transaction. */
    public boolean extend(FileLease lease, Duration length) {
        return transactions.call(EXTEND, () -> moved(lease, length));
    }

    /** Gives it back, if it is still held. */
    public void release(FileLease lease) {
        transactions.run(EXTEND, () -> moved(lease, Duration.ZERO));
    }

    /**
     * Gives it back, if it is still held, after the whole folder was read.
     *
     * @param readAt legal time, UTC, from before the reading: what was there by then has been seen
     */
    public void releaseRead(FileLease lease, Instant readAt) {
        transactions.run(
                EXTEND,
                () -> transactions
                        .jdbc()
                        .sql(READ)
                        .params(readAt.toString(), lease.partner(), lease.node(), lease.epoch())
                        .update());
    }

    /** In the caller's transaction. */
    void requireHeld(FileLease lease) {
        boolean held = transactions
                .jdbc()
                .sql(HOLDS)
                .params(lease.partner(), lease.node(), lease.epoch())
                .query(Long.class)
                .optional()
                .isPresent();
        if (!held) {
            throw new LeaseLostException(lease);
        }
    }

    private boolean moved(FileLease lease, Duration length) {
        return transactions
                        .jdbc()
                        .sql(MOVE)
                        .params(length.toString(), lease.partner(), lease.node(), lease.epoch())
                        .update()
                == 1;
    }
}
