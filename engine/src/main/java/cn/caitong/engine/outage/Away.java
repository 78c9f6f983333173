package cn.caitong.engine.outage;

import java.time.Instant;

/**
 * A partner that cannot be reached, as its operators see it.
 *
 * @param code how the newest attempt ended
 * @param since when it was first seen away, legal time, UTC
 * @param tries how many attempts met nobody since one message at a time tries
 * @param nextTryAt when the next one may, legal time, UTC
 */
public record Away(String partner, String code, Instant since, int tries, Instant nextTryAt) {}
