package cn.caitong.app.demo;

import java.util.List;

/**
 * What a performance led to.
 *
 * @param timeline every decision, in order of time
 * @param parked what was left to people
 * @param names what people call those that the timeline and the table speak of
 * @param differences everything that is not as it should be; empty if all is well
 * @param rows how many rows of evidence were verified
 */
record Outcome(
        List<TimelineLine> timeline,
        List<DepositLine> table,
        List<ParkedLine> parked,
        Names names,
        List<Difference> differences,
        int rows) {
    Outcome {
        timeline = List.copyOf(timeline);
        table = List.copyOf(table);
        parked = List.copyOf(parked);
        differences = List.copyOf(differences);
    }

    boolean isAsExpected() {
        return differences.isEmpty();
    }
}
