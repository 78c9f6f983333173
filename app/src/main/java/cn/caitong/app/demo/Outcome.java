package cn.caitong.app.demo;

import cn.caitong.app.demo.contract.ContractTable;
import cn.caitong.app.demo.witness.Difference;
import java.util.List;

/**
 * What a performance led to.
 *
 * @param timeline every decision, in order of time
 * @param contracts contracts, claims and payments
 * @param parked what was left to people
 * @param names what people call those that the timeline and the table speak of
 * @param differences everything that is not as it should be; empty if all is well
 * @param rows how many rows of evidence were verified
 */
record Outcome(
        List<TimelineLine> timeline,
        List<DepositLine> table,
        ContractTable contracts,
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
