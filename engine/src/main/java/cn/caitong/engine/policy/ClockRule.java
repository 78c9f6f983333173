package cn.caitong.engine.policy;

import cn.caitong.engine.calendar.Term.DayTerm;
import cn.caitong.engine.calendar.Term.Hours;
import cn.caitong.engine.calendar.Term.Years;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;

/** What a row of the clock table says: its kind and the figures that this kind needs. Not all rows are clocks. */
public sealed interface ClockRule {
    /** A last day, which rolls past non-working days. */
    record Deadline(DayTerm term) implements ClockRule {}

    /** A first lawful day, which never rolls. */
    record Minimum(DayTerm term) implements ClockRule {}

    /** A last day counted back from its event, which never rolls. */
    record Backward(DayTerm term) implements ClockRule {}

    /** Hours that run on. */
    record Running(Hours term) implements ClockRule {}

    /** An amount that may not exceed so many per cent of another. */
    record Limit(BigDecimal percent, String of) implements ClockRule {}

    /** Interest, computed by the interest policy. */
    record Charge() implements ClockRule {}

    /** The days from which another clock may start, by case. */
    record Basis(List<String> cases) implements ClockRule {
        public Basis {
            cases = List.copyOf(cases);
        }
    }

    /** Kept at least so long. */
    record Retention(Years term) implements ClockRule {}

    /** A date set once. */
    record Fixed(LocalDate on) implements ClockRule {}
}
