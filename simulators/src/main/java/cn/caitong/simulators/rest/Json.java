package cn.caitong.simulators.rest;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Request;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.traffic.Post;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.cfg.JsonNodeFeature;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** JSON trees that keep the digits of an amount as they are written. */
final class Json {
    /** Without the centre's wrapper. */
    static final Answer BROKEN = Answer.plain(500, "Internal Server Error");

    private static final String TYPE = "application/json";
    private static final JsonMapper MAPPER = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .enable(DeserializationFeature.FAIL_ON_TRAILING_TOKENS)
            .enable(SerializationFeature.ORDER_MAP_ENTRIES_BY_KEYS)
            .disable(JsonNodeFeature.STRIP_TRAILING_BIGDECIMAL_ZEROES)
            .enable(JsonNodeFeature.WRITE_PROPERTIES_SORTED)
            .build();

    private Json() {}

    static ObjectNode object() {
        return MAPPER.createObjectNode();
    }

    /** The object in a call's body. */
    static JsonNode body(Request request) throws Refused {
        if (!request.header("content-type").orElse("").startsWith(TYPE)) {
            throw Refused.call(Refusal.WRONG_TYPE);
        }
        return read(request.body());
    }

    /** Each channel has its own path. */
    static Post post(String centre, Message message, Map<String, String> headers) {
        return new Post("/partners/%s/%s".formatted(centre, message.channel()), TYPE, headers);
    }

    static String marked(String value) {
        return '"' + value + '"';
    }

    static String padded(String json, int size) {
        return "{\"PADDING\":\"" + "9".repeat(size) + "\"," + json.substring(1);
    }

    /** Reads an object; anything else is {@link Refusal#UNREADABLE}. */
    static JsonNode read(byte[] bytes) throws Refused {
        try {
            var node = MAPPER.readTree(bytes);
            if (node != null && node.isObject()) {
                return node;
            }
        } catch (IOException e) {
            throw Refused.call(Refusal.UNREADABLE);
        }
        throw Refused.call(Refusal.UNREADABLE);
    }

    /** Puts it where there is one: absent fields are left out, never null. */
    static void put(ObjectNode node, String name, @Nullable String value) {
        if (value != null) {
            node.put(name, value);
        }
    }

    /** A digest that key order and spaces do not change. */
    static String content(JsonNode node) {
        try {
            return Journal.digest(MAPPER.writeValueAsString(node));
        } catch (JsonProcessingException e) {
            throw new UncheckedIOException(e);
        }
    }
}
