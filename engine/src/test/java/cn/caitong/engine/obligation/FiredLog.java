package cn.caitong.engine.obligation;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** A flow that does nothing but note, in the database and in the caller's transaction, what fired. */
final class FiredLog implements ClockEvents {
    private final Clockwork clockwork;

    FiredLog(Clockwork clockwork) {
        this.clockwork = clockwork;
    }

    @Override
    public void apply(String flow, List<ClockEvent> events) {
        for (ClockEvent fired : events) {
            note(fired.event().type(), fired.event().data().path("obligation").asText());
        }
    }

    @Override
    public void leave(List<ClockEvent> events) {
        apply("", events);
    }

    private void note(String type, String name) {
        clockwork
                .jdbc()
                .sql("insert into alarm (code, ref, jurisdiction, detail, at) values (?, ?, '500103', ?, legal_now())")
                .params(type, UUID.randomUUID().toString(), name)
                .update();
    }

    /** Everything that fired, in order: {@code name kind}. */
    List<String> all() {
        return clockwork
                .jdbc()
                .sql("select detail || ' ' || substr(code, 7) from alarm where code like 'clock.%' order by id")
                .query(String.class)
                .list();
    }

    /** The kinds of each clock, in the order in which they fired. */
    Map<String, List<String>> byClock() {
        Map<String, List<String>> kinds = new HashMap<>();
        clockwork
                .jdbc()
                .sql("select detail, substr(code, 7) from alarm where code like 'clock.%' order by id")
                .query(row -> {
                    kinds.computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                            .add(row.getString(2));
                });
        return kinds;
    }
}
