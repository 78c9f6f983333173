package cn.caitong.engine.intake;

import cn.caitong.engine.crypto.Bytes;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.util.UUID;

/** The receipt's bytes, fixed in the transaction that accepts the message. */
final class Receipt {
    private static final DateTimeFormatter MICROS =
            new DateTimeFormatterBuilder().appendInstant(6).toFormatter();

    private final ObjectMapper json = new ObjectMapper();

    Bytes bytes(UUID messageId, Letter letter, Instant acceptedAt, long evidenceSeq, String head) {
        Submission submission = letter.submission();
        ObjectNode receipt = JsonNodeFactory.instance
                .objectNode()
                .put("messageId", messageId.toString())
                .put("partner", submission.partner())
                .put("externalId", submission.externalId())
                .put("acceptedAt", MICROS.format(acceptedAt))
                .put("rawDigest", letter.rawDigest())
                .put("caseId", letter.caseId().toString());
        receipt.putObject("evidence").put("seq", evidenceSeq);
        receipt.put("head", head);
        try {
            return Bytes.of(json.writeValueAsBytes(receipt));
        } catch (JsonProcessingException impossible) {
            throw new IllegalStateException("A tree of JSON nodes can always be written", impossible);
        }
    }
}
