package cn.caitong.engine.delivery;

import cn.caitong.engine.outage.OutagePolicy;
import java.time.Duration;
import java.util.List;
import java.util.Map;

/**
 * What delivery must know of a partner.
 *
 * @param lease how long a marked attempt belongs to its node. A call starts in its first quarter and has ended by three
 *     quarters, so that an end has a quarter left to be recorded in
 * @param settle how long after the last touch of the wire a message may still be on its way inside the partner: before
 *     that, its “not found” proves nothing
 * @param concurrency how many calls one node makes at once
 * @param outage when it counts as away, and how it is tried then
 * @param onUnknown what to do with a type whose fate is unknown; a person decides about those not named
 */
public record PartnerPolicy(
        String partner,
        Duration lease,
        Duration settle,
        int concurrency,
        Backoff backoff,
        OutagePolicy outage,
        Map<String, OnUnknown> onUnknown) {
    private static final OnUnknown PERSON = new OnUnknown.Person();

    public PartnerPolicy {
        if (lease.compareTo(Duration.ofSeconds(1)) < 0 || settle.isNegative() || concurrency < 1) {
            throw new IllegalArgumentException(
                    ("partner %1$s: lease must be a second or more, settle not negative, concurrency 1 or more; correct"
                                    + " its descriptor / 接入方 %1$s：lease 不得短于一秒，settle 不得为负，concurrency 至少为 1，请更正描述文件")
                            .formatted(partner));
        }
        onUnknown = Map.copyOf(onUnknown);
    }

    /** Of a partner whose descriptor is not loaded: what was sent to it is looked at by a person. */
    static PartnerPolicy cautious(String partner) {
        return new PartnerPolicy(
                partner, Duration.ofMinutes(1), Duration.ofDays(1), 1, Backoff.DEFAULT, OutagePolicy.DEFAULT, Map.of());
    }

    /** Within which a sender must have its answer, or give up. */
    public Duration callLimit() {
        return lease.dividedBy(2);
    }

    /** Within which after the mark a call must have started. */
    Duration startLimit() {
        return lease.dividedBy(4);
    }

    /** Money is never repeated without proof, whatever the descriptor says (P3). */
    OnUnknown onUnknown(String type, boolean money) {
        OnUnknown named = onUnknown.getOrDefault(type, PERSON);
        return money && named instanceof OnUnknown.Repeat ? PERSON : named;
    }

    /** What follows when it cannot be told whether a message arrived. */
    public sealed interface OnUnknown {
        /**
         * The partner is asked.
         *
         * @param type the inquiry's canonical type
         * @param fields what of the message's data the inquiry's data holds
         */
        record Ask(String type, List<String> fields) implements OnUnknown {}

        /** It is sent again under its id: it moves no money, and the partner answers a repetition with its first answer. */
        record Repeat() implements OnUnknown {}

        /** A person finds out. */
        record Person() implements OnUnknown {}
    }
}
