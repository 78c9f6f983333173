package cn.caitong.engine.outage;

import java.util.UUID;

/**
 * What one attempt's end showed of the way to its partner.
 *
 * @param jurisdiction that of what was sent
 * @param outgoing what was sent
 * @param code the end's, for people
 */
public record Seen(String partner, String jurisdiction, UUID outgoing, Reach reach, String code) {}
