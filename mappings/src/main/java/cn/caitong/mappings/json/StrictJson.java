package cn.caitong.mappings.json;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonLocation;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/**
 * Reads one JSON value from outside. Duplicate keys, depth, size, long texts and numbers, invalid UTF-8, byte order marks, trailing
 * content, NaN, NUL and half surrogates are each refused with their own code, by {@link RefusedException}. Numbers keep their digits:
 * {@code 12000.00} stays a decimal of scale 2. Safe for use by many threads.
 */
public final class StrictJson {
    private final JsonLimits limits;
    private final JsonFactory factory;

    public StrictJson(JsonLimits limits) {
        this.limits = limits;
        // The body's size is bounded before the parser sees it, and the tree's limits are checked with a code of their
        // own, so that
        // Jackson's, which all end in one exception, are set out of the way. Names are not kept between messages: a
        // hostile
        // sender could fill or collide a shared table.
        this.factory = JsonFactory.builder()
                .disable(JsonFactory.Feature.CANONICALIZE_FIELD_NAMES)
                .disable(JsonFactory.Feature.INTERN_FIELD_NAMES)
                .streamReadConstraints(StreamReadConstraints.builder()
                        .maxNestingDepth(limits.depth() + 2)
                        .maxNumberLength(Integer.MAX_VALUE)
                        .maxStringLength(Integer.MAX_VALUE)
                        .maxNameLength(Integer.MAX_VALUE)
                        .build())
                .build();
    }

    public JsonLimits limits() {
        return limits;
    }

    /** Reads a stream to its end, or to one byte past the limit, where it is refused with {@code body-too-large}. */
    public byte[] readBody(InputStream in) {
        return readBody(in, limits.bytes());
    }

    /**
     * The same to another limit, for whoever reads the bytes later.
     *
     * @throws BrokenBodyException where the stream breaks off
     */
    public static byte[] readBody(InputStream in, int most) {
        try {
            return within(most, in.readNBytes(most + 1));
        } catch (IOException broken) {
            throw new BrokenBodyException(broken);
        }
    }

    /** Reads a whole body. */
    public JsonNode parse(byte[] body) {
        return parse(Utf8.decode(withinLimit(body)));
    }

    /**
     * Reads a whole body unless it is marked as secret: then {@code secret-refused}, whatever else is wrong with it. What cannot be
     * read is looked through in other encodings too.
     */
    public JsonNode parseUnlessSecret(byte[] body) {
        refuseSecret(SecretMark.isIn(new String(withinLimit(body), StandardCharsets.UTF_8)));
        try {
            return parse(body);
        } catch (RefusedException unreadable) {
            refuseSecret(SecretMark.isIn(body));
            throw unreadable;
        }
    }

    private static void refuseSecret(boolean marked) {
        if (marked) {
            throw new RefusedException(ErrorCode.SECRET_REFUSED, "");
        }
    }

    /** Reads text that {@link Utf8} has decoded. */
    JsonNode parse(String text) {
        if (firstCharacter(text) == '<') {
            throw new RefusedException(ErrorCode.CONTENT_IS_XML, "");
        }
        try (JsonParser parser = factory.createParser(text)) {
            JsonNode root = new TreeReader(parser, limits).read();
            refuseTrailing(parser);
            return root;
        } catch (JsonProcessingException malformed) {
            throw at(ErrorCode.JSON_MALFORMED, malformed.getLocation());
        } catch (IOException impossible) {
            throw new UncheckedIOException(impossible);
        }
    }

    private byte[] withinLimit(byte[] body) {
        return within(limits.bytes(), body);
    }

    private static byte[] within(int most, byte[] body) {
        if (body.length > most) {
            throw new RefusedException(ErrorCode.BODY_TOO_LARGE, "", most);
        }
        return body;
    }

    private static void refuseTrailing(JsonParser parser) throws IOException {
        try {
            if (parser.nextToken() == null) {
                return;
            }
        } catch (JsonProcessingException notEvenAToken) {
            throw at(ErrorCode.JSON_TRAILING_CONTENT, notEvenAToken.getLocation());
        }
        throw at(ErrorCode.JSON_TRAILING_CONTENT, parser.currentTokenLocation());
    }

    private static RefusedException at(ErrorCode code, JsonLocation where) {
        return new RefusedException(code, "", where.getLineNr(), where.getColumnNr());
    }

    private static char firstCharacter(String text) {
        for (int at = 0; at < text.length(); at++) {
            if (!Character.isWhitespace(text.charAt(at))) {
                return text.charAt(at);
            }
        }
        throw new RefusedException(ErrorCode.BODY_EMPTY, "");
    }
}
