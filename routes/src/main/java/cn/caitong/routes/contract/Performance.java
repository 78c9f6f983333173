package cn.caitong.routes.contract;

import static cn.caitong.routes.event.Fields.evidence;
import static cn.caitong.routes.event.Fields.instant;
import static cn.caitong.routes.event.Fields.text;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.party.Account;
import cn.caitong.routes.party.Person;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Objects;

/** What interrupts or ends performance, and who is paid. */
final class Performance {
    private static final String PAUSE = "条例 art. 54";

    private Performance() {}

    static Turn suspend(Step step) {
        ContractFacts facts = step.facts();
        Excuse pause = new Excuse(
                instant(step.data(), "suspendedAt"), null, text(step.data(), "ground"), evidence(step.data()));
        ContractFacts after = facts.change()
                .suspended(true)
                .course(facts.course().paused(Excuse.begun(facts.course().pauses(), pause)))
                .done();
        Turn turn = step.to(ContractState.SUSPENDED, after, "suspended", PAUSE, "performance stands still");
        ContractClocks.standStill(turn, after, pause);
        return turn;
    }

    static Turn resume(Step step) {
        ContractFacts facts = step.facts();
        Instant to = instant(step.data(), "resumedAt");
        List<Excuse> ended = Excuse.ended(facts.course().pauses(), to, true);
        ContractFacts after = facts.change()
                .suspended(false)
                .course(facts.course().paused(ended))
                .done();
        Turn turn = step.to(ContractState.SIGNED, after, "resumed", PAUSE, "performance goes on");
        ContractClocks.goOn(
                turn, step, after, Objects.requireNonNullElse(ended.getLast().to(), to));
        return turn;
    }

    /** What was met before stays met; nothing new can be claimed. */
    static Turn terminate(Step step) {
        if (LocalDate.parse(text(step.data(), "terminatedOn")).isAfter(step.today())) {
            return step.refuse("ended-in-the-future", "政府采购法 art. 50", "the day of the end is not reached yet");
        }
        ContractFacts after =
                step.facts().change().suspended(false).terminated().done();
        Turn turn = step.to(ContractState.TERMINATED, after, "terminated", "政府采购法 art. 50", "the contract is ended");
        ContractClocks.open(step.facts())
                .forEach(asked -> turn.clock(new ObligationChange.Voided(
                        ContractClocks.inspection(asked.id()), "the contract was terminated")));
        return turn;
    }

    /** An assignment (政采贷) turns payments to the lender's account, by two persons, and locks it there. */
    static Turn assign(Step step) {
        ContractFacts facts = step.facts();
        Account payee = Account.of(step.data().path("payee"));
        if (facts.course().assigned()) {
            return facts.payee().open().equals(payee)
                    ? step.note("the payee is assigned already")
                    : step.refuse("payee-locked", "民法典 art. 545", "payments are assigned already, and locked");
        }
        Person asked = Person.of(step.data().path("requestedBy"));
        Person confirmed = Person.of(step.data().path("confirmedBy"));
        if (!asked.decides() || !confirmed.decides()) {
            return step.refuse("not-entitled", "N5.4", "this person's office may not do that");
        }
        return asked.isSomeoneElseThan(confirmed.id())
                ? step.keep(
                        facts.change()
                                .payee(payee)
                                .course(facts.course().locked())
                                .done(),
                        "payee-assigned",
                        "民法典 art. 545",
                        "payments go to the assigned account alone")
                : step.refuse("same-person", "N5.4", "two different persons are needed");
    }
}
