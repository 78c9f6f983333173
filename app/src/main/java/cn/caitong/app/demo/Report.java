package cn.caitong.app.demo;

import java.io.PrintWriter;

/** Prints an outcome: for machines the timeline alone, for people the timeline, the table and the verdict. */
final class Report {
    private Report() {}

    static void asJson(Outcome outcome, PrintWriter out) {
        outcome.timeline().forEach(line -> out.println(TimelineJson.of(line)));
    }

    static void asText(Outcome outcome, TimelineText text, PrintWriter out) {
        text.of(outcome.timeline()).forEach(out::println);
        out.println();
        TableText.of(outcome.table(), outcome.suppliers()).forEach(out::println);
        out.println();
    }

    /** What is not as it should be, one line each, or that all is well. */
    static void verdict(Outcome outcome, PrintWriter out) {
        outcome.differences().forEach(difference -> out.println("✗ " + difference.message()));
        out.println(
                outcome.isAsExpected()
                        ? ("✓ %d deposits as worked out by hand and as the centres booked them; %d rows of evidence"
                                        + " sound · %1$d 笔保证金与手工核算及交易中心账册一致，%2$d 条存证完好")
                                .formatted(outcome.table().size(), outcome.rows())
                        : "%d differences · 共 %1$d 处不符"
                                .formatted(outcome.differences().size()));
    }
}
