package cn.caitong.simulators.rest;

import cn.caitong.simulators.soap.Part;
import cn.caitong.simulators.soap.Soap;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.TextNode;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;

/** What the hub says to a centre of each dialect, made from the wire samples that the contract shows. */
enum Speech {
    CQYZ(
            Dialect.CQYZ,
            "12000.00",
            "12000.01",
            "YZ20260128000001",
            "CT-5b1f0c9a7d2e4386-1",
            "/margin/refund",
            "/margin/recall",
            "/margin/query"),
    CQSZ(
            Dialect.CQSZ,
            "800000",
            "800001",
            "SZSK0000231",
            "CT-e07d4411c35a9f28-1",
            "/tuikuan",
            "/tuikuan/chehui",
            "/tuikuan/chaxun"),
    CQSPB(
            Dialect.CQSPB,
            "12000.00",
            "12000.01",
            "SP20260128000001",
            "CT-5b1f0c9a7d2e4386-1",
            "/services/margin",
            "/services/margin",
            "/services/margin"),
    CQNA(
            Dialect.CQNA,
            "1200000",
            "1200001",
            "NA20260128000001",
            "CT-5b1f0c9a7d2e4386-1",
            "/ws/deposits",
            "/ws/deposits",
            "/ws/deposits");

    private static final ObjectMapper JSON = new ObjectMapper();

    final Dialect dialect;
    /** The samples' amount, as the dialect writes it; and one fen more. */
    final String amount;

    final String oneFenMore;
    final String receiptId;
    final String refundId;
    private final String refundPath;
    private final String recallPath;
    private final String queryPath;

    Speech(
            Dialect dialect,
            String amount,
            String oneFenMore,
            String receiptId,
            String refundId,
            String refundPath,
            String recallPath,
            String queryPath) {
        this.dialect = dialect;
        this.amount = amount;
        this.oneFenMore = oneFenMore;
        this.receiptId = receiptId;
        this.refundId = refundId;
        this.refundPath = refundPath;
        this.recallPath = recallPath;
        this.queryPath = queryPath;
    }

    /** One call: where, under which id, what. */
    record Call(String path, String id, String body) {
        Call saying(String before, String after) {
            return new Call(path, id, body.replace(before, after));
        }
    }

    String sample(String name) {
        var folder = Path.of("..", "mappings", "dialects", name().toLowerCase(Locale.ROOT), "samples", "wire");
        try {
            return Files.readString(folder.resolve(name + (isSoap() ? ".xml" : ".json")));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    boolean isSoap() {
        return this == CQSPB || this == CQNA;
    }

    private Soap soap() {
        return this == CQNA ? Soap.V1_2 : Soap.V1_1;
    }

    String contentType() {
        return isSoap() ? soap().contentType() : "application/json";
    }

    /** Where a centre of this dialect sends its messages. */
    String hubPath(String channel) {
        return isSoap() ? "/soap/500103" : "/partners/500103/" + channel;
    }

    /** What a text of this dialect says, however it is laid out. */
    JsonNode tree(String text) throws IOException {
        return isSoap() ? tree(soap().message(text.getBytes(StandardCharsets.UTF_8))) : JSON.readTree(text);
    }

    private static JsonNode tree(Part part) {
        if (part.parts().isEmpty() && part.attributes().isEmpty()) {
            // a fault's code is a name, whose prefix is anybody's choice
            boolean isName = part.name().equals("faultcode") || part.name().equals("Value");
            return TextNode.valueOf(isName ? part.text().replaceFirst(".*:", "") : part.text());
        }
        var object = JSON.createObjectNode();
        object.put("", part.text());
        part.attributes().forEach(object::put);
        part.parts().forEach(field -> object.withArray(field.name()).add(tree(field)));
        return object;
    }

    /** A value as it stands in a text of this dialect. */
    String marked(String value) {
        return dialect.messages().marked(value);
    }

    /** A value as a query's answer or a message bears it, be it in an attribute. */
    String borne(String value) {
        return this == CQNA ? "=\"" + value + '"' : marked(value);
    }

    /** How a whole text of this dialect begins and ends. */
    String begin() {
        return isSoap() ? "<?xml" : "{";
    }

    String end() {
        return isSoap() ? "</s:Envelope>" : "}";
    }

    /** A sample of what the hub says, as it is on the wire. */
    private String said(String name) {
        return isSoap() ? soap().envelope(sample(name)) : sample(name);
    }

    Call refund() {
        return new Call(refundPath, refundId, said("out-refund"));
    }

    /** The same refund under another id. */
    Call refund(String id) {
        return new Call(refundPath, id, said("out-refund").replace(refundId, id));
    }

    Call recall() {
        return new Call(recallPath, refundId + "-R1", said("out-recall"));
    }

    Call query() {
        return new Call(queryPath, refundId, said("out-query"));
    }

    String receiptMessage() {
        return sample("in-receipt");
    }

    /** Another receipt of the same bid. */
    String receiptMessage(String id) {
        return sample("in-receipt").replace(receiptId, id);
    }
}
