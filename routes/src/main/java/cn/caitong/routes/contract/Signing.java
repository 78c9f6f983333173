package cn.caitong.routes.contract;

import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.policy.LegalRegime;
import cn.caitong.routes.casefile.PerformanceLimit;
import cn.caitong.routes.contract.Course.Signature;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** How a contract comes about: drafted and signed by each side online, or registered when it was signed elsewhere (N5.1). */
final class Signing {
    private static final String ONLINE_RULE = "N5.1";

    private Signing() {}

    static Turn draft(Step step) {
        return switch (DraftReader.read(step, Paper.ONLINE)) {
            case DraftReader.Reading.Bad(Turn turn) -> turn;
            case DraftReader.Reading.Good(ContractFacts facts) ->
                isWorks(facts)
                        ? step.refuse(
                                "signed-elsewhere",
                                ONLINE_RULE,
                                "works procured by tendering are not signed online; register the signed contract")
                        : drafted(step, facts);
        };
    }

    /** A draft that nobody has signed may be put right; but whose contract it is stays. */
    private static Turn drafted(Step step, ContractFacts facts) {
        ContractFacts known = step.known();
        Optional<String> flaw = PerformanceTerms.flaw(step, facts);
        if (flaw.isPresent()) {
            return step.refuse(PerformanceLimit.CODE, PerformanceLimit.CLAUSE, flaw.get());
        }
        if (known != null && !known.supplier().key().equals(facts.supplier().key())) {
            return step.refuse(
                    "supplier-differs", ONLINE_RULE, "this contract is another supplier's; draft under another id");
        }
        return facts.equals(known)
                ? step.note("it says what is known already")
                : step.to(ContractState.DRAFTED, facts, "drafted", ONLINE_RULE, "the contract can be signed");
    }

    /** Once somebody has signed, the text stays as it was signed. */
    static Turn draftAgain(Step step) {
        return DraftReader.read(step, Paper.ONLINE) instanceof DraftReader.Reading.Good(ContractFacts facts)
                        && DraftReader.isTheSame(facts, step.facts())
                ? step.note("it says what is known already")
                : step.refuse("signed-already", ONLINE_RULE, "a text that was signed is not replaced; amend it");
    }

    static Turn sign(Step step) {
        ContractFacts facts = step.facts();
        String digest = facts.paper().digest();
        if (!digest.equals(text(step.data().path("document"), "digest"))) {
            return step.refuse("another-document", ONLINE_RULE, "the digest is not that of the drafted document");
        }
        return Sides.undone(step, facts).orElseGet(() -> proven(step, facts, digest));
    }

    private static Turn proven(Step step, ContractFacts facts, String digest) {
        return switch (Signatures.one(step, facts, step.data().path("signature"), digest)) {
            case Signatures.Proof.Not(Turn turn) -> turn;
            case Signatures.Proof.Proven(List<Signature> proven) -> signed(step, facts, proven.getFirst());
        };
    }

    private static Turn signed(Step step, ContractFacts facts, Signature signature) {
        if (facts.course().signatures().stream().anyMatch(each -> each.party().equals(signature.party()))) {
            return step.refuse("signed-already", ONLINE_RULE, "this party has signed already");
        }
        ContractFacts after =
                facts.change().course(facts.course().signed(signature)).done();
        List<Signature> all = after.course().signatures();
        return Signatures.missing(after, all).isEmpty()
                ? complete(step, after, Signatures.day(all), "hub", "all parties have signed")
                : step.to(ContractState.PART_SIGNED, after, "part-signed", ONLINE_RULE, "others are still to sign");
    }

    static Turn register(Step step) {
        return Registrations.hindered(step).orElseGet(() -> registered(step));
    }

    private static Turn registered(Step step) {
        String via = text(step.data(), "via");
        LocalDate signedOn = LocalDate.parse(text(step.data(), "signedOn"));
        return switch (DraftReader.read(step, via)) {
            case DraftReader.Reading.Bad(Turn turn) -> turn;
            case DraftReader.Reading.Good(ContractFacts facts) ->
                isWorks(facts) == via.equals("works")
                        ? PerformanceTerms.reported(
                                complete(step, facts, signedOn, step.event().partner(), Registrations.shownBy(step)),
                                step,
                                facts)
                        : step.refuse(
                                "registered-otherwise",
                                ONLINE_RULE,
                                "contracts of works are registered as works, and others as offline");
        };
    }

    /** Said again it changes nothing; said otherwise it is a person's to look at. Of the day nobody's word counts but finance's. */
    static Turn registeredAgain(Step step) {
        return DraftReader.read(step, text(step.data(), "via")) instanceof DraftReader.Reading.Good(ContractFacts facts)
                        && DraftReader.isTheSame(facts, step.facts())
                        && (settledOn(step, facts).isPresent()
                                || text(step.data(), "signedOn")
                                        .equals(String.valueOf(step.facts().signedOn())))
                ? step.note("it is registered already")
                : step.park("already-signed", "a contract of this id exists already, and otherwise / 该编号的合同已登记，内容不同");
    }

    /**
     * Where two days of signing were told, finance settles which it is (政府采购法 art. 46): what counts from that day counts anew. A clock
     * that has ended stays as it ended.
     */
    static Turn settle(Step step) {
        ContractFacts facts = step.facts();
        return settledOn(step, facts)
                .filter(on -> facts.signedOn() != null && !on.equals(facts.signedOn()))
                .map(on -> settled(step, facts, on))
                .orElseGet(() -> step.note("it changes nothing here"));
    }

    private static Optional<LocalDate> settledOn(Step step, ContractFacts facts) {
        return step.tender()
                .flatMap(tender -> facts.paper().lots().stream()
                        .sorted()
                        .flatMap(id -> Stream.ofNullable(tender.lots().get(id)))
                        .flatMap(lot -> Stream.ofNullable(
                                lot.settled().get(facts.supplier().key())))
                        .findFirst());
    }

    private static Turn settled(Step step, ContractFacts facts, LocalDate on) {
        Map<String, Milestone> milestones = new LinkedHashMap<>(facts.milestones());
        milestones.replaceAll(
                (id, milestone) -> milestone.origin().equals(facts.contract()) ? milestone.signed(on) : milestone);
        ContractFacts after = facts.change().signedOn(on).milestones(milestones).done();
        Turn turn =
                step.keep(after, "date-settled", "政府采购法 art. 46", "finance settled on which day it was signed: " + on);
        return countedFrom(turn, step, after, on, "finance");
    }

    /** To be published and filed (条例 art. 50; 政府采购法 art. 47). */
    private static Turn countedFrom(Turn turn, Step step, ContractFacts signed, LocalDate on, String source) {
        ContractClocks.open(turn, step, signed, "C20", "C20", on, source);
        ContractClocks.open(turn, step, signed, "C22", "C22", on, source);
        return turn;
    }

    /** What counts from the day of signing counts from the one that finance settled, where it did before this was told. */
    private static Turn complete(Step step, ContractFacts facts, LocalDate on, String source, String how) {
        if (step.isAnothers()) {
            return step.refuse(
                    "second-contract",
                    "政府采购法 art. 46",
                    "this supplier has a contract for the lot; amend or supplement it");
        }
        Optional<LocalDate> settled = settledOn(step, facts);
        LocalDate counted = settled.orElse(on);
        String saidBy = settled.isPresent() ? "finance" : source;
        Map<String, Milestone> milestones = new LinkedHashMap<>(facts.milestones());
        milestones.replaceAll((id, milestone) -> milestone.signed(counted));
        ContractFacts after =
                facts.change().signedOn(counted).milestones(milestones).done();
        Turn turn = step.to(ContractState.SIGNED, after, "signed", "政府采购法 art. 46", how);
        after.milestones().values().forEach(milestone -> turn.move(booked(step, after, milestone)));
        countedFrom(turn, step, after, counted, saidBy);
        Tasks.publishAndFile(turn, step, after);
        Tasks.askSize(turn, step, after);
        return turn.raise(SignedNotice.of(after, on, step.location()));
    }

    /** A milestone is a sum that bounds what may be claimed on it. */
    static MoneyMove booked(Step step, ContractFacts facts, Milestone milestone) {
        return new MoneyMove.Received(
                facts.item(milestone.id()),
                milestone.amount().currency(),
                milestone.amount().amount(),
                step.event().arrivedAt());
    }

    private static boolean isWorks(ContractFacts facts) {
        return facts.regime().equals(LegalRegime.BIDDING_LAW.code());
    }
}
