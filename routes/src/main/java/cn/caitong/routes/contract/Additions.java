package cn.caitong.routes.contract;

import static cn.caitong.routes.event.Fields.money;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.mappings.money.Money;
import cn.caitong.routes.contract.Course.Acceptance;
import cn.caitong.routes.contract.Course.Addition;
import cn.caitong.routes.contract.Course.Signature;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/** Changes of a signed contract: amendments, which part anew what nobody claimed, and supplements, which add to it (C23). */
final class Additions {
    private static final String LIMIT = "C23";
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);

    private Additions() {}

    /** A supplement is a contract of its own (C20); an amendment is a change (C21). */
    static String clause(Addition addition) {
        return addition.sum().isZero() ? "C21" : "C20";
    }

    /** The items of the replaced milestones: of them the decision is told what is free. */
    static List<String> replaced(Step step) {
        return ids(step).stream().map(step.facts()::item).toList();
    }

    private static List<String> ids(Step step) {
        List<String> ids = new ArrayList<>();
        step.data().path("replaces").forEach(id -> ids.add(id.asText()));
        return List.copyOf(ids);
    }

    static Turn amend(Step step) {
        return known(step, text(step.data(), "amendmentId")).orElseGet(() -> amended(step));
    }

    static Turn supplement(Step step) {
        return known(step, text(step.data(), "supplementId")).orElseGet(() -> supplemented(step));
    }

    /** Said again it changes nothing; and who signed a document has agreed to it once, under whichever id it comes. */
    private static Optional<Turn> known(Step step, String id) {
        String digest = text(step.data().path("document"), "digest");
        return step.facts().course().additions().stream()
                .filter(each -> each.id().equals(id))
                .findFirst()
                .map(each -> each.digest().equals(digest)
                        ? step.note("it is known already")
                        : step.refuse("change-id-used", "C21", "another change has this id; give it its own"))
                .or(() -> used(step, digest));
    }

    private static Optional<Turn> used(Step step, String digest) {
        ContractFacts facts = step.facts();
        boolean isKnown = facts.paper().digest().equals(digest)
                || facts.course().additions().stream()
                        .anyMatch(each -> each.digest().equals(digest));
        return isKnown
                ? Optional.of(step.refuse(
                        "document-used",
                        "电子签名法 art. 13",
                        "data.document.digest: this document was signed before, as the contract or as another change of"
                                + " it; a change has a document of its own / 该文件已作为合同或其他变更签署，变更须另行成文"))
                : Optional.empty();
    }

    private static Turn amended(Step step) {
        List<String> replaced = ids(step);
        ContractFacts facts = step.facts();
        if (!facts.milestones().keySet().containsAll(replaced)) {
            return step.refuse("unknown-milestone", "C21", "the contract has no such milestone; correct it");
        }
        if (replaced.stream().anyMatch(id -> isClaimed(step, id))) {
            return step.refuse("milestone-claimed", "C21", "something is claimed on a milestone; it stays as it is");
        }
        Money sum = replaced.stream()
                .map(id -> facts.milestones().get(id))
                .flatMap(Stream::ofNullable)
                .map(Milestone::amount)
                .reduce(Money.zero(facts.value().currency()), Money::plus);
        return agreed(step, text(step.data(), "amendmentId"), sum, replaced, Money.zero(sum.currency()));
    }

    private static boolean isClaimed(Step step, String milestone) {
        BigDecimal free = step.free().get(step.facts().item(milestone));
        Milestone known = step.facts().milestones().get(milestone);
        return free != null && known != null && free.compareTo(known.amount().amount()) < 0;
    }

    private static Turn supplemented(Step step) {
        Money added = money(step.data().path("value"));
        ContractFacts facts = step.facts();
        if (!added.currency().equals(facts.value().currency())) {
            return step.refuse("currency-differs", LIMIT, "the supplement is in another currency than the contract");
        }
        Money all = facts.course().additions().stream().map(Addition::sum).reduce(added, Money::plus);
        boolean above = step.policy()
                .limit()
                .percent(LIMIT, facts.regime())
                .filter(percent -> all.amount()
                                .multiply(HUNDRED)
                                .compareTo(facts.value().amount().multiply(percent))
                        > 0)
                .isPresent();
        return above
                ? step.refuse("supplement-above-limit", LIMIT, "supplements come to more than the law allows in all")
                : agreed(step, text(step.data(), "supplementId"), added, List.of(), added);
    }

    private static Turn agreed(Step step, String id, Money sum, List<String> replaced, Money adds) {
        ContractFacts facts = step.facts();
        String digest = text(step.data().path("document"), "digest");
        return switch (Partition.of(sum, DraftReader.shares(step.data().path("milestones")), id)) {
            case Partition.Flawed(String code, String detail) -> step.refuse(code, "C21", detail);
            case Partition.Whole(var milestones) ->
                isAnyUsed(facts, milestones.keySet())
                        ? step.refuse("milestone-id-used", "C21", "a milestone's id is used for ever; give a new one")
                        : proven(step, new Change(id, digest, milestones, replaced, adds));
        };
    }

    /** Also a milestone that was replaced keeps its name: its item in the ledger is there for ever. */
    private static boolean isAnyUsed(ContractFacts facts, Set<String> ids) {
        Set<String> used = new HashSet<>(facts.milestones().keySet());
        used.addAll(facts.course().retired());
        return ids.stream().anyMatch(used::contains);
    }

    private record Change(
            String id, String digest, Map<String, Milestone> milestones, List<String> replaced, Money adds) {}

    private static Turn proven(Step step, Change change) {
        return switch (Signatures.all(step, step.facts(), step.data().path("signatures"), change.digest())) {
            case Signatures.Proof.Not(Turn turn) -> turn;
            case Signatures.Proof.Proven(List<Signature> signed) -> changed(step, change, signed);
        };
    }

    private static Turn changed(Step step, Change change, List<Signature> signed) {
        ContractFacts before = step.facts();
        Addition addition = new Addition(change.id(), change.adds(), Signatures.day(signed), change.digest());
        LocalDate contractOn = before.signedOn();
        if (contractOn != null && addition.agreedOn().isBefore(contractOn)) {
            return step.refuse(
                    "signed-before-contract",
                    clause(addition),
                    "data.signatures: signed before there was a contract to change / 变更签署日早于合同签订日，请更正");
        }
        List<Acceptance> lapsed = ContractClocks.open(before).stream()
                .filter(each -> change.replaced().contains(each.milestone()))
                .toList();
        Map<String, Milestone> milestones = new LinkedHashMap<>(before.milestones());
        change.replaced().forEach(milestones::remove);
        change.milestones().forEach((id, milestone) -> milestones.put(id, milestone.signed(addition.agreedOn())));
        ContractFacts after = before.change()
                .milestones(milestones)
                .course(before.course()
                        .added(addition)
                        .retired(change.replaced())
                        .ended(lapsed, addition.agreedOn()))
                .done();
        String clause = clause(addition);
        Turn turn = step.keep(after, "changed", clause, "all parties have signed the change");
        ContractClocks.lapse(turn, lapsed, "its milestone was replaced");
        change.replaced().forEach(id -> turn.move(closed(before, id)));
        change.milestones().values().forEach(milestone -> turn.move(Signing.booked(step, after, milestone)));
        ContractClocks.open(turn, step, after, clause + "/" + change.id(), clause, addition.agreedOn(), "hub");
        return turn;
    }

    /** All of a replaced milestone goes into others: the ledger refuses that where something is claimed on it. */
    private static MoneyMove closed(ContractFacts facts, String milestone) {
        return new MoneyMove.Owed(
                facts.item(milestone),
                MoneyMove.Purpose.CONVERT,
                facts.milestone(milestone).orElseThrow().amount().amount());
    }
}
