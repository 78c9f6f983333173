package cn.caitong.simulators.rest;

import java.io.IOException;
import java.io.UncheckedIOException;
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
            "/tuikuan/chaxun");

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
            return Files.readString(folder.resolve(name + ".json"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Call refund() {
        return new Call(refundPath, refundId, sample("out-refund"));
    }

    /** The same refund under another id. */
    Call refund(String id) {
        return new Call(refundPath, id, sample("out-refund").replace(refundId, id));
    }

    Call recall() {
        return new Call(recallPath, refundId + "-R1", sample("out-recall"));
    }

    Call query() {
        return new Call(queryPath, refundId, sample("out-query"));
    }

    String receiptMessage() {
        return sample("in-receipt");
    }

    /** Another receipt of the same bid. */
    String receiptMessage(String id) {
        return sample("in-receipt").replace(receiptId, id);
    }
}
