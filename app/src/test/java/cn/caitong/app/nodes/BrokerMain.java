package cn.caitong.app.nodes;

import cn.caitong.app.kill.HubProcess;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.apache.activemq.artemis.api.core.SimpleString;
import org.apache.activemq.artemis.core.config.impl.ConfigurationImpl;
import org.apache.activemq.artemis.core.config.impl.SecurityConfiguration;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.core.server.Queue;
import org.apache.activemq.artemis.core.server.embedded.EmbeddedActiveMQ;
import org.apache.activemq.artemis.spi.core.security.ActiveMQJAASSecurityManager;
import org.apache.activemq.artemis.spi.core.security.jaas.InVMLoginModule;

/**
 * An Artemis in a process of its own, with its journal in a folder. It answers what it is asked about the queue of wake-ups for
 * deposits, and ends with its input.
 */
public final class BrokerMain {
    public static final String USER = "hub";
    public static final String PASSWORD = "let me in";
    /** How many nodes listen. */
    static final String CONSUMERS = "consumers";
    /** How many tokens were taken since it was started. */
    static final String TAKEN = "taken";

    private static final SimpleString DEPOSITS = SimpleString.of("flow.deposit");

    private BrokerMain() {}

    public static void main(String[] arguments) throws Exception {
        EmbeddedActiveMQ broker = start(arguments[0], Path.of(arguments[1]));
        System.out.println(HubProcess.READY + arguments[0]);
        BufferedReader orders = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8));
        for (String order = orders.readLine(); order != null; order = orders.readLine()) {
            Queue queue = broker.getActiveMQServer().locateQueue(DEPOSITS);
            long answer = queue == null
                    ? 0
                    : order.equals(CONSUMERS) ? queue.getConsumerCount() : queue.getMessagesAcknowledged();
            System.out.println(HubProcess.DONE + answer);
        }
        Runtime.getRuntime().halt(0);
    }

    private static EmbeddedActiveMQ start(String port, Path folder) throws Exception {
        SecurityConfiguration users = new SecurityConfiguration(Map.of(USER, PASSWORD), Map.of(USER, List.of("nodes")));
        EmbeddedActiveMQ broker = new EmbeddedActiveMQ();
        broker.setConfiguration(new ConfigurationImpl()
                .setPersistenceEnabled(true)
                .setJMXManagementEnabled(false)
                .setSecurityEnabled(true)
                .putSecurityRoles(
                        "#",
                        Set.of(new Role(
                                "nodes", true, true, true, true, true, true, true, true, true, true, true, true)))
                .setJournalDirectory(folder.resolve("journal").toString())
                .setBindingsDirectory(folder.resolve("bindings").toString())
                .setPagingDirectory(folder.resolve("paging").toString())
                .setLargeMessagesDirectory(folder.resolve("large").toString())
                .addAcceptorConfiguration("outside", "tcp://127.0.0.1:" + port));
        broker.setSecurityManager(new ActiveMQJAASSecurityManager(InVMLoginModule.class.getName(), users));
        return broker.start();
    }
}
