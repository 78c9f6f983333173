package cn.caitong.simulators.sftp;

import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviours;
import cn.caitong.simulators.traffic.Traffic;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.CopyOption;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermission;
import java.security.GeneralSecurityException;
import java.security.KeyFactory;
import java.security.KeyPair;
import java.security.interfaces.RSAPrivateCrtKey;
import java.security.spec.PKCS8EncodedKeySpec;
import java.security.spec.RSAPublicKeySpec;
import java.util.Base64;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import org.apache.sshd.common.file.virtualfs.VirtualFileSystemFactory;
import org.apache.sshd.common.keyprovider.KeyPairProvider;
import org.apache.sshd.server.SshServer;
import org.apache.sshd.server.session.ServerSession;
import org.apache.sshd.sftp.server.Handle;
import org.apache.sshd.sftp.server.SftpEventListener;
import org.apache.sshd.sftp.server.SftpSubsystemFactory;
import org.jspecify.annotations.Nullable;

/** The server: one user, one password, one folder. It misbehaves where a file is being put down. */
final class SftpDoor implements AutoCloseable {
    private final SftpSettings settings;
    private final Path root;
    private final String out;
    private final String doneEnding;
    private final Misbehaviours misbehaviours;
    private SshServer server;
    private int port;

    SftpDoor(SftpSettings settings, Path root, FileWire wire, Misbehaviours misbehaviours) {
        this.settings = settings;
        this.root = root;
        this.out = wire.folders().out();
        this.doneEnding = wire.doneEnding();
        this.misbehaviours = misbehaviours;
        this.port = settings.port();
        this.server = open();
        this.port = server.getPort();
    }

    private SshServer open() {
        var opened = SshServer.setUpDefaultServer();
        opened.setHost(settings.bind());
        opened.setPort(port);
        opened.setKeyPairProvider(KeyPairProvider.wrap(hostKey(settings.hostKey())));
        opened.setPasswordAuthenticator(
                (user, password, session) -> user.equals(settings.user()) && password.equals(settings.password()));
        var files = new SftpSubsystemFactory.Builder().build();
        files.addSftpEventListener(new Watcher());
        opened.setSubsystemFactories(List.of(files));
        opened.setFileSystemFactory(new VirtualFileSystemFactory(root));
        try {
            opened.start();
        } catch (IOException e) {
            throw new UncheckedIOException("cannot listen on port " + port, e);
        }
        return opened;
    }

    URI address() {
        return URI.create("sftp://localhost:" + port);
    }

    synchronized void shut() {
        stop();
    }

    synchronized void reopen() {
        if (!server.isStarted()) {
            server = open();
        }
    }

    private void stop() {
        try {
            server.stop(true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public synchronized void close() {
        stop();
    }

    private static KeyPair hostKey(Path file) {
        try {
            String pem = Files.readString(file, StandardCharsets.US_ASCII).replaceAll("-----[A-Z ]+-----|\\s", "");
            var keys = KeyFactory.getInstance("RSA");
            var secret = (RSAPrivateCrtKey) keys.generatePrivate(
                    new PKCS8EncodedKeySpec(Base64.getDecoder().decode(pem)));
            var open = keys.generatePublic(new RSAPublicKeySpec(secret.getModulus(), secret.getPublicExponent()));
            return new KeyPair(open, secret);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        } catch (GeneralSecurityException e) {
            throw new IllegalStateException("not an RSA key: " + file, e);
        }
    }

    /** Which file of the hub this is about. */
    private static Traffic traffic(Path file) {
        String name = String.valueOf(file.getFileName()).replaceAll("\\.part$|\\.ok$", "");
        String id = name.replaceFirst("^[A-Z]+_", "").replaceFirst("\\.[a-z]+$", "");
        Kind kind = name.startsWith("CX") || name.startsWith("Q")
                ? Kind.QUERY
                : name.startsWith("CH") || name.startsWith("X_") ? Kind.RECALL : Kind.REFUND;
        return new Traffic(kind, List.of(kind == Kind.QUERY ? id.replaceFirst("-q\\d+-\\d+$", "") : id));
    }

    private boolean strikes(Path file, EnumSet<Fault> faults) {
        boolean isTheHubs = String.valueOf(file.getParent()).endsWith(out);
        return isTheHubs
                && misbehaviours.strike(traffic(file), faults::contains).isPresent();
    }

    private final class Watcher implements SftpEventListener {
        /** No place, or no permission: before a byte was taken, or given. Whoever runs it, it reads what a file's owner may read. */
        @Override
        public void opening(ServerSession session, String remoteHandle, Handle handle) throws IOException {
            if (Files.isRegularFile(handle.getFile())
                    && !Files.getPosixFilePermissions(handle.getFile()).contains(PosixFilePermission.OWNER_READ)) {
                throw new AccessDeniedException("not to be read");
            }
            boolean isAside = handle.getFile().toString().endsWith(".part");
            if (isAside && strikes(handle.getFile(), EnumSet.of(Fault.BUSY, Fault.MAINTENANCE))) {
                throw new AccessDeniedException("no place left");
            }
        }

        @Override
        public void moving(ServerSession session, Path from, Path to, Collection<CopyOption> options)
                throws IOException {
            if (strikes(to, EnumSet.of(Fault.RESET_UNREAD))) {
                session.close(true);
                throw new IOException("the connection is gone");
            }
        }

        @Override
        public void moved(
                ServerSession session, Path from, Path to, Collection<CopyOption> options, @Nullable Throwable thrown) {
            if (thrown == null && doneEnding.isEmpty() && strikes(to, EnumSet.of(Fault.RESET_AFTER_COMMIT))) {
                session.close(true);
            }
        }

        @Override
        public void closed(ServerSession session, String remoteHandle, Handle handle, @Nullable Throwable thrown) {
            boolean isDone =
                    !doneEnding.isEmpty() && handle.getFile().toString().endsWith(doneEnding);
            if (isDone && strikes(handle.getFile(), EnumSet.of(Fault.RESET_AFTER_COMMIT))) {
                session.close(true);
            }
        }
    }
}
