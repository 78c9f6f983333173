package cn.caitong.mappings.invoice;

import cn.caitong.mappings.json.SecretMark;
import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.Issue;
import cn.caitong.mappings.report.RefusedException;
import cn.caitong.mappings.xml.StrictXml;
import cn.caitong.mappings.xml.XmlLimits;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;

/**
 * Reads invoices that others hand over: the XML of a digital invoice (数电票), alone, attached in an OFD (GB/T 33190) or in a plain ZIP; an
 * older one as fields. What cannot be read is refused by {@link RefusedException}, whose report tells all of it at once; what can be
 * read and is wrong is for {@link InvoiceChecks}. Pictures and PDF are never guessed at. Safe for use by many threads.
 */
public final class InvoiceReader {
    private static final Set<String> XML_TYPES = Set.of("application/xml", "text/xml");
    private static final Set<String> OFD_TYPES = Set.of("application/ofd", "application/vnd.ofd");
    private static final Set<String> ZIP_TYPES = Set.of("application/zip", "application/x-zip-compressed");
    /** The entry at the root by which an OFD is one. */
    private static final String OFD_ENTRY = "OFD.xml";
    /** An invoice of two thousand lines comes to about a megabyte; it is never deep. */
    private static final XmlLimits LIMITS = new XmlLimits(2_097_152, 16, 50_000, 20_000);

    private static final StrictXml XML = new StrictXml(LIMITS);

    private InvoiceReader() {}

    /**
     * Reads a file. The content decides what it is; the media type must say the same.
     *
     * @param mediaType of the content; parameters are passed over
     */
    public static Invoice read(byte[] content, String mediaType) {
        ContentKind kind = ContentKind.of(content);
        return switch (kind) {
            case XML -> {
                refuseUnless(XML_TYPES, mediaType, "XML");
                yield fromXml(content);
            }
            case ZIP -> fromArchive(content, mediaType);
            case GZIP, SEVEN_ZIP, RAR, BZIP2, XZ, TAR, PDF, PICTURE, UNKNOWN ->
                throw new RefusedException(ErrorCode.INVOICE_FORMAT_UNSUPPORTED, "", kind.title());
        };
    }

    /** Reads the fields of a message: the schema {@code invoice}, {@code #/$defs/fields}. Pointers begin at them. */
    public static Invoice read(JsonNode fields) {
        List<Issue> issues = new ArrayList<>();
        return new SheetReader(issues).read(FieldSheet.of(fields, issues));
    }

    private static Invoice fromXml(byte[] content) {
        if (!isInvoice(content)) {
            throw new RefusedException(ErrorCode.INVOICE_NOT_THERE, "", "XML");
        }
        if (SecretMark.isIn(content)) {
            throw new RefusedException(ErrorCode.SECRET_REFUSED, "");
        }
        List<Issue> issues = new ArrayList<>();
        return new SheetReader(issues).read(XmlSheet.of(XML.parseAsDeclared(content), issues));
    }

    /** Every entry is looked into, so that a second invoice cannot hide under another name. */
    private static Invoice fromArchive(byte[] content, String mediaType) {
        List<ArchiveEntry> entries = ZipArchive.open(content, ArchiveLimits.DEFAULT);
        boolean isOfd = entries.stream().anyMatch(entry -> entry.name().equals(OFD_ENTRY));
        String title = isOfd ? "OFD" : "ZIP";
        refuseUnless(isOfd ? OFD_TYPES : ZIP_TYPES, mediaType, title);
        List<ArchiveEntry> invoices =
                entries.stream().filter(InvoiceReader::holdsAnInvoice).toList();
        if (invoices.isEmpty()) {
            throw new RefusedException(ErrorCode.INVOICE_NOT_THERE, "", title);
        }
        if (invoices.size() > 1) {
            throw new RefusedException(ErrorCode.INVOICE_NOT_ALONE, "", invoices.size());
        }
        return fromXml(invoices.getFirst().content());
    }

    private static boolean holdsAnInvoice(ArchiveEntry entry) {
        ContentKind kind = ContentKind.of(entry.content());
        if (kind.isArchive()) {
            throw new RefusedException(ErrorCode.ARCHIVE_NESTED, entry.place(), kind.title());
        }
        return kind == ContentKind.XML && isInvoice(entry.content());
    }

    private static boolean isInvoice(byte[] xml) {
        return XML.rootOf(xml).getLocalPart().equals(Place.ROOT);
    }

    private static void refuseUnless(Set<String> types, String mediaType, String kind) {
        int parameters = mediaType.indexOf(';');
        String plain = parameters < 0 ? mediaType : mediaType.substring(0, parameters);
        if (!types.contains(plain.strip().toLowerCase(Locale.ROOT))) {
            String remedy = types.stream().sorted().findFirst().orElseThrow();
            throw new RefusedException(ErrorCode.INVOICE_MEDIA_TYPE_DIFFERS, "", kind, remedy);
        }
    }
}
