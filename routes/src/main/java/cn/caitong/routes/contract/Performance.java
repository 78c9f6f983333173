package cn.caitong.routes.contract;

import static cn.caitong.routes.event.Fields.evidence;
import static cn.caitong.routes.event.Fields.instant;
import static cn.caitong.routes.event.Fields.text;

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

    /** One that was said before is the same, also when it is over. */
    static Turn suspend(Step step) {
        ContractFacts facts = step.facts();
        Instant from = instant(step.data(), "suspendedAt");
        if (step.isAhead(from)) {
            return step.refuse("suspended-in-the-future", PAUSE, "the day of the suspension is not reached yet");
        }
        if (facts.course().pauses().stream().anyMatch(known -> known.from().equals(from))) {
            return step.note("it is known already");
        }
        Excuse pause = new Excuse(from, null, text(step.data(), "ground"), evidence(step.data()));
        ContractFacts after = facts.change()
                .suspended(true)
                .course(facts.course().paused(Excuse.begun(facts.course().pauses(), pause)))
                .done();
        Turn turn = step.to(ContractState.SUSPENDED, after, "suspended", PAUSE, "performance stands still");
        ContractClocks.standStill(turn, after, pause);
        return turn;
    }

    /** One that was said before ends no other suspension, and one that came early waits for its own (P8). */
    static Turn resume(Step step) {
        ContractFacts facts = step.facts();
        Instant to = instant(step.data(), "resumedAt");
        List<Excuse> pauses = facts.course().pauses();
        if (step.isAhead(to)) {
            return step.refuse("resumed-in-the-future", PAUSE, "the day of the resumption is not reached yet");
        }
        if (pauses.stream().anyMatch(known -> to.equals(known.to()))) {
            return step.note("it is known already");
        }
        if (!facts.suspended()) {
            return step.hold("its suspension is not known yet");
        }
        return to.isBefore(pauses.getLast().from())
                ? step.refuse(
                        "resumed-before-suspended",
                        PAUSE,
                        "data.resumedAt: before the suspension began; correct it / 恢复时间早于中止时间，请更正")
                : resumed(step, facts, to);
    }

    private static Turn resumed(Step step, ContractFacts facts, Instant to) {
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
        ContractClocks.lapse(turn, ContractClocks.open(step.facts()), "the contract was terminated");
        return turn;
    }

    /**
     * An assignment (政采贷) turns payments to the lender's account, by two persons, and locks it there. What is owed still when a contract
     * has ended can be assigned, too.
     */
    static Turn assign(Step step) {
        ContractFacts facts = step.facts();
        if (facts.signedOn() == null) {
            return Notes.neverSigned(step);
        }
        Account payee = Account.of(step.data().path("payee"));
        if (facts.course().assigned()) {
            return facts.payee().open().equals(payee)
                    ? step.note("the payee is assigned already")
                    : step.refuse("payee-locked", "民法典 art. 545", "payments are assigned already, and locked");
        }
        Person asked = Person.of(step.data().path("requestedBy"));
        Person confirmed = Person.of(step.data().path("confirmedBy"));
        if (!isTold(asked) || !isTold(confirmed)) {
            return step.refuse(
                    "not-entitled",
                    "民法典 art. 546",
                    "an assignment is told to the purchaser, whose payments it turns; two persons of the purchaser, or"
                            + " of finance, record it / 应由采购单位或财政部门的两人办理");
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

    /** The debtor (民法典 art. 546), or finance above it: an agency is commissioned to procure, and pays nobody. */
    private static boolean isTold(Person person) {
        return person.isPurchaser() || person.isFinance();
    }
}
