package cn.caitong.engine.parked;

import java.time.Instant;

/**
 * Something an operator or the bureau must hear of.
 *
 * @param code stable, lower case with hyphens
 * @param ref what it is about: a case, a partner, a parked item; one alarm for each (code, ref) is open at a time
 * @param detail for people; names no account and no person
 * @param at legal time, UTC
 * @param veiled whether it speaks of what nobody may know of yet (P13), though what it is about may be no secret
 */
public record Alarm(String code, String ref, String jurisdiction, String detail, Instant at, boolean veiled) {
    /** One that is as secret as what it is about. */
    public Alarm(String code, String ref, String jurisdiction, String detail, Instant at) {
        this(code, ref, jurisdiction, detail, at, false);
    }
}
