package cn.caitong.app.demo;

import cn.caitong.app.demo.Agenda.Moment;
import cn.caitong.app.demo.witness.Times;
import cn.caitong.app.hub.Hub;
import cn.caitong.engine.calendar.WorkingCalendar;
import cn.caitong.simulators.city.City;
import cn.caitong.simulators.onething.GuaranteeDesk;
import cn.caitong.simulators.onething.TaskBoard;
import cn.caitong.simulators.rest.Centre;
import cn.caitong.simulators.traffic.Misbehaviour;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;

/** Plays the moments of an agenda: sets hub and city to its time, lets everybody act, and waits until nothing is left to do. */
final class Performance {
    private static final Duration PATIENCE = Duration.ofSeconds(60);
    private static final int ROUNDS = 20;

    private final Hub hub;
    private final City city;
    private final DemoClock clock;
    private final People people;
    private final WorkingCalendar calendar;

    Performance(Hub hub, City city, DemoClock clock, People people, WorkingCalendar calendar) {
        this.hub = hub;
        this.city = city;
        this.clock = clock;
        this.people = people;
        this.calendar = calendar;
    }

    /** Those who act beside the centres. */
    record People(
            Application application, TaskBoard board, GuaranteeDesk desk, Operator operator, ContractActors contracts) {
        void issue(String actor, Path file) throws IOException, InterruptedException {
            String message = Files.readString(file);
            desk.issue(message);
            application.send(actor, message);
        }

        void giveBack() throws IOException, InterruptedException {
            for (String word : desk.giveBack(board.tasks())) {
                application.send("one-thing", word);
            }
        }
    }

    void play(Moment moment) throws IOException, InterruptedException {
        Instant now = moment.at().atZone(Times.ZONE).toInstant();
        clock.moveTo(now);
        hub.legalTime().advanceTo(now);
        hub.quiesce(PATIENCE);
        for (ScriptStep step : moment.steps()) {
            act(step);
        }
        if (moment.beat()) {
            city.all().forEach(centre -> centre.settleUntil(now));
            people.contracts().settleUntil(now);
            people.giveBack();
        }
        report();
        if (moment.dayEnds() && calendar.isWorkingDay(moment.at().toLocalDate())) {
            city.all().forEach(centre -> centre.closeDay(moment.at().toLocalDate()));
            people.contracts().treasury().closeDay(moment.at().toLocalDate());
            report();
        }
    }

    private void act(ScriptStep step) throws IOException, InterruptedException {
        switch (step.action()) {
            case ScriptStep.Send(Path file) -> people.application().send(step.actor(), file);
            case ScriptStep.Issue(Path file) -> people.issue(step.actor(), file);
            case ScriptStep.Settle settle -> people.operator().settle(settle);
            case ScriptStep.Receive(Path file) -> centre(step).receiveAll(Files.readString(file));
            case ScriptStep.ReportAgain(String receipt) -> centre(step).reportAgain(receipt);
            case ScriptStep.Plan plan -> centre(step).plan(plan.receipt(), plan.fate());
            case ScriptStep.Misbehave misbehave -> misbehave(step, misbehave.how());
            case ScriptStep.GoDown down -> goDown(step);
            case ScriptStep.ComeUp up -> comeUp(step);
            case ScriptStep.ContractAct act -> people.contracts().act(step.actor(), act);
        }
    }

    private void misbehave(ScriptStep step, Misbehaviour how) {
        if (isTreasury(step)) {
            people.contracts().treasury().misbehave(how);
        } else {
            centre(step).misbehave(how);
        }
    }

    private void goDown(ScriptStep step) {
        if (isTreasury(step)) {
            people.contracts().treasury().goDown();
        } else {
            centre(step).goDown();
        }
    }

    private void comeUp(ScriptStep step) {
        if (isTreasury(step)) {
            people.contracts().treasury().comeUp();
        } else {
            centre(step).comeUp();
        }
    }

    private static boolean isTreasury(ScriptStep step) {
        return step.actor().equals(ScriptStep.TREASURY);
    }

    private Centre centre(ScriptStep step) {
        return city.any(step.actor());
    }

    private List<Centre> talking() {
        return city.all().stream()
                .filter(centre -> !centre.ledger().unsent().isEmpty())
                .toList();
    }

    /** Centres say what they have to say, the hub does what follows, and so on until both are done. */
    private void report() {
        for (int round = 0; round < ROUNDS; round++) {
            hub.quiesce(PATIENCE);
            List<Centre> talking = talking();
            if (talking.isEmpty() && !people.contracts().isTalking()) {
                return;
            }
            people.contracts().sendPending();
            talking.forEach(Centre::sendPending);
            hub.readFolders(talking().stream().map(Centre::id).toList());
        }
        throw new IllegalStateException(
                "the hub takes nothing from its centres at " + Times.print(Times.local(clock.instant())));
    }
}
