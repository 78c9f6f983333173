package cn.caitong.simulators.queue;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Optional;

/**
 * A message on a queue, as far as the agreement names it.
 *
 * @param id AMQP's message-id
 * @param about AMQP's correlation-id: the id of the message that this one answers
 * @param status of an answer
 * @param body not to be read by moving its position
 * @param properties further application properties
 */
public record Parcel(
        Optional<String> id,
        Optional<String> about,
        Optional<String> contentType,
        Optional<Integer> status,
        ByteBuffer body,
        Map<String, Object> properties) {
    private static final String CLOUD_EVENT = "application/cloudevents+json";

    /** A message of the partner's own. */
    public static Parcel said(String id, String json) {
        return said(id, CLOUD_EVENT, json.getBytes(StandardCharsets.UTF_8));
    }

    /** Anything, as whatever it calls itself. */
    public static Parcel said(String id, String contentType, byte[] body) {
        return new Parcel(
                Optional.of(id), Optional.empty(), Optional.of(contentType), Optional.empty(), buffer(body), Map.of());
    }

    private static ByteBuffer buffer(byte[] body) {
        return ByteBuffer.wrap(body.clone()).asReadOnlyBuffer();
    }

    /** An answer to the message of this id. */
    public static Parcel answer(String about, int status, String json) {
        return new Parcel(
                Optional.of("re-" + about),
                Optional.of(about),
                Optional.of("application/json"),
                Optional.of(status),
                buffer(json.getBytes(StandardCharsets.UTF_8)),
                Map.of());
    }

    /** An answer that forgot to say how it was. */
    static Parcel answer(String about, String json) {
        Parcel whole = answer(about, 0, json);
        return new Parcel(
                whole.id(), whole.about(), whole.contentType(), Optional.empty(), whole.body(), whole.properties());
    }

    /** The same with such application properties. */
    public Parcel with(Map<String, Object> others) {
        return new Parcel(id, about, contentType, status, body, others);
    }

    /** The body, copied. */
    public byte[] bytes() {
        byte[] copy = new byte[body.remaining()];
        body.duplicate().get(copy);
        return copy;
    }

    public String text() {
        return new String(bytes(), StandardCharsets.UTF_8);
    }
}
