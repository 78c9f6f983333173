package cn.caitong.mappings.invoice;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.zip.CRC32;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;

/**
 * Opens a ZIP in memory. Programs differ in whether they believe the directory at the end or the header before each entry, and what
 * one shows the other hides; so here both must say the same, and every byte must belong to exactly one entry or to the directory.
 */
final class ZipArchive {
    private static final int END_SIGNATURE = 0x06054b50;
    private static final int END_LENGTH = 22;
    private static final int LOCAL_SIGNATURE = 0x04034b50;
    private static final int LOCAL_LENGTH = 30;
    private static final Set<Integer> DESCRIPTOR_LENGTHS = Set.of(12, 16);

    private final ZipBytes zip;
    private final ArchiveLimits limits;
    private int made;

    private ZipArchive(byte[] content, ArchiveLimits limits) {
        this.zip = new ZipBytes(content);
        this.limits = limits;
    }

    /** All its files in the directory's order, without its folders. Throws with an {@code archive-…} code. */
    static List<ArchiveEntry> open(byte[] content, ArchiveLimits limits) {
        if (content.length > limits.bytes()) {
            throw CentralRecord.tooLarge("/", limits.bytes() + " bytes · 字节");
        }
        return new ZipArchive(content, limits).entries();
    }

    private List<ArchiveEntry> entries() {
        List<CentralRecord> records = directory();
        refuseOverlapsAndGaps(records);
        List<ArchiveEntry> entries = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (CentralRecord record : records) {
            String name = EntryName.of(zip.slice(record.nameAt(), record.nameLength()), record.place(), limits);
            if (!names.add(name.toLowerCase(Locale.ROOT))) {
                throw CentralRecord.malformed(record.place(), "its name is there twice · 名称重复");
            }
            byte[] content = content(record);
            if (!name.endsWith("/")) {
                entries.add(new ArchiveEntry(record.place(), name, content));
            } else if (content.length > 0) {
                throw CentralRecord.malformed(record.place(), "a folder with content · 目录含有内容");
            }
        }
        return entries;
    }

    /** The end record must be the last bytes: anything after it could be a second archive. */
    private List<CentralRecord> directory() {
        int end = zip.length() - END_LENGTH;
        if (end < 0 || zip.int32(end) != END_SIGNATURE) {
            throw CentralRecord.malformed("/", "its end record · 结束记录");
        }
        int count = zip.int16(end + 10);
        int from = zip.size(end + 16, "/");
        if (zip.int16(end + 4) != 0 || zip.int16(end + 6) != 0 || zip.int16(end + 8) != count) {
            throw CentralRecord.construct("/", "several volumes · 分卷");
        }
        if (count > limits.entries()) {
            throw CentralRecord.tooLarge("/", limits.entries() + " entries · 个条目");
        }
        List<CentralRecord> records = new ArrayList<>();
        int at = from;
        for (int index = 0; index < count; index++) {
            CentralRecord record = CentralRecord.at(zip, at, end, "/entries/" + index);
            record.refuseBeyond(limits);
            records.add(record);
            at = record.next();
        }
        if (at != end || zip.size(end + 12, "/") != end - from) {
            throw CentralRecord.malformed("/", "its directory · 中央目录");
        }
        return records;
    }

    private void refuseOverlapsAndGaps(List<CentralRecord> records) {
        List<CentralRecord> byOffset = records.stream()
                .sorted(Comparator.comparingInt(CentralRecord::offset))
                .toList();
        int expected = 0;
        boolean mayHaveDescriptor = false;
        for (CentralRecord record : byOffset) {
            refuseGap(record.offset() - expected, mayHaveDescriptor, record.place());
            expected = dataAt(record) + record.packed();
            mayHaveDescriptor = record.hasDescriptor();
        }
        int directory = zip.size(zip.length() - END_LENGTH + 16, "/");
        refuseGap(directory - expected, mayHaveDescriptor, "/");
    }

    private static void refuseGap(int gap, boolean mayHaveDescriptor, String place) {
        if (gap != 0 && !(mayHaveDescriptor && DESCRIPTOR_LENGTHS.contains(gap))) {
            throw CentralRecord.malformed(place, "bytes that belong to two entries or to none · 条目重叠或有空隙");
        }
    }

    /** Where an entry's data begin, after its own header has been found to repeat the directory's record. */
    private int dataAt(CentralRecord record) {
        int at = record.offset();
        zip.within(at, LOCAL_LENGTH);
        int data = at + LOCAL_LENGTH + zip.int16(at + 26) + zip.int16(at + 28);
        zip.within(data, record.packed());
        boolean same = zip.int32(at) == LOCAL_SIGNATURE
                && zip.int16(at + 6) == record.flags()
                && zip.int16(at + 8) == record.method()
                && Arrays.equals(
                        zip.slice(at + LOCAL_LENGTH, zip.int16(at + 26)),
                        zip.slice(record.nameAt(), record.nameLength()))
                && (record.hasDescriptor()
                        || (zip.int32(at + 14) == (int) record.crc()
                                && zip.int32(at + 18) == record.packed()
                                && zip.int32(at + 22) == record.size()));
        if (!same) {
            throw CentralRecord.malformed(record.place(), "its two headers differ · 本地头与目录不一致");
        }
        return data;
    }

    private byte[] content(CentralRecord record) {
        made += record.size();
        if (made > limits.totalBytes()) {
            throw CentralRecord.tooLarge("/", limits.totalBytes() + " bytes · 字节");
        }
        byte[] packed = zip.slice(dataAt(record), record.packed());
        byte[] content = record.method() == CentralRecord.STORED ? packed : inflated(packed, record);
        CRC32 sum = new CRC32();
        sum.update(content);
        if (content.length != record.size() || sum.getValue() != record.crc()) {
            throw CentralRecord.malformed(record.place(), "its size or checksum · 大小或校验和");
        }
        return content;
    }

    /** One byte more than it claims is as wrong as one less, so that no more than the claimed size is ever made. */
    private static byte[] inflated(byte[] packed, CentralRecord record) {
        Inflater inflater = new Inflater(true);
        try {
            inflater.setInput(packed);
            byte[] content = new byte[record.size()];
            int length = inflater.inflate(content);
            boolean isWhole = inflater.finished() || inflater.inflate(new byte[1]) == 0;
            if (length != content.length || !isWhole || !inflater.finished() || inflater.getRemaining() != 0) {
                throw CentralRecord.malformed(record.place(), "its size or checksum · 大小或校验和");
            }
            return content;
        } catch (DataFormatException broken) {
            throw CentralRecord.malformed(record.place(), "its compressed data · 压缩数据");
        } finally {
            inflater.end();
        }
    }
}
