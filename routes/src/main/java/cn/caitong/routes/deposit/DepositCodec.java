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

/** Cases as stored JSON and back. Accounts are sealed on the way in and opened on the way out. */
final class DepositCodec {
    static final int SCHEMA_VERSION = 1;

    private final ObjectMapper json;

    DepositCodec(Seal seal) {
        ObjectMapper plain = new ObjectMapper();
        json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(new SimpleModule()
                        .addSerializer(Account.class, new SealedAccount(plain, seal))
                        .addDeserializer(Account.class, new OpenedAccount(plain, seal)))
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    JsonNode write(Object state) {
        return json.valueToTree(state);
    }

    <T> T read(JsonNode data, Class<T> type) {
        try {
            return json.treeToValue(data, type);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class SealedAccount extends StdSerializer<Account> {
        private static final long serialVersionUID = 1L;
        private final transient ObjectMapper plain;
        private final transient Seal seal;

        SealedAccount(ObjectMapper plain, Seal seal) {
            super(Account.class);
            this.plain = plain;
            this.seal = seal;
        }

        @Override
        public void serialize(Account account, JsonGenerator out, SerializerProvider provider) throws IOException {
            out.writeString(seal.seal(plain.writeValueAsString(account)));
        }
    }

    private static final class OpenedAccount extends StdDeserializer<Account> {
        private static final long serialVersionUID = 1L;
        private final transient ObjectMapper plain;
        private final transient Seal seal;

        OpenedAccount(ObjectMapper plain, Seal seal) {
            super(Account.class);
            this.plain = plain;
            this.seal = seal;
        }

        @Override
        public Account deserialize(JsonParser in, DeserializationContext context) throws IOException {
            return plain.readValue(seal.open(in.getText()), Account.class);
        }
    }
}
