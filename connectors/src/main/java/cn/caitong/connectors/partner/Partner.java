package cn.caitong.connectors.partner;

import java.util.Optional;
import java.util.Set;

/**
 * A partner system, as {@code config/partners/<id>.yaml} describes it.
 *
 * @param jurisdiction the district it belongs to
 * @param dialect the folder under {@code mappings/dialects}, or {@link #CANONICAL}
 * @param reports the message types it may send
 * @param files how its folders are used, of a partner that is met in files
 */
public record Partner(
        String id,
        String name,
        String jurisdiction,
        Role role,
        Protocol protocol,
        String dialect,
        Set<String> reports,
        Inbound inbound,
        Optional<Outbound> outbound,
        Optional<FileArea> files) {
    /** The dialect of those who speak the canonical form. */
    public static final String CANONICAL = "canonical";

    /** What kind of system it is. */
    public enum Role {
        /** Holds deposits; speaks of its own alone. */
        TRADING_CENTRE,
        /** Speaks for purchasers, agencies and suppliers of every district. */
        ONE_THING,
        /** The authority for publication dates. */
        PORTAL,
        /** The purchasers' workbench: takes to-dos, brings what purchasers answer. */
        PURCHASER_CLIENT,
        /** Takes payment applications (支付申请) and pays them. */
        TREASURY
    }

    /** What carries its messages, both ways. */
    public enum Protocol {
        /** JSON, or XML without an envelope, over HTTP, a path for each channel. */
        REST,
        /** XML in SOAP's envelopes over HTTP, one address for all. */
        SOAP,
        /** Files in folders of its own, both ways. */
        SFTP,
        /** Messages on queues of its own at the hub's broker, both ways. */
        AMQP
    }

    /** The same partner, reached at another address in this deployment. */
    public Partner at(String baseUrl) {
        Optional<Outbound> moved =
                outbound.map(each -> new Outbound(baseUrl, each.connectTimeout(), each.answerTimeout(), each.policy()));
        return new Partner(id, name, jurisdiction, role, protocol, dialect, reports, inbound, moved, files);
    }

    /** Whether what it is told may move money. */
    public boolean movesMoney() {
        return role == Role.TREASURY || role == Role.TRADING_CENTRE;
    }

    /** Whether it speaks to the hub, and by this protocol. */
    public boolean comesInBy(Protocol by) {
        return protocol == by && !inbound.channels().isEmpty();
    }

    /** Whether it may speak of a deposit with this holder. */
    public boolean maySpeakOf(String holder) {
        return role == Role.ONE_THING || holder.equals(id);
    }

    /** Whether it may speak of cases in this district: a centre is of its own alone, the city's systems are of all. */
    public boolean maySpeakIn(String district) {
        return role != Role.TRADING_CENTRE || district.equals(jurisdiction);
    }

    /**
     * What it sends us.
     *
     * @param channels the last part of the path it posts to
     * @param maxBytes the largest body, beyond which it gets 413
     * @param perSecond the rate beyond which it gets 429
     * @param concurrency how many of its requests are worked on at once
     */
    public record Inbound(Set<String> channels, int maxBytes, int perSecond, int concurrency) {}
}
