package cn.caitong.engine.evidence;

import cn.caitong.engine.crypto.Bytes;
import cn.caitong.engine.crypto.Digests;
import cn.caitong.engine.evidence.ExportFile.Count;
import cn.caitong.engine.evidence.ExportFile.Proof;
import cn.caitong.engine.evidence.ExportFile.Row;
import cn.caitong.engine.evidence.ExportFile.Signed;
import cn.caitong.engine.evidence.ExportFile.SignedHead;
import cn.caitong.engine.evidence.Heads.Head;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Takes an export or a proof apart. It need not be strict about what writing it again would show; what it cannot take
 * apart it refuses with an IllegalArgumentException or a DateTimeException that names it.
 */
final class ExportReader {
    private ExportReader() {}

    static ExportFile export(JsonNode file) {
        NavigableMap<Long, SignedHead> batches = new TreeMap<>();
        for (JsonNode batch : array(file, "batches")) {
            SignedHead signed = signedHead(batch);
            batches.put(signed.head().no(), signed);
        }
        return new ExportFile(
                UUID.fromString(text(file, "case")),
                list(array(file, "rows"), ExportReader::row),
                list(array(file, "seals"), ExportReader::seal),
                batches,
                count(part(file, "count")));
    }

    static ProofFile proof(JsonNode file) {
        return new ProofFile(row(part(file, "row")), signedHead(part(file, "batch")));
    }

    private static Row row(JsonNode row) {
        return new Row(
                digest(part(row, "leaf")),
                nullable(row, "meta", ExportReader::meta),
                nullable(row, "digest", ExportReader::digest),
                nullable(row, "salt", ExportReader::hex),
                nullable(row, "payload", text -> Bytes.of(text.asText().getBytes(StandardCharsets.UTF_8))),
                nullable(row, "proof", ExportReader::inclusion));
    }

    private static RowMeta meta(JsonNode meta) {
        return new RowMeta(
                UUID.fromString(text(meta, "case")),
                number(meta, "seq"),
                Instant.parse(text(meta, "at")),
                text(meta, "kind"),
                text(meta, "jurisdiction"),
                digest(part(meta, "prev")));
    }

    private static Proof inclusion(JsonNode proof) {
        return new Proof(
                number(proof, "batch"), number(proof, "index"), list(array(proof, "path"), ExportReader::digest));
    }

    private static SignedHead signedHead(JsonNode batch) {
        JsonNode head = part(batch, "head");
        return new SignedHead(
                new BatchHead(
                        number(head, "no"),
                        digest(part(head, "root")),
                        digest(part(head, "members")),
                        digest(part(head, "prev")),
                        Math.toIntExact(number(head, "leaves")),
                        number(head, "total"),
                        Instant.parse(text(head, "sealedAt")),
                        text(head, "key")),
                hex(part(batch, "signature")));
    }

    private static Signed count(JsonNode count) {
        JsonNode statement = part(count, "statement");
        return new Signed(
                new Count(
                        UUID.fromString(text(statement, "case")),
                        number(statement, "rows"),
                        number(statement, "withheld"),
                        number(statement, "erased"),
                        number(statement, "unsealed"),
                        digest(part(statement, "last")),
                        Head.parse(text(statement, "head")),
                        Instant.parse(text(statement, "at")),
                        text(statement, "key")),
                hex(part(count, "signature")));
    }

    private static @Nullable Bytes seal(JsonNode seal) {
        return seal.isNull() ? null : digest(seal);
    }

    private static Bytes digest(JsonNode printed) {
        return Bytes.of(Digests.SM3.parse(printed.asText()));
    }

    private static Bytes hex(JsonNode digits) {
        return Bytes.of(HexFormat.of().parseHex(digits.asText()));
    }

    private static JsonNode part(JsonNode of, String name) {
        JsonNode part = of.get(name);
        if (part == null) {
            throw new IllegalArgumentException("缺少 " + name + " / " + name + " is missing");
        }
        return part;
    }

    private static JsonNode array(JsonNode of, String name) {
        JsonNode part = part(of, name);
        if (!part.isArray()) {
            throw new IllegalArgumentException(name + " 应为数组 / " + name + " must be an array");
        }
        return part;
    }

    private static String text(JsonNode of, String name) {
        return part(of, name).asText();
    }

    private static long number(JsonNode of, String name) {
        JsonNode part = part(of, name);
        if (!part.isIntegralNumber() || !part.canConvertToLong()) {
            throw new IllegalArgumentException(name + " 应为整数 / " + name + " must be a whole number");
        }
        return part.longValue();
    }

    private static <T> @Nullable T nullable(JsonNode of, String name, Function<JsonNode, T> read) {
        JsonNode part = part(of, name);
        return part.isNull() ? null : read.apply(part);
    }

    private static <T extends @Nullable Object> List<T> list(JsonNode array, Function<JsonNode, T> read) {
        List<T> items = new ArrayList<>(array.size());
        array.forEach(item -> items.add(read.apply(item)));
        return items;
    }
}
