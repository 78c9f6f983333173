package cn.caitong.app.hub;

import cn.caitong.connectors.broker.QueueTls;
import cn.caitong.engine.settings.InvalidSettingsException;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.DatabaseSettings.Login;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Where a hub lives and what it is given.
 *
 * @param home the folder that holds {@code config/} and {@code mappings/dialects/}
 * @param data the folder of everything that is kept: embedded database and broker, keys, secrets
 * @param database an external PostgreSQL ({@code HUB_DATABASE_URL}, {@code HUB_DATABASE_TRANSACTION_LIMIT},
 *     {@code HUB_DATABASE_SILENCE_LIMIT}); empty: the embedded one
 * @param broker an external Artemis ({@code HUB_BROKER_URL}, {@code HUB_BROKER_USER}, {@code HUB_BROKER_PASSWORD}); empty:
 *     the embedded one
 * @param port where HTTP is served; 0 takes any that is free
 * @param queues where the embedded broker lets partners in that are met on queues
 * @param node this process's name among the nodes of one database
 * @param partnerUrls where a partner is reached in this deployment, over its descriptor ({@code HUB_PARTNER_<ID>_URL})
 */
public record HubSettings(
        Path home,
        Path data,
        Optional<DatabaseSettings> database,
        Optional<BrokerSettings> broker,
        int port,
        QueueDoor queues,
        String node,
        Map<String, String> partnerUrls) {
    public static final int DEFAULT_PORT = 8180;

    private static final int DEFAULT_QUEUE_PORT = 5672;

    /**
     * Settings from the environment; the data folder is {@code HUB_DATA}, by default {@code .hub} in the home.
     *
     * @throws InvalidSettingsException naming the variable whose value cannot be used
     */
    public static HubSettings of(Path home, Map<String, String> environment) {
        Environment given = new Environment(environment);
        return new HubSettings(
                home,
                given.text("HUB_DATA").map(Path::of).orElse(home.resolve(".hub")),
                given.text("HUB_DATABASE_URL").map(url -> database(url, given)),
                given.text("HUB_BROKER_URL")
                        .map(url -> new BrokerSettings(
                                url, given.text("HUB_BROKER_USER").orElse("hub"), given.secret("HUB_BROKER_PASSWORD"))),
                given.port("HUB_PORT", DEFAULT_PORT),
                QueueDoor.of(given),
                given.text("HUB_NODE").orElseGet(HubSettings::host),
                given.partnerUrls());
    }

    /** The same on another folder and port, with these partners found elsewhere. */
    public HubSettings inFolder(Path folder, int otherPort, Map<String, String> urls) {
        return new HubSettings(home, folder, database, broker, otherPort, queues, node, urls);
    }

    /** The same, with partners of queues let in on this port; 0 takes any that is free. */
    public HubSettings withQueuesOn(int queuePort) {
        return new HubSettings(
                home,
                data,
                database,
                broker,
                port,
                new QueueDoor(queues.bind(), queuePort, queues.tls()),
                node,
                partnerUrls);
    }

    /** Where a partner is reached over its descriptor, if it is; a variable's name knows no small letters. */
    public @Nullable String partnerUrl(String id) {
        return partnerUrls.getOrDefault(id, partnerUrls.get(id.toLowerCase(Locale.ROOT)));
    }

    public Path config() {
        return home.resolve("config");
    }

    public Path secrets() {
        return data.resolve("secrets");
    }

    /** Whether nothing in the data folder belongs to one process alone: nodes then share it for its keys and secrets. */
    boolean isShared() {
        return database.isPresent() && broker.isPresent();
    }

    /**
     * Where AMQP 1.0 is spoken ({@code HUB_QUEUE_BIND}, {@code HUB_QUEUE_PORT}), if any partner is met so.
     *
     * @param tls by which key over TLS alone ({@code HUB_QUEUE_KEYSTORE}, {@code HUB_QUEUE_KEYSTORE_PASSWORD_FILE}); empty: without
     */
    public record QueueDoor(String bind, int port, Optional<QueueTls> tls) {
        private static final String KEY_STORE = "HUB_QUEUE_KEYSTORE";
        private static final String PASSWORD_FILE = "HUB_QUEUE_KEYSTORE_PASSWORD_FILE";

        private static QueueDoor of(Environment given) {
            return new QueueDoor(
                    given.text("HUB_QUEUE_BIND").orElse("127.0.0.1"),
                    given.port("HUB_QUEUE_PORT", DEFAULT_QUEUE_PORT),
                    tls(given));
        }

        /** One without the other would leave open a door that somebody meant to be locked. */
        private static Optional<QueueTls> tls(Environment given) {
            Optional<Path> keyStore = given.text(KEY_STORE).map(Path::of);
            Optional<Path> password = given.text(PASSWORD_FILE).map(Path::of);
            if (keyStore.isPresent() != password.isPresent()) {
                throw Environment.unusable(
                        keyStore.isPresent() ? PASSWORD_FILE : KEY_STORE,
                        "%s and %s must be given together".formatted(KEY_STORE, PASSWORD_FILE),
                        "%s 与 %s 须同时给出".formatted(KEY_STORE, PASSWORD_FILE));
            }
            return keyStore.flatMap(store -> password.map(file -> new QueueTls(store, file)));
        }
    }

    /** How an external broker is reached; the password never stands in the URL. */
    public record BrokerSettings(String url, String user, String password) {
        @Override
        public String toString() {
            return url + " as " + user;
        }
    }

    /** Two roles, one that migrates and one that works; their passwords come beside the URL, never in it. */
    private static DatabaseSettings database(String url, Environment given) {
        return new DatabaseSettings(
                url,
                new Login(
                        given.text("HUB_DATABASE_OWNER").orElse("hub_owner"),
                        given.secret("HUB_DATABASE_OWNER_PASSWORD")),
                new Login(given.text("HUB_DATABASE_USER").orElse("hub_app"), given.secret("HUB_DATABASE_PASSWORD")),
                DatabaseSettings.DEFAULT_POOL,
                given.limit("HUB_DATABASE_TRANSACTION_LIMIT", DatabaseSettings.DEFAULT_TRANSACTION_LIMIT),
                given.limit("HUB_DATABASE_SILENCE_LIMIT", DatabaseSettings.DEFAULT_SILENCE_LIMIT));
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "hub";
        }
    }
}
