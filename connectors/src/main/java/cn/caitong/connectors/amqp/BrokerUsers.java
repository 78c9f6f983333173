package cn.caitong.connectors.amqp;

import cn.caitong.connectors.partner.Credentials;
import cn.caitong.connectors.partner.Partners;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import javax.security.auth.Subject;
import org.apache.activemq.artemis.core.remoting.impl.invm.InVMConnection;
import org.apache.activemq.artemis.core.security.CheckType;
import org.apache.activemq.artemis.core.security.Role;
import org.apache.activemq.artemis.spi.core.protocol.RemotingConnection;
import org.apache.activemq.artemis.spi.core.security.ActiveMQSecurityManager5;
import org.apache.activemq.artemis.spi.core.security.jaas.UserPrincipal;
import org.jspecify.annotations.Nullable;

/**
 * Who may do what at the embedded broker. The hub is whoever speaks from within the process, and needs no password; whoever
 * comes over a socket is a partner, by its id and its token, or nobody.
 */
public final class BrokerUsers implements ActiveMQSecurityManager5 {
    private static final String BEARER = "Bearer ";
    /** No partner can be called that. */
    private static final String HUB = "(hub)";

    private static final String QUALIFIED = "::";

    private final Map<String, QueueNames> queues;
    private final Credentials credentials;

    public BrokerUsers(Partners partners, Credentials credentials) {
        this.queues = QueueNames.of(partners);
        this.credentials = credentials;
    }

    @Override
    public @Nullable Subject authenticate(
            @Nullable String user,
            @Nullable String password,
            @Nullable RemotingConnection connection,
            @Nullable String domain) {
        if (connection != null && connection.getTransportConnection() instanceof InVMConnection) {
            return subject(HUB);
        }
        return partner(user, password).map(BrokerUsers::subject).orElse(null);
    }

    private Optional<String> partner(@Nullable String user, @Nullable String password) {
        return password == null
                ? Optional.empty()
                : credentials
                        .holder(BEARER + password)
                        .filter(id -> id.equals(user))
                        .filter(queues::containsKey);
    }

    private static Subject subject(String name) {
        Subject subject = new Subject();
        subject.getPrincipals().add(new UserPrincipal(name));
        return subject;
    }

    /** Roles are not asked: what a partner may do follows from its id. */
    @Override
    public boolean authorize(Subject subject, Set<Role> roles, CheckType act, String address) {
        return subject.getPrincipals(UserPrincipal.class).stream()
                .map(UserPrincipal::getName)
                .anyMatch(who -> who.equals(HUB) || mayDo(queues.get(who), act, address));
    }

    private static boolean mayDo(@Nullable QueueNames own, CheckType act, String address) {
        return own != null
                && switch (act) {
                    case SEND -> own.mayFill(address);
                    case CONSUME ->
                        own.all().stream()
                                .filter(own::mayEmpty)
                                .anyMatch(queue -> address.equals(queue) || address.equals(queue + QUALIFIED + queue));
                    default -> false;
                };
    }

    @Override
    public boolean validateUser(@Nullable String user, @Nullable String password) {
        return partner(user, password).isPresent();
    }

    /** What the broker asked before it asked with an address: nothing is allowed everywhere. */
    @Override
    public boolean validateUserAndRole(
            @Nullable String user, @Nullable String password, Set<Role> roles, CheckType act) {
        return false;
    }
}
