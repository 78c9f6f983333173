package cn.caitong.app.demo;

import java.util.List;
import java.util.Map;

/**
 * What a performance led to.
 *
 * @param timeline every decision, in order of time
 * @param suppliers their names, by deposit, as the centres know them
 * @param differences everything that is not as it should be; empty if all is well
 * @param rows how many rows of evidence were verified
 */
record Outcome(
        List<TimelineLine> timeline,
        List<DepositLine> table,
        Map<String, String> suppliers,
        List<Difference> differences,
        int rows) {
    Outcome {
        timeline = List.copyOf(timeline);
        table = List.copyOf(table);
        suppliers = Map.copyOf(suppliers);
        differences = List.copyOf(differences);
    }

    boolean isAsExpected() {
        return differences.isEmpty();
    }
}
