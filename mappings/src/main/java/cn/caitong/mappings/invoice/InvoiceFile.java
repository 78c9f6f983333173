package cn.caitong.mappings.invoice;

import cn.caitong.mappings.json.SecretMark;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Base64;
import java.util.Set;

/** An invoice's file as a message carries it ({@code /invoice/content}): Base64 in pieces, since no text of a message is longer. */
public final class InvoiceFile {
    private static final Set<ContentKind> TEXTS = Set.of(ContentKind.XML, ContentKind.UNKNOWN);

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
     * Whether anything in it is marked as secret (N5.1): itself, or any file of an archive. What cannot be opened shows no mark; it is
     * refused by {@link InvoiceReader}, with its reasons.
     */
    public static boolean isMarked(JsonNode content) {
        try {
            byte[] file = of(content);
            return ContentKind.of(file) == ContentKind.ZIP
                    ? ZipArchive.open(file, ArchiveLimits.DEFAULT).stream()
                            .map(ArchiveEntry::content)
                            .anyMatch(InvoiceFile::isMarkedText)
                    : isMarkedText(file);
        } catch (RefusedException unreadable) {
            return false;
        }
    }

    private static boolean isMarkedText(byte[] content) {
        return TEXTS.contains(ContentKind.of(content)) && SecretMark.isIn(content);
    }
}
