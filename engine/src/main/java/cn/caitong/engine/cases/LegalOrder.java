package cn.caitong.engine.cases;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.PriorityQueue;

/**
 * The order in which a case's events count, across channels: a partner's own sequence first, else the time at which things
 * happened, else arrival (P8). Each partner's numbered events are a stream in that order; the streams are merged by time, so
 * that the order is one, whatever the clocks of others say.
 */
final class LegalOrder {
    private static final Comparator<Waiting> BY_TIME =
            Comparator.comparing(Waiting::time).thenComparing(Waiting::arrival);
    private static final Comparator<Waiting> BY_SEQUENCE =
            Comparator.comparing(LegalOrder::sequence).thenComparing(Waiting::arrival);

    private LegalOrder() {}

    static List<Waiting> of(List<Waiting> events) {
        Map<String, List<Waiting>> numbered = new HashMap<>();
        List<Waiting> others = new ArrayList<>();
        for (Waiting waiting : events) {
            if (waiting.event().sequence() == null) {
                others.add(waiting);
            } else {
                numbered.computeIfAbsent(waiting.event().partner(), partner -> new ArrayList<>())
                        .add(waiting);
            }
        }
        PriorityQueue<Deque<Waiting>> streams = new PriorityQueue<>(Comparator.comparing(Deque::getFirst, BY_TIME));
        numbered.values().forEach(stream -> streams.add(sorted(stream, BY_SEQUENCE)));
        if (!others.isEmpty()) {
            streams.add(sorted(others, BY_TIME));
        }
        return merged(streams, events.size());
    }

    private static List<Waiting> merged(PriorityQueue<Deque<Waiting>> streams, int size) {
        List<Waiting> order = new ArrayList<>(size);
        for (Deque<Waiting> next = streams.poll(); next != null; next = streams.poll()) {
            order.add(next.removeFirst());
            if (!next.isEmpty()) {
                streams.add(next);
            }
        }
        return order;
    }

    private static Deque<Waiting> sorted(List<Waiting> stream, Comparator<Waiting> order) {
        stream.sort(order);
        return new ArrayDeque<>(stream);
    }

    private static long sequence(Waiting waiting) {
        Long sequence = waiting.event().sequence();
        return sequence == null ? Long.MAX_VALUE : sequence;
    }
}
