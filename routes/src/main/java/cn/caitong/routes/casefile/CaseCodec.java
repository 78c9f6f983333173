package cn.caitong.routes.casefile;

import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Identity;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.BeanProperty;
import com.fasterxml.jackson.databind.DeserializationContext;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JavaType;
import com.fasterxml.jackson.databind.JsonDeserializer;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.SerializationFeature;
import com.fasterxml.jackson.databind.SerializerProvider;
import com.fasterxml.jackson.databind.deser.ContextualDeserializer;
import com.fasterxml.jackson.databind.deser.std.StdDeserializer;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.module.SimpleModule;
import com.fasterxml.jackson.databind.ser.std.StdSerializer;
import com.fasterxml.jackson.datatype.jsr310.JavaTimeModule;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/** Cases as stored JSON and back. What they keep sealed is sealed on the way in, once, and opened when it is asked for. */
public final class CaseCodec {
    private final ObjectMapper json;
    private final UnaryOperator<JsonNode> completed;

    /** @param completed completes what an earlier version kept to what is kept now; the same where it is complete */
    public CaseCodec(Seal seal, UnaryOperator<JsonNode> completed) {
        this.completed = completed;
        SimpleModule sealing = new SimpleModule();
        sealing.addSerializer(new Sealing(seal));
        sealing.addDeserializer(Concealed.class, new Opening(seal, null));
        sealing.addSerializer(Account.class, new Refusing<>(Account.class));
        sealing.addSerializer(Identity.class, new Refusing<>(Identity.class));
        json = JsonMapper.builder()
                .addModule(new JavaTimeModule())
                .addModule(sealing)
                .disable(SerializationFeature.WRITE_DATES_AS_TIMESTAMPS)
                .enable(DeserializationFeature.FAIL_ON_NULL_FOR_PRIMITIVES)
                .build();
    }

    public JsonNode write(Object state) {
        return json.valueToTree(state);
    }

    public <T> T read(JsonNode data, Class<T> type) {
        try {
            return json.treeToValue(completed.apply(data), type);
        } catch (JsonProcessingException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static final class Sealing extends StdSerializer<Concealed<?>> {
        private static final long serialVersionUID = 1L;
        private static final ObjectMapper PLAIN = new ObjectMapper();
        private final transient Seal seal;

        Sealing(Seal seal) {
            super(Concealed.class, false);
            this.seal = seal;
        }

        @Override
        public void serialize(Concealed<?> kept, JsonGenerator out, SerializerProvider provider) throws IOException {
            Optional<String> sealed = kept.sealed();
            out.writeString(sealed.isPresent() ? sealed.get() : seal.seal(PLAIN.writeValueAsString(kept.open())));
        }
    }

    /** Whoever forgets to conceal an account, or who somebody is, is told at once. */
    private static final class Refusing<T> extends StdSerializer<T> {
        private static final long serialVersionUID = 1L;

        Refusing(Class<T> type) {
            super(type);
        }

        @Override
        public void serialize(T value, JsonGenerator out, SerializerProvider provider) {
            throw new IllegalStateException(value.getClass().getSimpleName() + " would stand in a case in the clear");
        }
    }

    private static final class Opening extends StdDeserializer<Concealed<?>> implements ContextualDeserializer {
        private static final long serialVersionUID = 1L;
        private static final ObjectMapper PLAIN = new ObjectMapper();
        private final transient Seal seal;
        private final @Nullable JavaType held;

        Opening(Seal seal, @Nullable JavaType held) {
            super(Concealed.class);
            this.seal = seal;
            this.held = held;
        }

        @Override
        public JsonDeserializer<?> createContextual(DeserializationContext context, @Nullable BeanProperty property) {
            return new Opening(seal, context.getContextualType().containedType(0));
        }

        @Override
        public Concealed<?> deserialize(JsonParser in, DeserializationContext context) throws IOException {
            String sealed = in.getText();
            return Concealed.sealed(sealed, () -> open(sealed));
        }

        private Object open(String sealed) {
            try {
                return PLAIN.readValue(seal.open(sealed), Objects.requireNonNull(held, "asked for its type first"));
            } catch (JsonProcessingException broken) {
                throw new UncheckedIOException(broken);
            }
        }
    }
}
