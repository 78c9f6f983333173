package cn.caitong.app.demo;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/** The statutory clocks of one case, as far as its evidence has been read. */
final class RunningClocks {
    private final Map<String, Running> byName = new LinkedHashMap<>();

    /**
     * A clock.
     *
     * @param basis day 0, Asia/Shanghai
     * @param dueAt the end of its last day, exclusive
     */
    record Running(String clause, LocalDate basis, Instant dueAt) {
        LocalDate due() {
            return Times.lastDay(dueAt);
        }
    }

    void read(Witnessed row) {
        row.changes("obligations", "open")
                .forEach(open -> byName.put(
                        open.path("name").asText(),
                        new Running(
                                open.path("clause").asText(),
                                LocalDate.parse(open.path("basisDate").asText()),
                                Instant.parse(open.path("dueAt").asText()))));
        row.changes("obligations", "resumed").forEach(resumed -> {
            Instant dueAt = Instant.parse(resumed.path("dueAt").asText());
            byName.computeIfPresent(
                    resumed.path("name").asText(), (name, was) -> new Running(was.clause(), was.basis(), dueAt));
        });
    }

    /** The one that is due first: the limit of every attempt. */
    Optional<Running> first() {
        return byName.values().stream().min(Comparator.comparing(Running::dueAt));
    }
}
