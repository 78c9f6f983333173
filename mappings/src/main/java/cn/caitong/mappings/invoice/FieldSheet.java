package cn.caitong.mappings.invoice;

import cn.caitong.mappings.invoice.Invoice.Origin;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/** Takes the texts out of an invoice's fields (schema {@code invoice}, {@code #/$defs/fields}). */
final class FieldSheet {
    private FieldSheet() {}

    /** The schema has usually been asked before; what is no text here is told all the same. */
    static Texts.Sheet of(JsonNode fields, Collection<Issue> into) {
        List<Texts> lines = new ArrayList<>();
        for (JsonNode line : fields.path(Place.LINES_IN_FIELDS)) {
            lines.add(texts(line, lines.size(), into));
        }
        return new Texts.Sheet(texts(fields, Texts.HEAD, into), lines);
    }

    private static Texts texts(JsonNode from, int line, Collection<Issue> into) {
        Map<Place, String> values = new EnumMap<>(Place.class);
        Texts texts = new Texts(Origin.FIELDS, values, line);
        for (Place place : Texts.places(Origin.FIELDS, line >= 0)) {
            JsonNode value = from.at("/" + place.path(Origin.FIELDS));
            if (value.isTextual()) {
                values.put(place, value.textValue().strip());
            } else if (place == Place.RED && value.isBoolean()) {
                putIfRed(value.booleanValue(), values);
            } else if (!value.isMissingNode()) {
                into.add(Issue.of(ErrorCode.VALUE_TYPE_WRONG, texts.pointer(place), "string"));
            }
        }
        return texts;
    }

    /** As in the XML, where the element is there or is not. */
    private static void putIfRed(boolean isRed, Map<Place, String> values) {
        if (isRed) {
            values.put(Place.RED, "");
        }
    }
}
