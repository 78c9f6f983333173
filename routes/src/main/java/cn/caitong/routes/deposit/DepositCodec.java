package cn.caitong.routes.deposit;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;

/** Cases as stored JSON and back. Accounts and identities are sealed on the way in and opened on the way out. */
final class DepositCodec {
    static final int SCHEMA_VERSION = 2;

    private final ObjectMapper json;

    DepositCodec(Seal seal) {
        ObjectMapper plain = new ObjectMapper();
        SimpleModule sealing = new SimpleModule();
        sealed(sealing, Account.class, plain, seal);
        sealed(sealing, Identity.class, plain, seal);
        json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(sealing)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    JsonNode write(Object state) {
        return json.valueToTree(state);
    }

    <T> T read(JsonNode data, Class<T> type) {
        try {
            return json.treeToValue(FirstShape.completed(data), type);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static <T> void sealed(SimpleModule module, Class<T> type, ObjectMapper plain, Seal seal) {
        module.addSerializer(type, new Sealing<>(type, plain, seal));
        module.addDeserializer(type, new Opening<>(type, plain, seal));
    }

    private static final class Sealing<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient ObjectMapper plain;
        private final transient Seal seal;

        Sealing(Class<T> type, ObjectMapper plain, Seal seal) {
            super(type);
            this.plain = plain;
            this.seal = seal;
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(seal.seal(plain.writeValueAsString(value)));
        }
    }

    private static final class Opening<T> extends StdDeserializer<T> {
        private static final long serialVersionUID = 1L;
        private final transient ObjectMapper plain;
        private final transient Seal seal;
        private final Class<T> type;

        Opening(Class<T> type, ObjectMapper plain, Seal seal) {
            super(type);
            this.type = type;
            this.plain = plain;
            this.seal = seal;
        }

        @Override
        public T deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return plain.readValue(seal.open(in.getText()), type);
        }
    }
}
