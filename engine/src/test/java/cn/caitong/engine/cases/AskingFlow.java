package cn.caitong.engine.cases;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.CaseFile;
import cn.caitong.engine.flow.Context;
import cn.caitong.engine.flow.Decision;
import cn.caitong.engine.flow.Decision.Outcome;
import cn.caitong.engine.flow.Decision.Reason;
import cn.caitong.engine.flow.Event;
import cn.caitong.engine.flow.Flow;
import cn.caitong.engine.flow.MoneyMove;
import cn.caitong.engine.flow.MoneyMove.Purpose;
import java.math.BigDecimal;
import java.util.List;
import java.util.Optional;
import java.util.function.Consumer;

/**
 * Cases that ask for a part of what the case above them has: {@code ask} reserves a sum if it is free, {@code drop} gives it
 * back, {@code blind} reserves without looking, {@code compare} looks at two items. {@code slot-and-ask} takes a slot as well.
 */
final class AskingFlow implements Flow {
    static final String ITEM = "agreement:A-1/final";
    static final String OTHER = "agreement:A-1/first";

    private final Consumer<Event> onDecide;

    AskingFlow(Consumer<Event> onDecide) {
        this.onDecide = onDecide;
    }

    AskingFlow() {
        this(event -> {});
    }

    @Override
    public String name() {
        return "asking";
    }

    @Override
    public int schemaVersion() {
        return 1;
    }

    @Override
    public Optional<String> slot(CaseFile current, Event event, Context context) {
        return event.type().equals("slot-and-ask") ? Optional.of("the-slot") : Optional.empty();
    }

    @Override
    public Optional<String> account(CaseFile current, Event event, Context context) {
        return event.type().equals("blind") ? Optional.empty() : Optional.of(ITEM);
    }

    @Override
    public List<String> accounts(CaseFile current, Event event, Context context) {
        return event.type().equals("compare")
                ? List.of(ITEM, OTHER, "agreement:A-1/nothing")
                : Flow.super.accounts(current, event, context);
    }

    @Override
    public Decision decide(CaseFile current, Event event, Context context) {
        onDecide.accept(event);
        if (event.type().equals("compare")) {
            String found = context.free(ITEM) + " and " + context.free(OTHER);
            assertThat(context.sums())
                    .as("of what is not there nothing is said")
                    .hasSize(2);
            return Decision.unchanged(current, Outcome.REFUSED, new Reason("compared", "T1", found));
        }
        BigDecimal free = context.free();
        String key = current.location().key();
        BigDecimal sum = new BigDecimal(event.data().path("sum").asText("0"));
        if (event.type().equals("drop")) {
            return applied(current, "dropped at " + free, new MoneyMove.Released(ITEM, Purpose.CLAIM, key));
        }
        MoneyMove owed = new MoneyMove.Owed(ITEM, Purpose.CLAIM, key, sum);
        if (event.type().equals("blind")) {
            return applied(current, "blind", owed);
        }
        if (free == null) {
            return Decision.unchanged(current, Outcome.HELD, new Reason("no-item", "T1", "nothing was agreed yet"));
        }
        return sum.compareTo(free) <= 0
                ? applied(current, "took of " + free, owed)
                : Decision.unchanged(current, Outcome.REFUSED, new Reason("too-much", "T1", "free is " + free));
    }

    private static Decision applied(CaseFile current, String detail, MoneyMove move) {
        return new Decision(
                Outcome.APPLIED,
                "asked",
                current.data(),
                List.of(),
                List.of(),
                List.of(move),
                List.of(),
                List.of(),
                new Reason("asked", "T1", detail));
    }
}
