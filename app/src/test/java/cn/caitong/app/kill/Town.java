package cn.caitong.app.kill;

import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.simulators.onething.TaskBoard;
import cn.caitong.simulators.rest.CentreSettings;
import cn.caitong.simulators.rest.Dialect;
import cn.caitong.simulators.rest.HttpCentre;
import java.io.IOException;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * What outlives the hub: its folders, a client, a trading centre and the application's board. The configuration is the
 * shipped one, but leases and waits are seconds, so that what a kill left unknown is asked about within the test.
 */
public final class Town implements AutoCloseable {
    public static final String CENTRE = "500103";

    private static final Path HOME = Path.of("..").toAbsolutePath().normalize();
    private static final Map<String, String> SECONDS = Map.of(
            "lease: PT1M", "lease: PT4S",
            "connectTimeout: .*", "connectTimeout: PT0.5S",
            "answerTimeout: .*", "answerTimeout: PT1S",
            "settle: PT[12]M", "settle: PT1S",
            "backoff: .*", "backoff: { first: PT0.5S, longest: PT2S, shortest: PT0.5S }",
            "perSecond: \\d+", "perSecond: 1000");

    public final Client client;
    public final HttpCentre centre;
    public final TaskBoard board;
    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    public Town(Path folder, InstantSource clock) throws IOException {
        this.folder = folder;
        layOutHome(HOME, home());
        for (String partner : List.of(CENTRE, "one-thing", "portal")) {
            drawTokens(partner);
        }
        client = new Client(folder.resolve("client.jsonl"));
        centre = HttpCentre.open(
                CentreSettings.lively(CENTRE, Dialect.CQYZ, hubToken(CENTRE), token(CENTRE))
                        .settlingAfter(Duration.ofMillis(200)),
                folder.resolve(CENTRE),
                clock);
        board = new TaskBoard(folder.resolve("tasks.jsonl"), "127.0.0.1", 0, hubToken("one-thing"));
        environment.put("HUB_DATA", data().toString());
        environment.put("HUB_NODE", "kill-test");
        environment.put("HUB_PORT", "0");
        environment.put("HUB_PARTNER_500103_URL", centre.address().toString());
        environment.put("HUB_PARTNER_ONE_THING_URL", board.address().toString());
    }

    /** The hubs of this town use an external database. */
    public Town on(DatabaseSettings database) {
        environment.put("HUB_DATABASE_URL", database.url());
        environment.put("HUB_DATABASE_OWNER", database.owner().user());
        environment.put("HUB_DATABASE_OWNER_PASSWORD", database.owner().password());
        environment.put("HUB_DATABASE_USER", database.app().user());
        environment.put("HUB_DATABASE_PASSWORD", database.app().password());
        return this;
    }

    public Path home() {
        return folder.resolve("home");
    }

    public Path data() {
        return folder.resolve("data");
    }

    public Map<String, String> environment() {
        return environment;
    }

    /** A hub is listening there now. */
    public void hubIs(URI address) {
        client.hubIs(address);
        centre.hubIs(address);
    }

    public static String token(String partner) {
        return "of-" + partner;
    }

    public static String hubToken(String partner) {
        return "for-" + partner;
    }

    /** Copies a version's configuration from its {@code root}, with seconds where it has minutes. */
    public static void layOutHome(Path root, Path home) throws IOException {
        Files.createDirectories(home.resolve("mappings"));
        Files.createSymbolicLink(home.resolve("mappings/dialects"), root.resolve("mappings/dialects"));
        try (Stream<Path> files = Files.walk(root.resolve("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = home.resolve(root.relativize(file).toString());
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, inSeconds(Files.readString(file)));
            }
        }
    }

    private static String inSeconds(String descriptor) {
        String text = descriptor;
        for (Map.Entry<String, String> each : SECONDS.entrySet()) {
            text = text.replaceAll(each.getKey(), each.getValue());
        }
        return text;
    }

    /** Tokens for both directions, where the hub looks for them. */
    public void drawTokens(String partner) throws IOException {
        Path secrets = Files.createDirectories(data().resolve("secrets"));
        Files.writeString(secrets.resolve(partner + ".in.sha256"), sha256(token(partner)));
        Files.writeString(secrets.resolve(partner + ".out.token"), hubToken(partner));
    }

    private static String sha256(String text) {
        try {
            return HexFormat.of()
                    .formatHex(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException(impossible);
        }
    }

    @Override
    public void close() {
        client.close();
        centre.close();
        board.close();
    }
}
