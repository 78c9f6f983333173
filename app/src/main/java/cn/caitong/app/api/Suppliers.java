package cn.caitong.app.api;

import cn.caitong.mappings.identifier.PartyId;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.routes.party.PartyKeys;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Reads a party as requests write it, {@code CN-USCC:915000…}, and finds the key that its cases have. */
@Component
final class Suppliers {
    private static final String PERSON = PartyId.RESIDENT + ":";

    private final PartyKeys keys;

    Suppliers(PartyKeys keys) {
        this.keys = keys;
    }

    /** The key of a party that a header names. */
    String inHeader(String field, String text) {
        int colon = text.indexOf(':');
        if (colon < 1) {
            throw Rule.PARTY.brokenBy(field);
        }
        String scheme = text.substring(0, colon);
        String number = text.substring(colon + 1).strip();
        try {
            PartyId party = PartyId.of(scheme, number);
            return keys.ofIdentifier(JsonNodeFactory.instance
                    .objectNode()
                    .put("scheme", party.scheme())
                    .put("id", party.reveal()));
        } catch (RefusedException unreadable) {
            throw Rule.PARTY.brokenBy(field);
        }
    }

    /** The key of a party that an address names, which is never a natural person's: addresses are logged on their way. */
    @Nullable
    String inAddress(String field, @Nullable String text) {
        if (text == null) {
            return text;
        }
        if (text.startsWith(PERSON)) {
            throw new RefusedException(ErrorCode.PERSON_IN_ADDRESS, field, Acting.PARTY);
        }
        return inHeader(field, Asked.text(field, text));
    }

    /** As answers show it: of a natural person not even the hash. */
    static @Nullable String shown(@Nullable String key) {
        return key != null && key.startsWith(PERSON) ? PERSON + "****" : key;
    }
}
