package cn.caitong.benchmarks.process;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Reads what the tools of Java and Linux say about a process's memory. */
final class Memory {
    private static final Pattern TOTAL = Pattern.compile("Total\\s+\\d+\\s+(\\d+)\\s*");
    private static final Pattern RESIDENT = Pattern.compile("VmRSS:\\s+(\\d+) kB");

    private Memory() {}

    /** The last line of a histogram of classes, in bytes. */
    static long total(List<String> histogram) {
        return find(TOTAL, histogram);
    }

    /** Of {@code /proc/PID/status}, in bytes. */
    static long resident(List<String> status) {
        return find(RESIDENT, status) << 10;
    }

    private static long find(Pattern pattern, List<String> lines) {
        return lines.stream()
                .map(pattern::matcher)
                .filter(Matcher::matches)
                .map(found -> Long.parseLong(found.group(1)))
                .findFirst()
                .orElseThrow(() -> new IllegalStateException("There is no " + pattern + " in " + lines));
    }
}
