package cn.caitong.engine.intake;

import java.time.Duration;

/**
 * How much may wait before intake asks for patience. Of all is well above of one: a partner that hangs fills its own share.
 *
 * @param undecidedOfPartner events of one partner that no case has taken yet
 * @param undeliveredToPartner what one partner has not been told yet
 * @param undecided of all partners together
 * @param undelivered to all partners together
 * @param retryAfter what the asked are told to wait
 */
public record BacklogLimits(
        long undecidedOfPartner, long undeliveredToPartner, long undecided, long undelivered, Duration retryAfter) {
    public static final BacklogLimits DEFAULT =
            new BacklogLimits(20_000, 20_000, 200_000, 500_000, Duration.ofSeconds(30));
}
