package cn.caitong.routes.deposit;

import static cn.caitong.routes.deposit.DepositState.FORFEITED;
import static cn.caitong.routes.deposit.DepositState.MARKED_AFTER_REFUND;
import static cn.caitong.routes.deposit.DepositState.REFUNDED;

/** The cells of what is recovered from a supplier after the refund (N4.3). */
final class RecoveryRules {
    static final Rule RECOVERED = Rule.rule(
            "recovered",
            Recoveries::recovered,
            "pay it over, once all that was decided is back",
            "",
            "",
            FORFEITED,
            MARKED_AFTER_REFUND);
    static final Rule DECIDE = Rule.rule(
            "decide-after-refund",
            Recoveries::decide,
            "recover what was decided; pay it over, if it is back already",
            "discharged",
            "",
            MARKED_AFTER_REFUND,
            FORFEITED);
    static final Rule LIFT = Rule.rule(
            "lift-after-refund",
            Recoveries::lift,
            "give back what was recovered meanwhile",
            "discharged",
            "",
            REFUNDED);
    static final Rule RECOVERED_EARLY = Rule.rule(
            "recovered-early", Recoveries::early, "kept until the mark is confirmed, while one can still come", "", "");
    static final Rule RECOVERED_AGAIN =
            Rule.rule("recovered-again", Recoveries::again, "a person looks, unless it says what is known", "", "");
    static final Rule UNASKED = Rule.rule("recovered-unasked", Recoveries::unasked, "a person looks", "", "");
    static final Rule CONTRADICTED = Rule.rule(
            "repeated-after-forfeit",
            Results.ofNewest(Recoveries::contradicted),
            "a person looks, unless it says what is known",
            "",
            "");
    static final Rule WARN = Rule.rule("warn-mark", Ticks::warnMark, "task: due soon", "", "");
    static final Rule BREACH = Rule.rule("breach-mark", Ticks::breachMark, "task: overdue; still owed", "breached", "");

    private RecoveryRules() {}
}
