package cn.caitong.connectors.amqp;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A key with a certificate that nobody but itself vouches for, as somebody would make it with the JDK's tool. */
final class OwnCertificate {
    /** As a URI and an XML file can hold it. */
    static final String PLAIN_PASSWORD = "no-marks";

    private final Path folder;
    private final String name;
    private final String password;

    /** For the loopback address. */
    OwnCertificate(Path folder, String name, String password) throws IOException, InterruptedException {
        this.folder = Files.createDirectories(folder);
        this.name = name;
        this.password = password;
        keytool(
                keyStore(),
                "-genkeypair",
                "-alias",
                "queues",
                "-keyalg",
                "EC",
                "-dname",
                "CN=" + name,
                "-ext",
                "san=ip:127.0.0.1");
        keytool(
                keyStore(),
                "-exportcert",
                "-alias",
                "queues",
                "-file",
                certificate().toString());
        keytool(
                trustStore(),
                "-importcert",
                "-noprompt",
                "-alias",
                "hub",
                "-file",
                certificate().toString());
        Files.writeString(passwordFile(), password + "\n");
    }

    private void keytool(Path store, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "keytool").toString());
        command.addAll(List.of(arguments));
        command.addAll(List.of("-keystore", store.toString(), "-storetype", "PKCS12", "-storepass:env", "PASSWORD"));
        ProcessBuilder process = new ProcessBuilder(command).redirectErrorStream(true);
        process.environment().put("PASSWORD", password);
        Process running = process.start();
        String said = new String(running.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        if (!running.waitFor(30, TimeUnit.SECONDS) || running.exitValue() != 0) {
            throw new IllegalStateException(said);
        }
    }

    Path keyStore() {
        return folder.resolve(name + ".p12");
    }

    /** Of whoever trusts it: the certificate without the key. */
    Path trustStore() {
        return folder.resolve(name + "-trusted.p12");
    }

    Path passwordFile() {
        return folder.resolve(name + ".password");
    }

    private Path certificate() {
        return folder.resolve(name + ".crt");
    }
}
