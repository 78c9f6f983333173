package cn.caitong.engine.parked;

import java.time.Instant;

/**
 * Something an operator or the bureau must hear of.
 *
 * @param code stable, lower case with hyphens
 * @param ref what it is about: a case, a partner, a parked item; one alarm for each (code, ref) is open at a time
 * @param detail for people; names no account and no person
 * @param at legal time, UTC
 */
public record Alarm(String code, String ref, String jurisdiction, String detail, Instant at) {}
