package cn.caitong.routes.contract;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.schedule.AgreedTerm;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.routes.casefile.Excuse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;

/** A contract's clocks: publication (C20), filing (C22), the notice of a change (C21), and inspection as agreed (C46). */
final class ContractClocks {
    private static final String INSPECTION = "C46";
    private static final String PURCHASER = "purchaser";

    private ContractClocks() {}

    /** Starts a clock; nothing where the contract's law has none. Nobody but a person can do what is owed. */
    static void open(
            Turn turn, Step step, ContractFacts facts, String name, String clause, LocalDate basis, String source) {
        start(turn, step, facts, name, clause, basis, source, List.of());
    }

    private static void start(
            Turn turn,
            Step step,
            ContractFacts facts,
            String name,
            String clause,
            LocalDate basis,
            String source,
            List<Excuse> pauses) {
        step.policy().times().reckon(clause, facts.regime(), basis, pauses).ifPresent(times -> {
            turn.clock(new ObligationChange.Open(
                    name,
                    clause,
                    facts.regime(),
                    PURCHASER,
                    facts.supplier().key(),
                    step.event().type(),
                    source,
                    basis,
                    times.calendar(),
                    times.provisional(),
                    times.warnAt(),
                    null,
                    times.dueAt()));
        });
    }

    static boolean has(Step step, ContractFacts facts, String clause) {
        return step.policy()
                .times()
                .reckon(clause, facts.regime(), step.today(), List.of())
                .isPresent();
    }

    static String inspection(String acceptance) {
        return "acceptance/" + acceptance;
    }

    /** The clause carries the agreed period, so that whoever counts anew counts that. */
    static String clause(ContractFacts facts) {
        Paper.Inspection agreed = facts.paper().inspection();
        return new AgreedTerm(INSPECTION, agreed.days(), agreed.unit()).clause();
    }

    /** The agreed period for inspection; while performance stands still, so does this. */
    static void inspect(Turn turn, Step step, ContractFacts facts, Course.Acceptance asked) {
        String name = inspection(asked.id());
        open(
                turn,
                step,
                facts,
                name,
                clause(facts),
                asked.requestedOn(),
                step.event().partner());
        if (facts.suspended()) {
            turn.clock(stopped(name, facts.course().pauses().getLast()));
        }
    }

    static void standStill(Turn turn, ContractFacts facts, Excuse pause) {
        open(facts).forEach(asked -> turn.clock(stopped(inspection(asked.id()), pause)));
    }

    private static ObligationChange stopped(String name, Excuse pause) {
        return new ObligationChange.Excused(name, pause.from(), pause.reason(), pause.evidence());
    }

    /** Nobody inspects what is no longer owed. */
    static void lapse(Turn turn, List<Course.Acceptance> asked, String why) {
        asked.forEach(each -> turn.clock(new ObligationChange.Voided(inspection(each.id()), why)));
    }

    static void goOn(Turn turn, Step step, ContractFacts facts, Instant to) {
        for (Course.Acceptance asked : open(facts)) {
            step.policy()
                    .times()
                    .reckon(
                            clause(facts),
                            facts.regime(),
                            asked.requestedOn(),
                            facts.course().pauses())
                    .ifPresent(times -> turn.clock(resumed(inspection(asked.id()), to, times)));
        }
    }

    private static ObligationChange resumed(String name, Instant to, ClockTimes times) {
        return new ObligationChange.Resumed(
                name, to, true, times.calendar(), times.provisional(), times.warnAt(), null, times.dueAt());
    }

    /** What has been asked to be accepted, and neither passed nor was refused. */
    static List<Course.Acceptance> open(ContractFacts facts) {
        return facts.course().acceptances().values().stream()
                .filter(Course.Acceptance::isOpen)
                .toList();
    }
}
