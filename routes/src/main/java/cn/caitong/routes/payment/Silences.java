package cn.caitong.routes.payment;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.engine.silence.Heard;
import cn.caitong.routes.casefile.Excuse;
import cn.caitong.routes.payment.Confirmation.How;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The window is over and nobody objected (N5.3): silence confirms receipt, once, and only with the proof of P6. */
final class Silences {
    private static final String CLAUSE = "N5.3";
    private static final Duration WITHIN_A_DAY = Duration.ofHours(12);

    private Silences() {}

    /** Whether the end of this clock now means that receipt is confirmed, if nobody has spoken. */
    static boolean listens(Claim claim, String clock, Instant now) {
        return Ticks.window(claim, clock)
                .filter(window -> !standsStill(window) && !now.isBefore(window.cutOff()))
                .isPresent();
    }

    /** What began after its end keeps nothing from ending: its clock has not stopped for it either. */
    private static boolean standsStill(Window window) {
        return window.stands() && window.excuses().getLast().stops(window.cutOff());
    }

    static Draft ended(Step step, String clock) {
        Window window = Ticks.window(step.known(), clock).orElseThrow();
        if (standsStill(window)) {
            return stopped(step, clock, window);
        }
        if (step.now().isBefore(window.cutOff())) {
            return runsLonger(step.stay("window-runs-on", CLAUSE, "an objection lengthened it"), step, clock, window);
        }
        return switch (heard(step)) {
            case Heard.Nobody nobody -> confirmed(step, clock, window);
            case Heard.NotKnown notKnown ->
                step.stay("silence-not-known", CLAUSE, "it is asked again at " + notKnown.again())
                        .clock(new ObligationChange.Postponed(clock, notKnown.again()));
            case Heard.Interrupted interrupted -> interrupted(step, clock, window, interrupted.away());
        };
    }

    private static Heard heard(Step step) {
        Heard heard = step.heard();
        if (heard == null) {
            throw new IllegalStateException("a window ended without anybody listening");
        }
        return heard;
    }

    /** Of all that nobody disputes, or of the part whose own days these were. */
    private static Draft confirmed(Step step, String clock, Window window) {
        Draft draft = step.to(ClaimState.CONFIRMED, "receipt-confirmed-by-silence", CLAUSE, "nobody objected in time");
        Optional<Objection> part = Ticks.part(step.known(), clock);
        return part.isPresent()
                ? Confirmations.part(draft, step, part.get(), How.SILENCE, window.lastDay(), window.cutOff())
                : Confirmations.main(draft, step, How.SILENCE, window.lastDay(), window.cutOff());
    }

    /** An objection in time was decided in the moment in which the clock fired: it has not fired, and stands still. */
    private static Draft stopped(Step step, String clock, Window window) {
        Excuse objection = window.excuses().getLast();
        return step.stay("window-stands-still", CLAUSE, "an objection stands")
                .clock(new ObligationChange.Postponed(clock, step.now()))
                .clock(new ObligationChange.Excused(clock, objection.from(), objection.reason(), objection.evidence()));
    }

    /** On the last day nothing could be handed in for too long: whoever wanted to object has a whole working day more. */
    private static Draft interrupted(Step step, String clock, Window window, Duration away) {
        Instant from = window.cutOff().minus(away.compareTo(WITHIN_A_DAY) < 0 ? away : WITHIN_A_DAY);
        List<Excuse> excuses = new ArrayList<>(window.excuses());
        excuses.add(new Excuse(from, step.now(), "intake-away", ""));
        Draft draft = step.stay("window-longer", CLAUSE, "nothing could be handed in for too long on the last day");
        return runsLonger(
                draft,
                step,
                clock,
                Window.of(
                        window.basis(),
                        step.reckon(Window.CLAUSE, step.known().regime(), window.basis(), excuses),
                        excuses));
    }

    private static Draft runsLonger(Draft draft, Step step, String clock, Window window) {
        ClockTimes times = step.reckon(Window.CLAUSE, step.known().regime(), window.basis(), window.excuses());
        draft.clock(new ObligationChange.Extended(
                clock, draft.reason().code(), times.calendar(), times.provisional(), times.warnAt(), times.dueAt()));
        Claim claim = draft.claim();
        return draft.claim(Ticks.part(claim, clock)
                .map(part -> claim.change()
                        .objection(part.id(), each -> each.running(window))
                        .done())
                .orElseGet(() -> claim.change().window(window).done()));
    }
}
