package cn.caitong.routes.contract;

import static cn.caitong.routes.event.Fields.money;

import cn.caitong.routes.casefile.PerformanceLimit;
import com.fasterxml.jackson.databind.JsonNode;
import java.util.Optional;

/** What a contract asks for as performance deposit (履约保证金), against the most that the law lets it ask for (C17). */
final class PerformanceTerms {
    private PerformanceTerms() {}

    /** What is wrong with it; nothing where it is within the limit, or where none is asked for. */
    static Optional<String> flaw(Step step, ContractFacts facts) {
        JsonNode asked = step.data().at("/draft/terms/performanceDeposit");
        return asked.isMissingNode()
                ? Optional.empty()
                : PerformanceLimit.flaw(
                        money(asked),
                        facts.value(),
                        step.policy().limit().percent(PerformanceLimit.CLAUSE, facts.regime()),
                        "/data/draft/terms/performanceDeposit");
    }

    /** What is signed already stays, and somebody hears of it. */
    static Turn reported(Turn turn, Step step, ContractFacts facts) {
        if (turn.isApplied()) {
            flaw(step, facts).ifPresent(flaw -> turn.alarm(PerformanceLimit.CODE, flaw));
        }
        return turn;
    }
}
