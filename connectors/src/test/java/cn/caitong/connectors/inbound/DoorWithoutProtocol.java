package cn.caitong.connectors.inbound;

import cn.caitong.connectors.contract.Intakes;
import cn.caitong.connectors.contract.MessageCases;
import cn.caitong.connectors.dialect.Dialects;
import cn.caitong.connectors.dialect.PartnerReader;
import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.PartnerFiles;
import cn.caitong.connectors.partner.Partners;
import cn.caitong.engine.flow.Location;
import cn.caitong.engine.intake.BacklogLimits;
import cn.caitong.engine.intake.Refusals;
import cn.caitong.engine.store.TestDatabase;
import cn.caitong.engine.store.Transactions;
import cn.caitong.engine.time.MonthPartitions;
import cn.caitong.engine.vault.Vault;
import cn.caitong.engine.vault.VaultKeys;
import cn.caitong.mappings.identifier.Districts;
import cn.caitong.mappings.message.CanonicalMessage;
import cn.caitong.mappings.validation.Validator;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/** The reception with its shipped partners, on a database of its own; each partner's token is its id with {@code -token}. */
final class DoorWithoutProtocol implements AutoCloseable {
    static final Path MAPPINGS = Path.of("..", "mappings");
    static final String JSON = "application/json";

    final TestDatabase database = new TestDatabase();
    private final Path folder;
    private final Transactions transactions = database.transactions();
    private final Vault vault;

    DoorWithoutProtocol(Path folder) {
        this.folder = folder;
        new MonthPartitions(transactions).ensure();
        vault = new Vault(VaultKeys.inFolder(folder.resolve("keys")));
    }

    /** A new reception, with places and rates unused. */
    Reception open() throws Exception {
        return open(BacklogLimits.DEFAULT);
    }

    Reception open(BacklogLimits limits) throws Exception {
        return open(limits, MAPPINGS.resolve("dialects"));
    }

    /** One whose partners speak by other files. */
    Reception open(Path dialects) throws Exception {
        return open(BacklogLimits.DEFAULT, dialects);
    }

    /** One that finds the case of a message in its own way. */
    Reception open(Function<CanonicalMessage, Location> locator) throws Exception {
        return open(BacklogLimits.DEFAULT, MAPPINGS.resolve("dialects"), locator);
    }

    private Reception open(BacklogLimits limits, Path dialects) throws Exception {
        return open(limits, dialects, MessageCases::locate);
    }

    private Reception open(BacklogLimits limits, Path dialects, Function<CanonicalMessage, Location> locator)
            throws Exception {
        Partners partners = new Partners(PartnerFiles.load(Path.of("..", "config", "partners")));
        Path secrets = Files.createDirectories(folder.resolve("secrets"));
        for (String id : List.of("500103", "500106", "500240", "one-thing", "portal")) {
            Files.writeString(secrets.resolve(id + ".in.sha256"), sha256(id + "-token"));
        }
        return new Reception(
                partners,
                new Credentials(secrets, partners),
                new PartnerReader(new Dialects(dialects, partners)),
                new Validator(Districts.load(Path.of("..", "config", "districts.yaml"))),
                new Submissions(locator),
                Intakes.of(transactions, vault, folder, limits),
                new Refusals(transactions));
    }

    private static String sha256(String token) throws NoSuchAlgorithmException {
        MessageDigest digest = MessageDigest.getInstance("SHA-256");
        return HexFormat.of().formatHex(digest.digest(token.getBytes(StandardCharsets.UTF_8)));
    }

    /** A partner's own words, by its own path and token. */
    static Incoming said(String partner, String channel, byte[] body) {
        return said(partner, channel, JSON, Map.of(), new ByteArrayInputStream(body));
    }

    static Incoming said(
            String partner, String channel, String contentType, Map<String, String> headers, InputStream body) {
        return new Incoming(Optional.of(partner), channel, bearer(partner), contentType, headers, body);
    }

    /** The canonical form, by the path that all share. */
    static Incoming canonical(String partner, String body) {
        return new Incoming(Optional.empty(), "", bearer(partner), JSON, Map.of(), bytes(body));
    }

    static String bearer(String partner) {
        return "Bearer " + partner + "-token";
    }

    static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }

    static String sample(String dialect, String name) throws IOException {
        return Files.readString(MAPPINGS.resolve("dialects/%s/samples/wire/%s.json".formatted(dialect, name)));
    }

    static String example(String type, String name) throws IOException {
        return Files.readString(MAPPINGS.resolve("schemas/examples/%s/good/%s.json".formatted(type, name)));
    }

    List<String> texts(String sql) {
        return database.jdbc().sql(sql).query(String.class).list();
    }

    @Override
    public void close() {
        database.close();
    }
}
