package cn.caitong.routes.party;

import cn.caitong.routes.event.Fields;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.function.UnaryOperator;

/**
 * The key that cases and search name a party by: {@code scheme:number}; of a natural person a keyed hash, so that no number
 * stands in an index.
 */
public final class PartyKeys {
    private static final String RESIDENT = "CN-RID";

    private final UnaryOperator<String> fingerprint;

    public PartyKeys(UnaryOperator<String> fingerprint) {
        this.fingerprint = fingerprint;
    }

    /** Whether a key is of a natural person: what stands after its register is no number that anybody else knows. */
    public static boolean isNaturalPerson(String key) {
        return key.startsWith(RESIDENT + ":");
    }

    /**
     * A party as messages carry it, by its key and name; a natural person by its name alone, for its key is a keyed hash, which
     * nobody else could read.
     */
    public static ObjectNode canonical(String name, String key) {
        int colon = key.indexOf(':');
        ObjectNode party = JsonNodeFactory.instance.objectNode().put("name", name);
        if (!isNaturalPerson(key)) {
            party.putObject("identifier").put("scheme", key.substring(0, colon)).put("id", key.substring(colon + 1));
        }
        return party;
    }

    /** The key of a canonical party {@code {"identifier":{"scheme","id"},"name"}}. */
    public String of(JsonNode party) {
        return ofIdentifier(party.path("identifier"));
    }

    /** The key of a canonical identifier {@code {"scheme","id"}}. */
    public String ofIdentifier(JsonNode identifier) {
        return of(Fields.text(identifier, "scheme"), Fields.text(identifier, "id"));
    }

    private String of(String scheme, String number) {
        return scheme + ":" + (scheme.equals(RESIDENT) ? fingerprint.apply(number) : number);
    }
}
