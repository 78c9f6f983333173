package cn.caitong.routes.deposit;

import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.engine.flow.ObligationChange;
import cn.caitong.routes.casefile.StandingAlarms;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The statutory clocks in memory, by the rules of the obligation table: each kind fires once in a run, and nothing goes back. */
final class ClockBoard {
    private final Map<UUID, Map<String, Row>> clocks = new LinkedHashMap<>();

    /** Its case's clocks, as what ends an alarm looks at them. */
    List<StandingAlarms.Clock> asAlarmsSee(UUID caseId) {
        return clocks.getOrDefault(caseId, Map.of()).values().stream()
                .map(row -> new StandingAlarms.Clock(
                        row.clause,
                        row.state,
                        row.dischargedOn != null,
                        row.fired.contains(Kind.WARN),
                        row.fired.contains(Kind.DUE)))
                .toList();
    }

    enum Kind {
        WARN,
        ACT,
        DUE
    }

    /** One clock. */
    static final class Row {
        final String clause;
        String state = "open";
        boolean standing;
        boolean warnedStanding;
        final Map<Kind, Instant> times = new EnumMap<>(Kind.class);
        final Set<Kind> fired = EnumSet.noneOf(Kind.class);

        @Nullable
        LocalDate dischargedOn;

        Row(String clause) {
            this.clause = clause;
        }

        private void times(@Nullable Instant warn, @Nullable Instant act, Instant due) {
            time(Kind.WARN, warn);
            time(Kind.ACT, act);
            time(Kind.DUE, due);
        }

        private void time(Kind kind, @Nullable Instant at) {
            if (!fired.contains(kind)) {
                times.remove(kind);
                if (at != null) {
                    times.put(kind, at);
                }
            }
        }

        /** What remains after an excused time warns of its own end. */
        private void warnsAnew(ObligationChange.Resumed resumed, Instant now) {
            Instant warn = resumed.warnAt();
            if (resumed.excused() && warn != null && (warn.isAfter(now) || warnedStanding)) {
                fired.remove(Kind.WARN);
            }
            warnedStanding = false;
        }

        private boolean waits(Kind kind) {
            boolean open = state.equals("open");
            return switch (kind) {
                case WARN -> open;
                case ACT -> open && !standing;
                case DUE -> (open || state.equals("acted")) && !standing;
            };
        }

        /** Another calendar counts it anew, if it runs; what has fired stays fired. */
        boolean recount(@Nullable Instant warn, @Nullable Instant act, Instant due) {
            boolean runs = waits(Kind.DUE) && !fired.contains(Kind.DUE);
            if (runs) {
                times(warn, times.containsKey(Kind.ACT) ? act : null, due);
            }
            return runs;
        }

        Stream<Map.Entry<Kind, Instant>> waiting() {
            return times.entrySet().stream().filter(time -> waits(time.getKey()) && !fired.contains(time.getKey()));
        }

        private void move(String next, Set<String> from) {
            if (from.contains(state)) {
                state = next;
            }
        }
    }

    /** What fires next. */
    record Due(UUID caseId, String name, Kind kind, Instant at) {}

    void apply(UUID caseId, ObligationChange change, Instant now) {
        Map<String, Row> own = clocks.computeIfAbsent(caseId, id -> new LinkedHashMap<>());
        if (change instanceof ObligationChange.Open open) {
            Row row = own.computeIfAbsent(open.name(), name -> new Row(open.clause()));
            if (Set.of("open", "acted").contains(row.state)) {
                row.times(open.warnAt(), open.actAt(), open.dueAt());
            }
            return;
        }
        Row row = own.get(change.name());
        assertThat(row).as("a clock that was started: " + change.name()).isNotNull();
        change(row, change, now);
    }

    private static void change(Row row, ObligationChange change, Instant now) {
        switch (change) {
            case ObligationChange.Open open -> throw new AssertionError(open);
            case ObligationChange.Postponed postponed -> throw new AssertionError(postponed);
            case ObligationChange.Extended extended -> throw new AssertionError(extended);
            case ObligationChange.Acted acted -> row.move("acted", Set.of("open"));
            case ObligationChange.Discharged(var name, var on) -> {
                boolean late = row.state.equals("breached") && row.dischargedOn == null;
                if (late || Set.of("open", "acted").contains(row.state)) {
                    row.dischargedOn = on;
                }
                row.move("discharged", Set.of("open", "acted"));
            }
            case ObligationChange.Breached breached -> row.move("breached", Set.of("open", "acted"));
            case ObligationChange.Voided voided -> row.move("void", Set.of("open", "acted", "breached"));
            case ObligationChange.Excused excused -> {
                boolean running = Set.of("open", "acted").contains(row.state) && !row.fired.contains(Kind.DUE);
                row.standing |= running && excused.from().isBefore(row.times.get(Kind.DUE));
            }
            case ObligationChange.Disallowed none -> {
                if (!row.standing && Set.of("open", "acted").contains(row.state)) {
                    row.times(none.warnAt(), none.actAt(), none.dueAt());
                }
            }
            case ObligationChange.Resumed resumed -> {
                if (row.standing) {
                    row.standing = false;
                    row.warnsAnew(resumed, now);
                    row.times(resumed.warnAt(), resumed.actAt(), resumed.dueAt());
                }
            }
        }
    }

    Optional<Due> next() {
        return clocks.entrySet().stream()
                .flatMap(own -> own.getValue().entrySet().stream()
                        .flatMap(row -> row.getValue()
                                .waiting()
                                .map(time -> new Due(own.getKey(), row.getKey(), time.getKey(), time.getValue()))))
                .min(Comparator.comparing(Due::at).thenComparing(Due::kind).thenComparing(Due::name));
    }

    void fired(Due due) {
        Row row = row(due.caseId(), due.name());
        row.fired.add(due.kind());
        row.warnedStanding |= due.kind() == Kind.WARN && row.standing;
    }

    Row row(UUID caseId, String name) {
        return Objects.requireNonNull(of(caseId).get(name), name);
    }

    Map<String, Row> of(UUID caseId) {
        return clocks.getOrDefault(caseId, Map.of());
    }
}
