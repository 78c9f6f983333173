package cn.caitong.mappings.invoice;

/** One file of an archive, opened. */
final class ArchiveEntry {
    private final String place;
    private final String name;
    private final byte[] content;

    ArchiveEntry(String place, String name, byte[] content) {
        this.place = place;
        this.name = name;
        this.content = content;
    }

    /** Such as {@code /entries/3}: the names inside are the sender's and may not stand in a report. */
    String place() {
        return place;
    }

    String name() {
        return name;
    }

    /** The bytes themselves, not a copy. */
    byte[] content() {
        return content;
    }
}
