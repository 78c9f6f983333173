package cn.caitong.mappings.invoice;

/**
 * How much an archive may be before and after it is opened. Whatever it says of itself is held against these before a byte is made.
 *
 * @param bytes of the archive
 * @param entries in all, folders included
 * @param entryBytes of one entry when opened
 * @param totalBytes of all of them
 * @param ratio between an entry's two sizes; text of an invoice comes to about thirty
 * @param depth of folders
 * @param name bytes of one name
 */
record ArchiveLimits(int bytes, int entries, int entryBytes, int totalBytes, int ratio, int depth, int name) {
    static final ArchiveLimits DEFAULT = new ArchiveLimits(4_194_304, 200, 8_388_608, 16_777_216, 100, 8, 255);
    /** Of one within another, which is looked into and not read. */
    static final ArchiveLimits INNER = new ArchiveLimits(4_194_304, 200, 4_194_304, 4_194_304, 100, 8, 255);
}
