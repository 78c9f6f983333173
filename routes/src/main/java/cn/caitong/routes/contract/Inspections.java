package cn.caitong.routes.contract;

import cn.caitong.engine.calendar.LegalDay;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.contract.Course.Acceptance;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The agreed period of inspection (款项条例 art. 10): whoever accepts after it owes from its last day, in whichever order, and under
 * whichever id, the hub hears of request and acceptance (P8).
 */
final class Inspections {
    private static final String CLAUSE = "款项条例 art. 10";

    private Inspections() {}

    /** What has been asked for of a milestone and has not ended. */
    static List<Acceptance> open(ContractFacts facts, String milestone) {
        return ContractClocks.open(facts).stream()
                .filter(each -> each.milestone().equals(milestone))
                .toList();
    }

    /** The day of the earliest request that an acceptance answers; its own day where there was none. */
    static LocalDate first(List<Acceptance> asked, Acceptance after) {
        return Stream.concat(asked.stream(), Stream.of(after))
                .map(Acceptance::requestedOn)
                .min(Comparator.naturalOrder())
                .orElseThrow();
    }

    /** The last day of the agreed period, where it was over by the day of acceptance; else null. */
    static @Nullable LocalDate putOffTo(Step step, LocalDate requestedOn, LocalDate on) {
        return step.policy()
                .times()
                .reckon(ContractClocks.clause(step.facts()), step.facts().regime(), requestedOn, pausesUntil(step, on))
                .map(ClockTimes::dueOn)
                .filter(on::isAfter)
                .orElse(null);
    }

    /** One that goes on has lasted until the acceptance; it excuses nothing that was late before. */
    private static List<Excuse> pausesUntil(Step step, LocalDate on) {
        List<Excuse> pauses = step.facts().course().pauses();
        return step.facts().suspended()
                ? Excuse.ended(
                        pauses, on.plusDays(1).atStartOfDay(LegalDay.ZONE).toInstant(), true)
                : pauses;
    }

    /** What was asked for before its milestone was accepted comes to light afterwards. Empty where it is no such request. */
    static Optional<Turn> askedBefore(Step step, Acceptance asked) {
        return step.facts()
                .milestone(asked.milestone())
                .filter(milestone -> milestone.owedFrom() != null)
                .map(Milestone::metOn)
                .filter(on -> asked.requestedOn().isBefore(on) && isNews(step.facts(), asked, on))
                .map(on -> asked(step, asked, on));
    }

    /** Not known yet, or known by an acceptance of which nobody had heard that it was asked for. */
    private static boolean isNews(ContractFacts facts, Acceptance asked, LocalDate on) {
        Acceptance known = facts.course().acceptances().get(asked.id());
        return known == null
                || (known.milestone().equals(asked.milestone())
                        && on.equals(known.endedOn())
                        && asked.requestedOn().isBefore(known.requestedOn()));
    }

    private static Turn asked(Step step, Acceptance asked, LocalDate on) {
        ContractFacts facts = step.facts();
        Map<String, Milestone> milestones = new HashMap<>(facts.milestones());
        LocalDate late = putOffTo(step, asked.requestedOn(), on);
        if (late != null) {
            milestones.computeIfPresent(asked.milestone(), (id, milestone) -> milestone.putOffTo(late));
        }
        return step.keep(
                facts.change()
                        .milestones(milestones)
                        .course(facts.course().with(asked.ended(on)))
                        .done(),
                "asked-before",
                CLAUSE,
                "it was asked for before it passed");
    }
}
