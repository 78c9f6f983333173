package cn.caitong.app.hub;

import cn.caitong.connectors.broker.QueueTls;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.DatabaseSettings.Login;
import java.net.InetAddress;
import java.net.UnknownHostException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
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

    private static final String DEFAULT_QUEUE_PORT = "5672";

    private static final Duration SHORTEST_LIMIT = Duration.ofSeconds(1);
    private static final Pattern PARTNER_URL = Pattern.compile("HUB_PARTNER_([A-Z0-9_]+)_URL");

    /** Settings from the environment; the data folder is {@code HUB_DATA}, by default {@code .hub} in the home. */
    public static HubSettings of(Path home, Map<String, String> environment) {
        return new HubSettings(
                home,
                Path.of(environment.getOrDefault(
                        "HUB_DATA", home.resolve(".hub").toString())),
                Optional.ofNullable(environment.get("HUB_DATABASE_URL")).map(url -> database(url, environment)),
                Optional.ofNullable(environment.get("HUB_BROKER_URL"))
                        .map(url -> new BrokerSettings(
                                url,
                                environment.getOrDefault("HUB_BROKER_USER", "hub"),
                                environment.getOrDefault("HUB_BROKER_PASSWORD", ""))),
                Integer.parseInt(environment.getOrDefault("HUB_PORT", Integer.toString(DEFAULT_PORT))),
                QueueDoor.of(environment),
                environment.getOrDefault("HUB_NODE", host()),
                partnerUrls(environment));
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

        private static QueueDoor of(Map<String, String> environment) {
            return new QueueDoor(
                    environment.getOrDefault("HUB_QUEUE_BIND", "127.0.0.1"),
                    Integer.parseInt(environment.getOrDefault("HUB_QUEUE_PORT", DEFAULT_QUEUE_PORT)),
                    tls(environment));
        }

        /** One without the other would leave open a door that somebody meant to be locked. */
        private static Optional<QueueTls> tls(Map<String, String> environment) {
            String keyStore = environment.get(KEY_STORE);
            String password = environment.get(PASSWORD_FILE);
            if ((keyStore == null) != (password == null)) {
                throw new IllegalArgumentException(
                        "%1$s 与 %2$s 须同时给出 / %1$s and %2$s must be given together".formatted(KEY_STORE, PASSWORD_FILE));
            }
            return keyStore == null || password == null
                    ? Optional.empty()
                    : Optional.of(new QueueTls(Path.of(keyStore), Path.of(password)));
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
    private static DatabaseSettings database(String url, Map<String, String> environment) {
        return new DatabaseSettings(
                url,
                new Login(
                        environment.getOrDefault("HUB_DATABASE_OWNER", "hub_owner"),
                        environment.getOrDefault("HUB_DATABASE_OWNER_PASSWORD", "")),
                new Login(
                        environment.getOrDefault("HUB_DATABASE_USER", "hub_app"),
                        environment.getOrDefault("HUB_DATABASE_PASSWORD", "")),
                DatabaseSettings.DEFAULT_POOL,
                limit("HUB_DATABASE_TRANSACTION_LIMIT", environment, DatabaseSettings.DEFAULT_TRANSACTION_LIMIT),
                limit("HUB_DATABASE_SILENCE_LIMIT", environment, DatabaseSettings.DEFAULT_SILENCE_LIMIT));
    }

    private static Duration limit(String variable, Map<String, String> environment, Duration usual) {
        String given = environment.getOrDefault(variable, usual.toString());
        try {
            Duration limit = Duration.parse(given);
            if (limit.compareTo(SHORTEST_LIMIT) >= 0) {
                return limit;
            }
        } catch (DateTimeParseException unreadable) {
            throw new IllegalArgumentException(notALimit(variable, given), unreadable);
        }
        throw new IllegalArgumentException(notALimit(variable, given));
    }

    private static String notALimit(String variable, String given) {
        return "%1$s 的值 %2$s 应为不短于一秒的时长，如 PT10S / %1$s must be a time of a second or more such as PT10S, not %2$s"
                .formatted(variable, given);
    }

    private static Map<String, String> partnerUrls(Map<String, String> environment) {
        Map<String, String> urls = new TreeMap<>();
        environment.forEach((name, value) -> {
            Matcher partner = PARTNER_URL.matcher(name);
            if (partner.matches()) {
                urls.put(partner.group(1).toLowerCase(Locale.ROOT).replace('_', '-'), value);
            }
        });
        return urls;
    }

    private static String host() {
        try {
            return InetAddress.getLocalHost().getHostName();
        } catch (UnknownHostException nameless) {
            return "hub";
        }
    }
}
