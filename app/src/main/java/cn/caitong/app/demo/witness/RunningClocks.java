package cn.caitong.app.demo.witness;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;

/** The statutory clocks of one case, as far as its evidence has been read. */
public final class RunningClocks {
    private final Map<String, Running> byName = new LinkedHashMap<>();

    /**
     * A clock.
     *
     * @param basis day 0, Asia/Shanghai
     * @param dueAt the end of its last day, exclusive
     * @param done the day on which what was owed was done; null if it was not
     * @param isVoid whether it is not owed any longer
     */
    public record Running(
            String clause,
            LocalDate basis,
            Instant dueAt,
            @Nullable LocalDate done,
            boolean isVoid) {
        public LocalDate due() {
            return Times.lastDay(dueAt);
        }

        private boolean runs() {
            return done == null && !isVoid;
        }
    }

    public void read(Witnessed row) {
        row.changes("obligations", "open")
                .forEach(open -> byName.put(
                        open.path("name").asText(),
                        new Running(
                                open.path("clause").asText(),
                                LocalDate.parse(open.path("basisDate").asText()),
                                Instant.parse(open.path("dueAt").asText()),
                                null,
                                false)));
        change(
                row,
                "resumed",
                (was, at) -> new Running(was.clause(), was.basis(), Instant.parse(at), was.done(), was.isVoid()),
                "dueAt");
        change(
                row,
                "discharged",
                (was, on) -> new Running(was.clause(), was.basis(), was.dueAt(), LocalDate.parse(on), was.isVoid()),
                "on");
        change(
                row,
                "voided",
                (was, why) -> new Running(was.clause(), was.basis(), was.dueAt(), was.done(), true),
                "why");
    }

    private void change(Witnessed row, String change, BiFunction<Running, String, Running> then, String field) {
        row.changes("obligations", change)
                .forEach(node -> byName.computeIfPresent(
                        node.path("name").asText(),
                        (name, was) -> then.apply(was, node.path(field).asText())));
    }

    /** Every one that ever ran, by its name, in the order in which they began. */
    public Map<String, Running> all() {
        return new LinkedHashMap<>(byName);
    }

    /** The one that is due first: the limit of every attempt. */
    public Optional<Running> first() {
        return byName.values().stream().min(Comparator.comparing(Running::dueAt));
    }

    /** Of those that still run, the one that is due first. */
    public Optional<Running> next() {
        return byName.values().stream().filter(Running::runs).min(Comparator.comparing(Running::dueAt));
    }
}
