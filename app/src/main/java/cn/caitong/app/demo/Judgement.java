package cn.caitong.app.demo;

import cn.caitong.app.demo.LedgerCheck.Instructed;
import cn.caitong.app.demo.contract.ContractJudgement;
import cn.caitong.app.demo.witness.Difference;
import cn.caitong.app.demo.witness.Differences;
import cn.caitong.engine.evidence.EvidenceVerifier;
import cn.caitong.engine.evidence.Heads.Head;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Judges a performance by what others hold: the table worked out by hand, the centres' books, the receipts that partners were
 * given, and the evidence, verified as an outsider would. What the hub says of itself is read from verified evidence alone.
 */
final class Judgement {
    private final Expected expected;
    private final Function<UUID, Optional<byte[]>> exports;
    private final EvidenceVerifier verifier;
    private final List<Difference> differences = new ArrayList<>();

    /**
     * A judge.
     *
     * @param exports a case's evidence as anybody may ask for it
     * @param verifier with a key that did not come with the evidence
     */
    Judgement(Expected expected, Function<UUID, Optional<byte[]>> exports, EvidenceVerifier verifier) {
        this.expected = expected;
        this.exports = exports;
        this.verifier = verifier;
    }

    Outcome judge(Script script, Cases cases, PartnersWord word) {
        Map<UUID, Dossier> dossiers = dossiers(cases, word.receipts());
        honoured(word.rows(), dossiers.values());
        List<TimelineLine> timeline = new ArrayList<>();
        List<Instructed> deposits = new ArrayList<>();
        dossiers.forEach((id, dossier) -> {
            CaseStory story = new CaseStory(dossier.subject(), dossier.rows());
            timeline.addAll(story.lines());
            if (cases.isDeposit(id) && !dossier.rows().isEmpty()) {
                RefundStory refunds = new RefundStory(dossier.rows());
                DepositLine line = refunds.line(dossier.subject(), story.firstClock());
                deposits.add(new Instructed(line, refunds.instructions()));
            }
        });
        timeline.sort(Comparator.comparing(TimelineLine::at));
        List<DepositLine> table = deposits.stream().map(Instructed::line).toList();
        List<ParkedLine> parked = ParkedStory.of(dossiers.values());
        differences.addAll(ParkedStory.differences(expected.parked(), parked));
        compare(script, table, deposits, word);
        ContractJudgement contracts =
                new ContractJudgement(cases.ofContracts(dossiers), word.counterparts(), word.tasks());
        differences.addAll(contracts.differences(expected.contracts()));
        int rows =
                dossiers.values().stream().mapToInt(each -> each.rows().size()).sum();
        return new Outcome(
                timeline,
                table,
                contracts.table(),
                parked,
                new Names(cases.titles(), word.suppliers()),
                differences,
                rows);
    }

    private void compare(Script script, List<DepositLine> table, List<Instructed> deposits, PartnersWord word) {
        differences.addAll(TableCheck.differences(expected.deposits(), table));
        word.ledgers().forEach((centre, books) -> {
            List<Instructed> held = deposits.stream()
                    .filter(each -> !each.line().isGuarantee())
                    .filter(each -> each.line().deposit().startsWith(centre + ":"))
                    .toList();
            differences.addAll(new LedgerCheck(centre, books).differences(held));
        });
        List<Instructed> guarantees =
                deposits.stream().filter(each -> each.line().isGuarantee()).toList();
        differences.addAll(GuaranteeCheck.differences(guarantees, word.guarantees()));
        differences.addAll(TaskCheck.differences(table, expected.told(), word.tasks()));
        Differences faults = new Differences("script.yaml");
        faults.compare("faults that struck 实际发生的故障", script.faults(), word.faults());
        differences.addAll(faults.list());
    }

    private Map<UUID, Dossier> dossiers(Cases cases, List<HubReceipt> receipts) {
        Head head = receipts.stream()
                .map(HubReceipt::head)
                .max(Comparator.comparingLong(Head::no))
                .orElse(null);
        Map<UUID, Dossier> dossiers = new LinkedHashMap<>();
        cases.all()
                .forEach((id, subject) -> exports.apply(id)
                        .ifPresentOrElse(
                                export -> dossiers.put(id, Dossier.of(subject, export, verifier, head)),
                                () -> differences.add(new Difference(subject, "case 案件", "there 存在", "none 无"))));
        dossiers.values().forEach(dossier -> differences.addAll(dossier.faults()));
        receipts.forEach(receipt -> honoured(receipt, dossiers.get(receipt.caseId())));
        return dossiers;
    }

    /** What the hub took in a file is somebody's case (P1). */
    private void honoured(Set<String> rows, Collection<Dossier> dossiers) {
        Set<String> known = dossiers.stream()
                .flatMap(dossier -> dossier.rows().stream())
                .filter(row -> row.kind().equals("message.accepted"))
                .map(row -> row.text("messageId"))
                .collect(Collectors.toSet());
        rows.stream()
                .filter(row -> !known.contains(row))
                .map(row -> new Difference(row, "row of a file 文件行回执", "in evidence 已存证", "none 无"))
                .forEach(differences::add);
    }

    /** Whoever holds a receipt finds the message in the case's evidence (P1). */
    private void honoured(HubReceipt receipt, @Nullable Dossier dossier) {
        boolean there = dossier != null
                && dossier.rows().stream()
                        .anyMatch(
                                row -> row.seq() == receipt.seq() && row.kind().equals("message.accepted"));
        if (!there) {
            differences.add(new Difference(
                    receipt.caseId().toString(), "receipt 回执", "row 第 " + receipt.seq() + " 条", "none 无"));
        }
    }
}
