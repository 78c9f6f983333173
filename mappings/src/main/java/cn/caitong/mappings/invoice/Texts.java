package cn.caitong.mappings.invoice;

import cn.caitong.mappings.invoice.Invoice.Origin;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What stands where, as text, with a way to complain about it.
 *
 * @param values without the blank ones, stripped
 * @param line which line these are of; below zero for the head
 */
record Texts(Origin origin, Map<Place, String> values, int line) {
    static final int HEAD = -1;

    /** An invoice before anything of it is understood. */
    record Sheet(Texts head, List<Texts> lines) {}

    boolean has(Place place) {
        return values.containsKey(place);
    }

    Optional<String> text(Place place) {
        return Optional.ofNullable(values.get(place)).filter(text -> !text.isEmpty());
    }

    String pointer(Place place) {
        return line < 0 ? place.pointer(origin) : place.pointer(origin, line);
    }

    /** The places that are asked for at the head, or in each line. */
    static List<Place> places(Origin origin, boolean ofLine) {
        List<Place> places = new ArrayList<>();
        for (Place place : Place.values()) {
            if (place.isOfLine() == ofLine && !place.path(origin).isEmpty()) {
                places.add(place);
            }
        }
        return places;
    }
}
