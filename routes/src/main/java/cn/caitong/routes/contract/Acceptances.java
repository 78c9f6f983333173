package cn.caitong.routes.contract;

import static cn.caitong.routes.event.Fields.instant;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.routes.contract.Course.Acceptance;
import cn.caitong.routes.contract.Milestone.Evidence;
import cn.caitong.routes.party.Person;
import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Acceptance (履约验收): asked for, passed, which meets a milestone, or refused with reasons. One that never comes has its clock. */
final class Acceptances {
    private static final String CLAUSE = "民法典 art. 620";

    private Acceptances() {}

    static Turn request(Step step) {
        ContractFacts facts = step.facts();
        Acceptance asked = new Acceptance(
                text(step.data(), "acceptanceId"),
                text(step.data(), "milestone"),
                LegalDay.of(instant(step.data(), "requestedAt")),
                null);
        Acceptance known = facts.course().acceptances().get(asked.id());
        if (asked.requestedOn().isAfter(step.today())) {
            return step.refuse("asked-in-the-future", CLAUSE, "the day of the request is not reached yet");
        }
        if (known != null && isKnown(known, asked)) {
            return step.note("it is known already");
        }
        return Inspections.askedBefore(step, asked)
                .or(() -> used(step, known))
                .or(() -> unmet(step, asked.milestone()))
                .orElseGet(() -> requested(step, facts, asked));
    }

    private static Optional<Turn> used(Step step, @Nullable Acceptance known) {
        return known == null
                ? Optional.empty()
                : Optional.of(
                        step.refuse("acceptance-id-used", CLAUSE, "another acceptance has this id; give it its own"));
    }

    private static boolean isKnown(Acceptance known, Acceptance asked) {
        return known.milestone().equals(asked.milestone())
                && known.requestedOn().equals(asked.requestedOn());
    }

    private static Turn requested(Step step, ContractFacts facts, Acceptance asked) {
        if (ContractClocks.open(facts).stream()
                .anyMatch(each -> each.milestone().equals(asked.milestone()))) {
            return step.refuse("acceptance-open", CLAUSE, "an acceptance of this milestone is asked for already");
        }
        ContractFacts after = facts.change().course(facts.course().with(asked)).done();
        Turn turn = step.keep(after, "acceptance-requested", CLAUSE, "the agreed period of inspection runs");
        ContractClocks.inspect(turn, step, after, asked);
        return turn.send(
                Tasks.tell(step, after, "inspect", CLAUSE, ContractClocks.inspection(asked.id()), dueOn(step, asked)));
    }

    private static @Nullable LocalDate dueOn(Step step, Acceptance asked) {
        return step.facts().suspended()
                ? null
                : step.policy()
                        .times()
                        .reckon(
                                ContractClocks.clause(step.facts()),
                                step.facts().regime(),
                                asked.requestedOn(),
                                List.of())
                        .map(times -> times.dueOn())
                        .orElse(null);
    }

    /** What stands against accepting anything for a milestone. */
    private static Optional<Turn> unmet(Step step, String milestone) {
        Optional<Milestone> known = step.facts().milestone(milestone);
        if (known.isEmpty()) {
            return Optional.of(
                    step.refuse("unknown-milestone", CLAUSE, "the contract has no such milestone; correct it"));
        }
        return known.get().metOn() == null
                ? Optional.empty()
                : Optional.of(step.refuse("milestone-met", CLAUSE, "the milestone's condition is met already"));
    }

    static Turn pass(Step step) {
        String id = text(step.data(), "acceptanceId");
        String milestone = text(step.data(), "milestone");
        LocalDate on = LocalDate.parse(text(step.data(), "acceptedOn"));
        Acceptance known = step.facts().course().acceptances().get(id);
        if (!Person.of(step.data().path("acceptedBy")).buys()) {
            return step.refuse("not-entitled", CLAUSE, "acceptance is the purchaser's");
        }
        if (on.isAfter(step.today())) {
            return step.refuse("accepted-in-the-future", CLAUSE, "the day of acceptance is not reached yet");
        }
        if (known != null && isSaidAgain(step, known, milestone, on)) {
            return step.note("it is known already");
        }
        return ended(step, known, milestone)
                .or(() -> unmet(step, milestone))
                .orElseGet(() ->
                        passed(step, new Acceptance(id, milestone, known == null ? on : known.requestedOn(), on)));
    }

    private static boolean isSaidAgain(Step step, Acceptance known, String milestone, LocalDate on) {
        return known.milestone().equals(milestone)
                && on.equals(known.endedOn())
                && step.facts()
                        .milestone(milestone)
                        .filter(each -> on.equals(each.metOn()))
                        .isPresent();
    }

    private static Optional<Turn> ended(Step step, @Nullable Acceptance known, String milestone) {
        if (known != null && !known.isOpen()) {
            return Optional.of(step.refuse("acceptance-ended", CLAUSE, "it has ended already; ask for it anew"));
        }
        return known == null || known.milestone().equals(milestone)
                ? Optional.empty()
                : Optional.of(step.refuse("milestone-differs", CLAUSE, "it was asked for another milestone"));
    }

    /** Whatever was asked for of this milestone has ended with it, under whichever id the purchaser accepted. */
    private static Turn passed(Step step, Acceptance after) {
        ContractFacts facts = step.facts();
        List<Acceptance> asked = Inspections.open(facts, after.milestone());
        Map<String, Milestone> milestones = new HashMap<>(facts.milestones());
        milestones.computeIfPresent(
                after.milestone(),
                (id, milestone) -> milestone.met(
                        on(after),
                        Inspections.putOffTo(step, Inspections.first(asked, after), on(after)),
                        evidence(step.data().path("evidence"))));
        Turn turn = step.keep(
                facts.change()
                        .milestones(milestones)
                        .course(facts.course().ended(asked, on(after)).with(after))
                        .done(),
                "accepted",
                CLAUSE,
                "the milestone's condition is met");
        asked.forEach(each -> discharged(turn, each.ended(on(after))));
        return turn;
    }

    private static LocalDate on(Acceptance ended) {
        LocalDate on = ended.endedOn();
        return on == null ? ended.requestedOn() : on;
    }

    private static Turn discharged(Turn turn, Acceptance ended) {
        return turn.clock(new ObligationChange.Discharged(ContractClocks.inspection(ended.id()), on(ended)));
    }

    /** The purchaser has inspected; the supplier puts it right and asks anew, under another id. */
    static Turn refuse(Step step) {
        Acceptance known = step.facts().course().acceptances().get(text(step.data(), "acceptanceId"));
        if (known == null) {
            return step.hold("the acceptance was not asked for yet");
        }
        if (!Person.of(step.data().path("refusedBy")).buys()) {
            return step.refuse("not-entitled", CLAUSE, "acceptance is the purchaser's");
        }
        if (step.isAhead(instant(step.data(), "refusedAt"))) {
            return step.refuse("refused-in-the-future", CLAUSE, "the day of the refusal is not reached yet");
        }
        return ended(step, known, text(step.data(), "milestone")).orElseGet(() -> refused(step, known));
    }

    private static Turn refused(Step step, Acceptance known) {
        Acceptance after = new Acceptance(
                known.id(), known.milestone(), known.requestedOn(), LegalDay.of(instant(step.data(), "refusedAt")));
        ContractFacts facts = step.facts();
        return discharged(
                step.keep(
                        facts.change().course(facts.course().with(after)).done(),
                        "acceptance-refused",
                        CLAUSE,
                        "the purchaser refused it with reasons"),
                after);
    }

    private static List<Evidence> evidence(JsonNode papers) {
        List<Evidence> evidence = new ArrayList<>();
        papers.forEach(paper -> evidence.add(
                new Evidence(text(paper, "kind"), text(paper, "digest"), LocalDate.parse(text(paper, "date")))));
        return List.copyOf(evidence);
    }
}
