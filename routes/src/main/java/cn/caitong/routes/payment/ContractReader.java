package cn.caitong.routes.payment;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.routes.casefile.CaseCodec;
import cn.caitong.routes.contract.ContractFacts;
import cn.caitong.routes.contract.Milestone;
import cn.caitong.routes.contract.Party;
import java.util.Map;
import java.util.stream.Collectors;

/** Reads of a contract's case what a claim must know. */
final class ContractReader {
    private static final String ACCEPTANCE = "acceptance";

    private final CaseCodec codec;

    ContractReader(CaseCodec codec) {
        this.codec = codec;
    }

    Terms terms(CaseFile contract) {
        return terms(codec.read(contract.data(), ContractFacts.class));
    }

    static Terms terms(ContractFacts facts) {
        return new Terms(
                facts.contract(),
                facts.tender(),
                facts.regime(),
                facts.purchaser().key(),
                facts.purchaser().name(),
                facts.suppliers().stream().collect(Collectors.toMap(Party::key, Party::name, (one, same) -> one)),
                facts.signedOn(),
                facts.suspended(),
                facts.terminated(),
                facts.milestones().entrySet().stream()
                        .collect(Collectors.toMap(Map.Entry::getKey, each -> milestone(facts, each.getValue()))),
                facts.payee(),
                facts.course().assigned(),
                facts.size(),
                facts.credit());
    }

    private static Terms.Milestone milestone(ContractFacts facts, Milestone milestone) {
        return new Terms.Milestone(
                milestone.id(),
                milestone.condition().equals(ACCEPTANCE),
                milestone.amount(),
                facts.item(milestone.id()),
                milestone.metOn(),
                milestone.owedFrom(),
                milestone.acceptance().stream()
                        .map(paper -> new ClaimEvent.Paper(paper.kind(), paper.digest(), paper.date()))
                        .collect(Collectors.toSet()));
    }
}
