package cn.caitong.app.demo.contract;

import cn.caitong.app.demo.contract.PaymentStory.Applied;
import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.RunningClocks;
import cn.caitong.app.demo.witness.Witnessed;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Judges what came of contract money by the table worked out by hand, and by what treasury, client and portal hold. */
public final class ContractJudgement {
    private final Counterparts others;
    private final List<Applied> payments;
    private final ContractTable table;

    /**
     * A judgement.
     *
     * @param cases verified evidence
     * @param messages what the application was given, canonical messages
     */
    public ContractJudgement(Cases cases, Counterparts others, List<String> messages) {
        this.others = others;
        Tidings tidings = Tidings.of(messages);
        this.payments = cases.payments().entrySet().stream()
                .map(payment -> PaymentStory.of(payment.getKey(), payment.getValue(), tidings))
                .toList();
        this.table = new ContractTable(
                cases.contracts().entrySet().stream()
                        .map(contract -> contract(contract.getKey(), contract.getValue()))
                        .toList(),
                cases.claims().entrySet().stream()
                        .map(claim -> ClaimStory.of(claim.getKey(), claim.getValue(), tidings))
                        .toList(),
                payments.stream().map(Applied::line).toList());
    }

    /** The rows of each case of the three flows, by the names that people know the cases by. */
    public record Cases(
            Map<String, List<Witnessed>> contracts,
            Map<String, List<Witnessed>> claims,
            Map<String, List<Witnessed>> payments) {}

    private static ContractLine contract(String id, List<Witnessed> rows) {
        RunningClocks clocks = new RunningClocks();
        String state = "";
        for (Witnessed row : rows) {
            if (row.isDecision() && !row.isSettled()) {
                clocks.read(row);
                state = row.text("state");
            }
        }
        return new ContractLine(id, Term.of(clocks), state);
    }

    /** What the evidence shows. */
    public ContractTable table() {
        return table;
    }

    public List<Difference> differences(ContractTable expected) {
        List<Difference> all = new ArrayList<>(ContractCheck.differences(expected, table));
        all.addAll(new TreasuryCheck(others.treasury()).differences(payments));
        all.addAll(ClientCheck.differences(table.claims(), others.todos()));
        all.addAll(PortalCheck.differences(table.contracts(), others.notices()));
        return all;
    }
}
