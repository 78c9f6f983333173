package cn.caitong.simulators.treasury;

import cn.caitong.simulators.queue.QueueSettings;
import java.time.Duration;

/**
 * One treasury.
 *
 * @param dialect how it speaks
 * @param id the partner's id at the hub, which is the last part of the hub's path
 * @param bind the address of the interface it listens on; of one on queues, where the broker is
 * @param port where it listens; 0 takes any that is free; of one on queues, where the broker listens
 * @param hubToken the bearer token that the hub must show
 * @param ownToken the bearer token that the treasury shows the hub, and its password at the broker
 * @param pace how long a step usually takes after the one before it, on the treasury's clock
 * @param byItself whether it takes its steps and sends on its own, or only when told
 * @param generous whether a budget line that nobody entered, of whatever agency, has money without end
 * @param patience how long it waits for the hub's answer, in real time
 */
public record TreasurySettings(
        Dialect dialect,
        String id,
        String bind,
        int port,
        String hubToken,
        String ownToken,
        Duration pace,
        boolean byItself,
        boolean generous,
        Duration patience) {
    private static final String LOOPBACK = "127.0.0.1";
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    /** The dialects that it knows. */
    public enum Dialect {
        /** SOAP in GBK. */
        CZZF,
        /** ISO 20022 over plain HTTP. */
        CZBK,
        /** The hub's own form, on queues of its broker. */
        CANONICAL
    }

    /** A treasury that does everything by itself, a step each fifth of a second. */
    public static TreasurySettings lively(String id, String hubToken, String ownToken) {
        return new TreasurySettings(
                Dialect.CZZF, id, LOOPBACK, 0, hubToken, ownToken, Duration.ofMillis(200), true, false, PATIENCE);
    }

    /** A treasury that takes its steps and sends only when told, four hours each. */
    public static TreasurySettings stepped(String id, String hubToken, String ownToken) {
        return new TreasurySettings(
                Dialect.CZZF, id, LOOPBACK, 0, hubToken, ownToken, Duration.ofHours(4), false, false, PATIENCE);
    }

    public TreasurySettings speaking(Dialect other) {
        return new TreasurySettings(other, id, bind, port, hubToken, ownToken, pace, byItself, generous, patience);
    }

    /** On its queues at the broker there, where its id is its user. */
    public TreasurySettings onQueuesAt(String host, int brokerPort) {
        return speaking(Dialect.CANONICAL).boundTo(host).onPort(brokerPort);
    }

    QueueSettings atBroker() {
        return new QueueSettings(bind, port, id, ownToken);
    }

    public TreasurySettings onPort(int other) {
        return new TreasurySettings(dialect, id, bind, other, hubToken, ownToken, pace, byItself, generous, patience);
    }

    public TreasurySettings boundTo(String address) {
        return new TreasurySettings(dialect, id, address, port, hubToken, ownToken, pace, byItself, generous, patience);
    }

    public TreasurySettings pacing(Duration other) {
        return new TreasurySettings(dialect, id, bind, port, hubToken, ownToken, other, byItself, generous, patience);
    }

    /** Money without end for every line that nobody entered. */
    public TreasurySettings givingFreely() {
        return new TreasurySettings(dialect, id, bind, port, hubToken, ownToken, pace, byItself, true, patience);
    }

    public TreasurySettings waiting(Duration other) {
        return new TreasurySettings(dialect, id, bind, port, hubToken, ownToken, pace, byItself, generous, other);
    }
}
