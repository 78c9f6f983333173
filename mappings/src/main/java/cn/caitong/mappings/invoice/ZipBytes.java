package cn.caitong.mappings.invoice;

import java.util.Arrays;

/** The bytes of a ZIP, numbers with the lowest byte first. Reading past the end is a fault of the archive. */
final class ZipBytes {
    private final byte[] all;

    ZipBytes(byte[] all) {
        this.all = all;
    }

    int length() {
        return all.length;
    }

    int int16(int at) {
        within(at, 2);
        return (all[at] & 0xFF) | (all[at + 1] & 0xFF) << 8;
    }

    int int32(int at) {
        return int16(at) | int16(at + 2) << 16;
    }

    /** A size or an offset: what does not fit into 31 bits is either the mark of the 64-bit extension or far beyond any limit. */
    int size(int at, String place) {
        int value = int32(at);
        if (value < 0) {
            throw CentralRecord.construct(place, "ZIP64");
        }
        return value;
    }

    byte[] slice(int from, int length) {
        within(from, length);
        return Arrays.copyOfRange(all, from, from + length);
    }

    void within(int from, int length) {
        if (from < 0 || length < 0 || from > all.length - length) {
            throw CentralRecord.malformed("/", "its end · 文件结尾");
        }
    }
}
