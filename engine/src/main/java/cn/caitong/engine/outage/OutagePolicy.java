package cn.caitong.engine.outage;

import java.time.Duration;

/**
 * When a partner counts as away, and how often it is tried from then on.
 *
 * @param after how often in a row it must be seen away; ends that are recorded at once are one sight
 * @param first the pause before the first try; doubled after each that met nobody
 * @param longest the longest pause
 */
public record OutagePolicy(int after, Duration first, Duration longest) {
    public static final OutagePolicy DEFAULT = new OutagePolicy(3, Duration.ofSeconds(5), Duration.ofMinutes(1));
    private static final int MOST_DOUBLINGS = 20;
    /** What may go off a pause. */
    private static final int JITTER_PERCENT = 20;

    public OutagePolicy {
        if (after < 1 || first.isNegative() || first.isZero() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "outage: after must be 1 or more, first positive and longest at least first; correct the"
                            + " descriptor / outage：after 至少为 1，first 须为正，longest 不得小于 first，请更正描述文件");
        }
    }

    /**
     * The pause after so many tries that met nobody. Up to a fifth goes off, by a share that is the partner's and the try's own:
     * partners that went away together, with the network between, are not all tried at one moment.
     */
    Duration pause(String partner, int tries) {
        Duration doubled = first.multipliedBy(1L << Math.min(tries, MOST_DOUBLINGS));
        Duration whole = doubled.compareTo(longest) < 0 ? doubled : longest;
        int off = Math.floorMod((partner + '/' + tries).hashCode(), JITTER_PERCENT + 1);
        return whole.multipliedBy(100 - off).dividedBy(100);
    }
}
