package cn.caitong.engine.flow;

import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Where an event belongs: its case, and what search must find the case by when the event is its first.
 *
 * @param flow the flow's name, such as {@code deposit}
 * @param key the case's key, unique within its flow for ever
 * @param parentId the case whose state this one reads when it decides, if it has one
 * @param jurisdiction the district's id, such as {@code 500103}
 * @param partner whose case it is: the one who may see it before others may
 * @param supplier the supplier's party id; of a natural person, its keyed hash
 */
public record Location(
        String flow,
        String key,
        @Nullable UUID parentId,
        String jurisdiction,
        String partner,
        @Nullable String tender,
        @Nullable String lot,
        @Nullable String supplier) {

    public UUID caseId() {
        return CaseId.of(flow, key);
    }

    /** The same place below another case. */
    public Location under(@Nullable UUID parent) {
        return new Location(flow, key, parent, jurisdiction, partner, tender, lot, supplier);
    }

    /** The same case, of its parent's tender and supplier where it names none: whom it concerns may see it. */
    public Location below(Location parent) {
        return new Location(
                flow,
                key,
                parentId,
                jurisdiction,
                partner,
                tender == null ? parent.tender() : tender,
                lot,
                supplier == null ? parent.supplier() : supplier);
    }

    /** The same case, of the tender, lot and supplier that another event names. */
    public Location as(Location named) {
        return new Location(flow, key, parentId, jurisdiction, partner, named.tender(), named.lot(), named.supplier());
    }
}
