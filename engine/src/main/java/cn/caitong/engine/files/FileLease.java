package cn.caitong.engine.files;

/**
 * The right to read a partner's folder, for a while. A later one has a higher epoch; what is stored under an earlier one is
 * refused by the row.
 */
public record FileLease(String partner, String jurisdiction, String node, long epoch) {}
