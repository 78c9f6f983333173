package cn.caitong.connectors.amqp;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.Partners;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/**
 * The queues of one partner. They follow from its id, so that no descriptor can name another's; an id has no dot in it, so that
 * none is a prefix of another.
 *
 * @param in what the partner says, to the hub
 * @param answers what the hub answers to that
 * @param out what the hub says, to the partner
 * @param results what the partner answers to that
 * @param aside what the hub could neither take nor refuse, for a person; no partner reaches it
 */
public record QueueNames(String in, String answers, String out, String results, String aside) {
    private static final String PREFIX = "partner.";

    public static QueueNames of(String partner) {
        String own = PREFIX + partner + ".";
        return new QueueNames(own + "in", own + "answers", own + "out", own + "results", own + "aside");
    }

    /** Those partners that have queues, by id. */
    public static Map<String, QueueNames> of(Partners partners) {
        return partners.all().stream()
                .filter(partner -> partner.protocol() == Partner.Protocol.AMQP)
                .collect(Collectors.toUnmodifiableMap(Partner::id, partner -> of(partner.id())));
    }

    public List<String> all() {
        return List.of(in, answers, out, results, aside);
    }

    /** What the partner may put messages into. */
    boolean mayFill(String address) {
        return address.equals(in) || address.equals(results);
    }

    /** What it may take messages from. */
    boolean mayEmpty(String address) {
        return address.equals(out) || address.equals(answers);
    }
}
