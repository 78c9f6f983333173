package cn.caitong.mappings.csv;

import java.util.List;
import java.util.Map;

/**
 * A file whose control total agrees.
 *
 * @param layout the name of what it was read by
 * @param head what head and foot say, by name
 */
public record CsvContent(String layout, Map<String, String> head, List<CsvRow> rows) {}
