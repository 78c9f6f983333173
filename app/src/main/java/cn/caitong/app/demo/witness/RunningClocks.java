package cn.caitong.app.demo.witness;

import com.fasterxml.jackson.databind.JsonNode;
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

        private Running dueAt(Instant other) {
            return new Running(clause, basis, other, done, isVoid);
        }

        private Running done(LocalDate on) {
            return new Running(clause, basis, dueAt, on, isVoid);
        }

        /** What was done before stays done. */
        private Running isOver() {
            return new Running(clause, basis, dueAt, done, done == null);
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
                                instant(open),
                                null,
                                false)));
        change(row, "resumed", (was, node) -> was.dueAt(instant(node)));
        change(row, "extended", (was, node) -> was.dueAt(instant(node)));
        change(
                row,
                "discharged",
                (was, node) -> was.done(LocalDate.parse(node.path("on").asText())));
        change(row, "voided", (was, node) -> was.isOver());
    }

    private static Instant instant(JsonNode node) {
        return Instant.parse(node.path("dueAt").asText());
    }

    private void change(Witnessed row, String change, BiFunction<Running, JsonNode, Running> then) {
        row.changes("obligations", change)
                .forEach(node ->
                        byName.computeIfPresent(node.path("name").asText(), (name, was) -> then.apply(was, node)));
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
