package cn.caitong.engine.parked;

import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/**
 * Something set aside for a person.
 *
 * @param ref which one of its kind; parked at most once at a time
 * @param partner who sent it, or to whom it goes; {@code hub} for the hub's own
 * @param code why, stable; also the alarm's code
 * @param detail for people; names no account and no person
 * @param at legal time, UTC
 * @param veiled whether it speaks of what nobody may know of yet (P13), though its case may be no secret
 */
public record Parked(
        Kind kind,
        String ref,
        String flow,
        UUID caseId,
        String jurisdiction,
        String partner,
        String code,
        String detail,
        Owner owner,
        Instant at,
        boolean veiled) {

    /** Something that is as secret as its case. */
    public Parked(
            Kind kind,
            String ref,
            String flow,
            UUID caseId,
            String jurisdiction,
            String partner,
            String code,
            String detail,
            Owner owner,
            Instant at) {
        this(kind, ref, flow, caseId, jurisdiction, partner, code, detail, owner, at, false);
    }

    /** What was parked. */
    public enum Kind {
        EVENT,
        /** An event that has waited for longer than its flow has patience; it still waits. */
        HELD,
        CLOCK,
        DELIVERY,
        CONFLICT,
        DIFFERENCE,
        /** What a case asks a person and goes on without; the answer is an event of its flow. */
        MATTER;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        /** Empty for what only a newer node knows. */
        static Optional<Kind> of(String code) {
            return Stream.of(values()).filter(kind -> kind.code().equals(code)).findFirst();
        }
    }

    /** Who must look at it. */
    public enum Owner {
        /** Those who run the hub: something failed. */
        OPERATOR,
        /** The finance bureau of the jurisdiction: something must be decided. */
        BUREAU;

        String code() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /** The alarm that stays open as long as this is parked. */
    Alarm alarm() {
        return new Alarm(code, alarmRef(kind, ref), jurisdiction, detail, at, veiled);
    }

    static String alarmRef(Kind kind, String ref) {
        return kind.code() + ":" + ref;
    }
}
