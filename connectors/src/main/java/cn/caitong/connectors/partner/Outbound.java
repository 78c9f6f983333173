package cn.caitong.connectors.partner;

import cn.caitong.engine.delivery.PartnerPolicy;
import java.time.Duration;

/**
 * How a partner is called.
 *
 * @param baseUrl where; empty for a partner of queues, which are the hub's own
 * @param answerTimeout how long a call may take, from the request's first byte to the answer's last; what takes longer is of
 *     unknown fate
 * @param policy what delivery goes by
 */
public record Outbound(String baseUrl, Duration connectTimeout, Duration answerTimeout, PartnerPolicy policy) {
    /** A call that outlasts its lease would be ended by somebody else: the time-outs must fit into it. */
    public Outbound {
        if (connectTimeout.toMillis() < 1
                || answerTimeout.toMillis() < 1) { // to the client, none at all would be for ever
            throw new IllegalArgumentException(
                    "connectTimeout and answerTimeout must be a millisecond or more; correct the descriptor /"
                            + " connectTimeout 与 answerTimeout 不得短于一毫秒，请更正描述文件");
        }
        Duration longest = connectTimeout.multipliedBy(2).plus(answerTimeout);
        if (longest.compareTo(policy.callLimit()) > 0) {
            throw new IllegalArgumentException(
                    ("twice connectTimeout and answerTimeout are %s together and must fit into half the lease, %s;"
                        + " shorten them or lengthen the lease / 两倍 connectTimeout 与 answerTimeout 之和须不超过 lease 的一半")
                            .formatted(longest, policy.callLimit()));
        }
    }
}
