package cn.caitong.app.demo;

import cn.caitong.engine.crypto.Digests;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Base64;
import java.util.HexFormat;

/** A supplier's submission as it is sent: the message, and in it the invoice, which is kept beside it so that people can read it. */
final class Submission {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PIECE = 16000;

    private Submission() {}

    /** The message with the invoice's file in it. */
    static String of(Path message, Path invoice) throws IOException {
        JsonNode event = JSON.readTree(message.toFile());
        byte[] file = Files.readAllBytes(invoice);
        ObjectNode content = ((ObjectNode) event.at("/data/invoice")).putObject("content");
        content.put("mediaType", "application/xml");
        content.put("digest", "sm3:" + HexFormat.of().formatHex(Digests.SM3.of(file)));
        String base64 = Base64.getEncoder().encodeToString(file);
        var pieces = content.putArray("base64");
        for (int from = 0; from < base64.length(); from += PIECE) {
            pieces.add(base64.substring(from, Math.min(base64.length(), from + PIECE)));
        }
        return event.toString();
    }
}
