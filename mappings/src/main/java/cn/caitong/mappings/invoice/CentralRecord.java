package cn.caitong.mappings.invoice;

import cn.caitong.mappings.report.ErrorCode;
import cn.caitong.mappings.report.RefusedException;

/**
 * What a ZIP's directory says of one entry. Sizes are unsigned 32 bits; the format's extension to 64 is refused, as is whatever could
 * not be read here.
 *
 * @param offset where its local header begins
 * @param nameAt where its name stands in the directory
 * @param next where the next record begins
 */
record CentralRecord(
        String place,
        int flags,
        int method,
        long crc,
        int packed,
        int size,
        int offset,
        int nameAt,
        int nameLength,
        int next) {
    static final int STORED = 0;
    static final int DEFLATED = 8;

    private static final int SIGNATURE = 0x02014b50;
    private static final int LENGTH = 46;
    /** Encrypted, compressed patches, strong encryption, and a directory whose header is masked. */
    private static final int REFUSED_FLAGS = 0x1 | 0x20 | 0x40 | 0x2000;

    private static final int DESCRIPTOR_FLAG = 0x8;

    static CentralRecord at(ZipBytes zip, int at, int end, String place) {
        if (end - at < LENGTH || zip.int32(at) != SIGNATURE) {
            throw malformed(place, "its record · 目录记录");
        }
        CentralRecord record = new CentralRecord(
                place,
                zip.int16(at + 8),
                zip.int16(at + 10),
                zip.int32(at + 16) & 0xFFFFFFFFL,
                zip.size(at + 20, place),
                zip.size(at + 24, place),
                zip.size(at + 42, place),
                at + LENGTH,
                zip.int16(at + 28),
                at + LENGTH + zip.int16(at + 28) + zip.int16(at + 30) + zip.int16(at + 32));
        if (record.next > end) {
            throw malformed(place, "its record · 目录记录");
        }
        record.refuseUnreadable(zip.int16(at + 34));
        return record;
    }

    boolean hasDescriptor() {
        return (flags & DESCRIPTOR_FLAG) != 0;
    }

    /** What it claims, before anything is opened. */
    void refuseBeyond(ArchiveLimits limits) {
        if (size > limits.entryBytes()) {
            throw tooLarge(place, limits.entryBytes() + " bytes · 字节");
        }
        if (size > (long) limits.ratio() * Math.max(packed, 64)) {
            throw tooLarge(place, "1:" + limits.ratio());
        }
    }

    private void refuseUnreadable(int disk) {
        if ((flags & REFUSED_FLAGS) != 0) {
            throw construct(place, "encryption · 加密");
        }
        if (method != STORED && method != DEFLATED) {
            throw construct(place, "a method other than stored or deflated · 非常规压缩方法");
        }
        if (disk != 0) {
            throw construct(place, "several volumes · 分卷");
        }
    }

    static RefusedException malformed(String place, String what) {
        return new RefusedException(ErrorCode.ARCHIVE_MALFORMED, place, what);
    }

    static RefusedException construct(String place, String what) {
        return new RefusedException(ErrorCode.ARCHIVE_CONSTRUCT_REFUSED, place, what);
    }

    static RefusedException tooLarge(String place, String what) {
        return new RefusedException(ErrorCode.ARCHIVE_TOO_LARGE, place, what);
    }
}
