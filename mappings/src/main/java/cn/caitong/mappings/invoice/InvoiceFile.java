package cn.caitong.mappings.invoice;

import cn.caitong.mappings.json.SecretMark;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.List;
import java.util.Set;

/** An invoice's file as a message carries it ({@code /invoice/content}): Base64 in pieces, since no text of a message is longer. */
public final class InvoiceFile {
    private static final Set<ContentKind> TEXTS = Set.of(ContentKind.XML, ContentKind.UNKNOWN);

    /** It is refused whatever is in it, and what is not looked into costs nothing. */
    private static final int MOST_INNER = 4;

    private InvoiceFile() {}

    /**
     * The file itself.
     *
     * @throws RefusedException where the pieces together are no Base64; its pointer begins at the content
     */
    public static byte[] of(JsonNode content) {
        StringBuilder pieces = new StringBuilder();
        content.path("base64").forEach(piece -> pieces.append(piece.asText()));
        try {
            return Base64.getDecoder().decode(pieces.toString());
        } catch (IllegalArgumentException broken) {
            throw new RefusedException(ErrorCode.VALUE_SHAPE_WRONG, "/base64", "Base64");
        }
    }

    /**
     * Whether anything in it is marked as secret (N5.1): itself, any file of an archive, or of an archive in it, as the tax platform
     * packs an OFD. What cannot be opened shows no mark; it is refused by {@link InvoiceReader}, with its reasons.
     */
    public static boolean isMarked(JsonNode content) {
        try {
            byte[] file = of(content);
            return ContentKind.of(file) == ContentKind.ZIP ? isAnyMarked(file) : isMarkedText(file);
        } catch (RefusedException noFile) {
            return false;
        }
    }

    private static boolean isAnyMarked(byte[] archive) {
        List<byte[]> files = opened(archive, ArchiveLimits.DEFAULT);
        return files.stream().anyMatch(InvoiceFile::isMarkedText)
                || files.stream()
                        .filter(file -> ContentKind.of(file) == ContentKind.ZIP)
                        .limit(MOST_INNER)
                        .flatMap(inner -> opened(inner, ArchiveLimits.INNER).stream())
                        .anyMatch(InvoiceFile::isMarkedText);
    }

    private static List<byte[]> opened(byte[] archive, ArchiveLimits limits) {
        try {
            return ZipArchive.open(archive, limits).stream()
                    .map(ArchiveEntry::content)
                    .toList();
        } catch (RefusedException unreadable) {
            return List.of();
        }
    }

    private static boolean isMarkedText(byte[] content) {
        return TEXTS.contains(ContentKind.of(content)) && SecretMark.isIn(content);
    }
}
