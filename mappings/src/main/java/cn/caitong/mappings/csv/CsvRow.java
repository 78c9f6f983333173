package cn.caitong.mappings.csv;

import cn.caitong.mappings.report.Issue;
import java.util.Map;

/** One row of a file. */
public sealed interface CsvRow {
    /** Its line in the file, from 1. */
    int line();

    /**
     * A record of the layout's columns.
     *
     * @param from where its bytes begin in the file, and {@code to} where they end, before the line's end
     * @param fields by column, in the layout's order; what is empty is not there
     */
    record Whole(int line, int from, int to, Map<String, String> fields) implements CsvRow {}

    /** A line that is no such record. */
    record Broken(int line, Issue issue) implements CsvRow {}
}
