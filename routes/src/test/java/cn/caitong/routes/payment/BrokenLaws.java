package cn.caitong.routes.payment;

import cn.caitong.engine.silence.Heard;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Decisions that are wrong on purpose, so that it shows which promise sees them. */
final class BrokenLaws {
    static final Function<Step, Draft> NONE =
            step -> ClaimTable.rule(step.event().kind(), step.state()).apply(step);

    private static final BigDecimal MUCH = new BigDecimal("99999999.00");

    private BrokenLaws() {}

    /** Silence is believed without a proof. */
    static Draft deaf(Step step) {
        Heard nobody = new Heard.Nobody(step.now(), JsonNodeFactory.instance.objectNode());
        return NONE.apply(with(step, step.arrivedAt(), step.free(), step.heard() == null ? null : nobody));
    }

    /** What is in time is judged by when it is decided. */
    static Draft late(Step step) {
        return NONE.apply(with(step, step.now(), step.free(), step.heard()));
    }

    /** Each invoice fits by itself. */
    static Draft boundless(Step step) {
        return NONE.apply(with(step, step.arrivedAt(), MUCH, step.heard()));
    }

    /** An objection is received and forgotten. */
    static Draft forgetful(Step step) {
        return step.event() instanceof ClaimEvent.Raised && step.claim() != null ? Rule.noted(step) : NONE.apply(step);
    }

    /** What is disputed is confirmed with the rest. */
    static Draft greedy(Step step) {
        Draft draft = NONE.apply(step);
        boolean confirms = draft.reason().code().equals("receipt-confirmed-by-silence");
        return confirms
                ? draft.claim(draft.claim()
                        .change()
                        .confirmation(Confirmation.UNDISPUTED, each -> whole(draft.claim(), each))
                        .done())
                : draft;
    }

    private static Confirmation whole(Claim claim, Confirmation each) {
        return Confirmation.of(each.of(), claim.bill().total(), each.how(), each.on(), each.at());
    }

    /** A second answer is another confirmation. */
    static Function<Step, Draft> twice() {
        return new Function<>() {
            private @Nullable Draft first;

            @Override
            public Draft apply(Step step) {
                boolean confirms = step.event() instanceof ClaimEvent.Confirmed;
                if (!confirms || first == null) {
                    Draft draft = NONE.apply(step);
                    first = confirms && draft.reason().code().equals("receipt-confirmed") ? draft : first;
                    return draft;
                }
                return first;
            }
        };
    }

    private static Step with(Step step, Instant arrivedAt, @Nullable BigDecimal free, @Nullable Heard heard) {
        return new Step(
                step.caseId(),
                step.state(),
                step.claim(),
                step.event(),
                step.messageId(),
                arrivedAt,
                step.now(),
                step.terms(),
                free,
                step.sums(),
                heard,
                step.policy());
    }
}
