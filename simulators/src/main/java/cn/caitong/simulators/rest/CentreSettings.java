package cn.caitong.simulators.rest;

import java.time.Duration;

/**
 * One centre.
 *
 * @param id the partner's id at the hub, which is the last part but one of the hub's paths
 * @param bind the address of the interface it listens on
 * @param port where it listens; 0 takes any that is free
 * @param hubToken the bearer token that the hub must show
 * @param ownToken the bearer token that the centre shows the hub
 * @param settleAfter how long after acceptance the bank credits, on the centre's clock, where no fate is laid down
 * @param byItself whether it settles and sends on its own, or only when told
 * @param patience how long it waits for the hub's answer, in real time
 */
public record CentreSettings(
        String id,
        Dialect dialect,
        String bind,
        int port,
        String hubToken,
        String ownToken,
        Duration settleAfter,
        boolean byItself,
        Duration patience) {
    private static final String LOOPBACK = "127.0.0.1";

    /** A centre that does everything by itself, and credits after a second. */
    public static CentreSettings lively(String id, Dialect dialect, String hubToken, String ownToken) {
        return new CentreSettings(
                id, dialect, LOOPBACK, 0, hubToken, ownToken, Duration.ofSeconds(1), true, Duration.ofSeconds(10));
    }

    /** A centre that settles and sends only when told, and credits after a day. */
    public static CentreSettings stepped(String id, Dialect dialect, String hubToken, String ownToken) {
        return new CentreSettings(
                id, dialect, LOOPBACK, 0, hubToken, ownToken, Duration.ofDays(1), false, Duration.ofSeconds(10));
    }

    public CentreSettings onPort(int other) {
        return new CentreSettings(id, dialect, bind, other, hubToken, ownToken, settleAfter, byItself, patience);
    }

    public CentreSettings boundTo(String address) {
        return new CentreSettings(id, dialect, address, port, hubToken, ownToken, settleAfter, byItself, patience);
    }

    public CentreSettings settlingAfter(Duration other) {
        return new CentreSettings(id, dialect, bind, port, hubToken, ownToken, other, byItself, patience);
    }

    public CentreSettings waiting(Duration other) {
        return new CentreSettings(id, dialect, bind, port, hubToken, ownToken, settleAfter, byItself, other);
    }
}
