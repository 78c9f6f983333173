package cn.caitong.routes.payment;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.engine.schedule.ClockTimes;
import cn.caitong.routes.casefile.Excuse;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The clocks of the objection window (C36, N5.3): one for the claim, and one for each part whose objection ended without
 * effect and whose remaining days run on.
 */
final class WindowClocks {
    private static final String DEBTOR = "purchaser";

    private WindowClocks() {}

    /** The name of the clock of all that is not disputed. */
    static String main(Claim claim) {
        return claim.clock(Window.CLAUSE);
    }

    static String part(Claim claim, Objection objection) {
        return claim.clock(Window.CLAUSE + "/" + objection.id());
    }

    /** Starts the window. */
    static Draft open(Draft draft, Step step, LocalDate delivered, String event, String source) {
        Claim claim = draft.claim();
        ClockTimes times = times(step, claim, delivered, List.of());
        draft.clock(opened(main(claim), claim, delivered, times, event, source));
        return draft.claim(
                claim.change().window(Window.of(delivered, times, List.of())).done());
    }

    /** Lets everything that still runs stand still from there; what ended before does not. */
    static Draft stop(Draft draft, Excuse excuse) {
        Claim claim = draft.claim();
        Window window = claim.window();
        if (window != null && runsMain(claim) && window.takes(excuse.from())) {
            draft.clock(excused(main(claim), excuse));
            draft.claim(claim.change().window(window.standingFrom(excuse)).done());
        }
        runningParts(claim).stream()
                .filter(part -> !windowOf(part).stands() && windowOf(part).takes(excuse.from()))
                .forEach(part -> {
                    draft.clock(excused(part(claim, part), excuse));
                    run(draft, part, windowOf(part).standingFrom(excuse));
                });
        return draft;
    }

    /** Lets everything run on for its remaining days, unless something else still disputes all of it. */
    static Draft resume(Draft draft, Step step, Instant to) {
        if (draft.claim().isDisputedWhole()) {
            return draft;
        }
        Claim claim = draft.claim();
        Window window = claim.window();
        if (window != null && window.stands()) {
            draft.claim(claim.change()
                    .window(resumed(draft, step, main(claim), window, to))
                    .done());
        }
        for (Objection part : claim.objections()) {
            if (part.window() != null && part.window().stands()) {
                run(draft, part, resumed(draft, step, part(claim, part), part.window(), to));
            } else if (waits(claim, part)) {
                openPart(draft, step, part);
            }
        }
        return draft;
    }

    /** Ends a clock whose part, or whose whole, is confirmed. */
    static Draft discharge(Draft draft, String name, LocalDate on) {
        return draft.clock(new ObligationChange.Discharged(name, on));
    }

    /** Ends what runs: nothing is owed on this claim any longer. */
    static Draft end(Draft draft, String why) {
        Claim claim = draft.claim();
        if (claim.window() != null && !claim.isConfirmed(Confirmation.UNDISPUTED)) {
            draft.clock(new ObligationChange.Voided(main(claim), why));
        }
        runningParts(claim).forEach(part -> draft.clock(new ObligationChange.Voided(part(claim, part), why)));
        return draft.claim(claim.change().objections(each -> each.running(null)).done());
    }

    /** Ends the clock of a part that is not owed any longer. */
    static Draft endPart(Draft draft, Objection part, String why) {
        if (part.window() == null || draft.claim().isConfirmed(part.id())) {
            return draft;
        }
        draft.clock(new ObligationChange.Voided(part(draft.claim(), part), why));
        return run(draft, part, null);
    }

    static boolean runsMain(Claim claim) {
        return claim.window() != null && !claim.window().stands() && !claim.isConfirmed(Confirmation.UNDISPUTED);
    }

    /** Of all that is not confirmed yet, and of each part that has days of its own. */
    static List<Window> running(Claim claim) {
        Stream<Window> whole =
                claim.isConfirmed(Confirmation.UNDISPUTED) ? Stream.empty() : Stream.ofNullable(claim.window());
        return Stream.concat(whole, runningParts(claim).stream().map(WindowClocks::windowOf))
                .toList();
    }

    static List<Objection> runningParts(Claim claim) {
        return claim.objections().stream()
                .filter(each -> each.window() != null && !claim.isConfirmed(each.id()))
                .toList();
    }

    static Window windowOf(Objection part) {
        Window window = part.window();
        if (window == null) {
            throw new IllegalStateException("Objection " + part.id() + " has no days left");
        }
        return window;
    }

    private static boolean waits(Claim claim, Objection part) {
        return part.failed() && part.part() != null && part.window() == null && !claim.isConfirmed(part.id());
    }

    /** Its clock has stood still for what the whole did and for its own objection: each of that is told to the clock. */
    private static void openPart(Draft draft, Step step, Objection part) {
        Claim claim = draft.claim();
        Window whole = claim.window();
        if (whole == null) {
            throw new IllegalStateException("A part cannot run on before the window began");
        }
        List<Excuse> excuses = whole.with(standstills(claim, whole, part));
        String name = part(claim, part);
        ClockTimes times = times(step, claim, whole.basis(), List.of());
        draft.clock(opened(name, claim, whole.basis(), times, "objection.withdrawn.v1", "hub"));
        for (int n = 0; n < excuses.size(); n++) {
            draft.clock(excused(name, excuses.get(n)));
            times = times(step, claim, whole.basis(), excuses.subList(0, n + 1));
            draft.clock(goesOn(name, end(excuses.get(n)), times));
        }
        run(draft, part, Window.of(whole.basis(), times, excuses));
    }

    /** Its own objection, and whatever disputed all that was left after the rest of the window had ended. */
    private static List<Excuse> standstills(Claim claim, Window whole, Objection part) {
        Stream<Excuse> later = claim.objections().stream()
                .filter(each -> each.part() == null && each.to() != null)
                .flatMap(each -> each.standstill().stream())
                .filter(each -> !whole.stoodStillFor(each));
        return Stream.concat(part.standstill().stream(), later).toList();
    }

    private static Window resumed(Draft draft, Step step, String name, Window window, Instant to) {
        List<Excuse> excuses = window.endedAt(to);
        ClockTimes times = times(step, draft.claim(), window.basis(), excuses);
        draft.clock(goesOn(name, to, times));
        return Window.of(window.basis(), times, excuses);
    }

    private static Draft run(Draft draft, Objection part, @Nullable Window window) {
        return draft.claim(draft.claim()
                .change()
                .objection(part.id(), each -> each.running(window))
                .done());
    }

    private static Instant end(Excuse excuse) {
        Instant to = excuse.to();
        if (to == null) {
            throw new IllegalStateException("An objection that stands has no remaining days");
        }
        return to;
    }

    private static ClockTimes times(Step step, Claim claim, LocalDate basis, List<Excuse> excuses) {
        return step.reckon(Window.CLAUSE, claim.regime(), basis, excuses);
    }

    private static ObligationChange excused(String name, Excuse excuse) {
        return new ObligationChange.Excused(name, excuse.from(), excuse.reason(), excuse.evidence());
    }

    private static ObligationChange goesOn(String name, Instant to, ClockTimes times) {
        return new ObligationChange.Resumed(
                name, to, true, times.calendar(), times.provisional(), times.warnAt(), null, times.dueAt());
    }

    private static ObligationChange opened(
            String name, Claim claim, LocalDate basis, ClockTimes times, String event, String source) {
        return new ObligationChange.Open(
                name,
                Window.CLAUSE,
                claim.regime(),
                DEBTOR,
                claim.supplier(),
                event,
                source,
                basis,
                times.calendar(),
                times.provisional(),
                times.warnAt(),
                null,
                times.dueAt());
    }
}
