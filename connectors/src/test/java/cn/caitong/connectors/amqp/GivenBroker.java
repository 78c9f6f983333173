package cn.caitong.connectors.amqp;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.remoting.impl.netty.NettyAcceptor;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/** An Artemis that is not the hub's: it knows partners by the file in {@code config/broker} alone, and by users of its own. */
final class GivenBroker implements AutoCloseable {
    static final String HUB = "hub";
    static final String HUBS_PASSWORD = "hubs-own";

    private static final Path SHIPPED = Path.of("..", "config", "broker", "queues.xml");
    private static final Pattern REPEATED = Pattern.compile(
            "<(security-setting|address-setting|address)( match| name)=\"partner\\..*?</\\1>", Pattern.DOTALL);

    private final EmbeddedActiveMQ broker = new EmbeddedActiveMQ();

    GivenBroker(Path folder, List<String> partners) throws Exception {
        this(folder, partners, file -> file);
    }

    /** With the acceptor for those who come from elsewhere, and this key. */
    static GivenBroker overTls(Path folder, List<String> partners, OwnCertificate own) throws Exception {
        return new GivenBroker(
                folder,
                partners,
                file -> file.replaceAll(
                                "(?s)<!--\\s*(<acceptor name=\"partners-over-tls\">.*?</acceptor>)\\s*-->", "$1")
                        .replace(
                                "/var/lib/artemis-instance/etc/queues.p12",
                                own.keyStore().toString())
                        .replace("changeit", OwnCertificate.PLAIN_PASSWORD));
    }

    private GivenBroker(Path folder, List<String> partners, UnaryOperator<String> change) throws Exception {
        Path file = Files.createDirectories(folder).resolve("broker.xml");
        String data = """
            <core xmlns="urn:activemq:core">
                <journal-directory>%1$s/journal</journal-directory><bindings-directory>%1$s/bindings</bindings-directory>
                <paging-directory>%1$s/paging</paging-directory>
                <large-messages-directory>%1$s/large</large-messages-directory>\
            """.formatted(folder);
        Files.writeString(
                file,
                change.apply(repeated(Files.readString(SHIPPED), partners))
                        .replace("<core xmlns=\"urn:activemq:core\">", data)
                        .replace("0.0.0.0:", "127.0.0.1:")
                        .replace(":61616", ":0")
                        .replace(":5672", ":0")
                        .replace(":5671", ":0"));
        SecurityConfiguration users = new SecurityConfiguration();
        users.addUser(HUB, HUBS_PASSWORD);
        users.addRole(HUB, "hub");
        for (String partner : partners) {
            users.addUser(partner, QueueStage.password(partner));
            users.addRole(partner, partner);
        }
        broker.setConfigResourcePath(file.toUri().toString());
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        broker.start();
    }

    /** As the file says: each block again for every partner. */
    private static String repeated(String file, List<String> partners) {
        Matcher block = REPEATED.matcher(file);
        return block.replaceAll(one -> Matcher.quoteReplacement(String.join(
                "\n",
                partners.stream().map(id -> one.group().replace("treasury", id)).toList())));
    }

    int port() {
        return port("partners");
    }

    int portOverTls() {
        return port("partners-over-tls");
    }

    String hubsUrl() {
        return "tcp://127.0.0.1:" + port("nodes");
    }

    private int port(String acceptor) {
        return ((NettyAcceptor) broker.getActiveMQServer().getRemotingService().getAcceptor(acceptor)).getActualPort();
    }

    @Override
    public void close() {
        try {
            broker.stop();
        } catch (Exception failed) {
            throw new IllegalStateException(failed);
        }
    }
}
