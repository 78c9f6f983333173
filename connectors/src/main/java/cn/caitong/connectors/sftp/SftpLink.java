package cn.caitong.connectors.sftp;

import com.jcraft.jsch.ChannelSftp;
import com.jcraft.jsch.ChannelSftp.LsEntrySelector;
import com.jcraft.jsch.Session;
import com.jcraft.jsch.SftpATTRS;
import com.jcraft.jsch.SftpException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.concurrent.Future;
import java.util.function.BooleanSupplier;
import java.util.function.Predicate;

/**
 * One signed-in connection, bounded in time as a whole: when its time is up it is cut, which ends whatever waits on it. A
 * process that was stopped meanwhile finds it whole, and others at its work; so the time is looked at before each act, too. What
 * it throws is {@link RefusedByServer} where the server said no, and another {@link IOException} where nobody knows.
 */
final class SftpLink implements AutoCloseable {
    private final Session session;
    private final ChannelSftp channel;
    private final Future<?> alarm;
    private final BooleanSupplier isOver;

    SftpLink(Session session, ChannelSftp channel, Future<?> alarm, BooleanSupplier isOver) {
        this.session = session;
        this.channel = channel;
        this.alarm = alarm;
        this.isOver = isOver;
    }

    /**
     * What lies under a name; links are not followed.
     *
     * @param modified seconds since 1970, by the server's clock
     */
    record Found(String name, boolean regular, long size, int modified) {}

    /** Shows what lies in a folder, entry by entry, for as long as {@code goesOn} says so. */
    void list(String folder, Predicate<Found> goesOn) throws IOException {
        run(() -> channel.ls(
                folder,
                entry -> goesOn.test(found(entry.getFilename(), entry.getAttrs()))
                        ? LsEntrySelector.CONTINUE
                        : LsEntrySelector.BREAK));
    }

    Optional<Found> find(String folder, String name) throws IOException {
        try {
            return Optional.of(found(name, channel.lstat(folder + "/" + name)));
        } catch (SftpException failed) {
            if (failed.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return Optional.empty();
            }
            throw told(failed);
        }
    }

    /** Whether there is such a folder, or a link to one. */
    boolean isFolder(String folder) throws IOException {
        try {
            return channel.stat(folder).isDir();
        } catch (SftpException failed) {
            if (failed.id == ChannelSftp.SSH_FX_NO_SUCH_FILE) {
                return false;
            }
            throw told(failed);
        }
    }

    /** The first bytes of a file: all, if it has no more than {@code most}. */
    byte[] read(String folder, String name, int most) throws IOException {
        try (InputStream in = channel.get(folder + "/" + name)) {
            return in.readNBytes(most);
        } catch (SftpException failed) {
            throw told(failed);
        }
    }

    /** Writes a file that nobody is to look at yet. */
    void write(String folder, String name, byte[] content) throws IOException {
        run(() -> channel.put(new ByteArrayInputStream(content), folder + "/" + name, ChannelSftp.OVERWRITE));
    }

    void rename(String from, String to) throws IOException {
        run(() -> channel.rename(from, to));
    }

    void remove(String folder, String name) throws IOException {
        run(() -> channel.rm(folder + "/" + name));
    }

    /** Parting is said to the server, and may have to be cut as well. */
    @Override
    public void close() {
        session.disconnect();
        alarm.cancel(false);
    }

    private interface Act {
        void run() throws SftpException;
    }

    private void run(Act act) throws IOException {
        if (isOver.getAsBoolean()) {
            throw new IOException("its time was up before the next act");
        }
        try {
            act.run();
        } catch (SftpException failed) {
            throw told(failed);
        }
    }

    /** The library wraps what broke on the way; what the server said has no cause. */
    private static IOException told(SftpException failed) {
        return failed.getCause() == null ? new RefusedByServer(failed) : new IOException(failed);
    }

    private static Found found(String name, SftpATTRS attributes) {
        return new Found(name, attributes.isReg() && !attributes.isLink(), attributes.getSize(), attributes.getMTime());
    }
}
