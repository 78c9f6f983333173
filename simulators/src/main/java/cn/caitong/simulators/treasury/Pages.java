package cn.caitong.simulators.treasury;

import cn.caitong.simulators.ledger.Fen;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.log.Mailbag;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** What the books' lines add up to, in memory. */
final class Pages {
    final Map<String, Fen> sums = new LinkedHashMap<>();
    final Map<String, Plan> plans = new HashMap<>();
    final Set<String> agencies = new HashSet<>();
    final Map<String, Application> applications = new LinkedHashMap<>();
    final Map<String, String> answers = new HashMap<>();
    final Mailbag<Message> mail = new Mailbag<>(Message::id);
    final List<Booking> bookings = new ArrayList<>();
    final Set<Integer> closedYears = new HashSet<>();
    /** Those that may still have a step before them. */
    final Map<String, Application> moving = new LinkedHashMap<>();

    private final Map<String, Fen> bound = new HashMap<>();
    private final Map<String, Deque<Course>> courses = new HashMap<>();

    void apply(Entry entry) {
        switch (entry) {
            case Entry.Entered e -> {
                sums.put(e.line().code(), e.sum());
                agencies.add(e.line().agency());
            }
            case Entry.Planned e -> {
                if (e.plan() == null) {
                    plans.remove(e.code());
                } else {
                    plans.put(e.code(), e.plan());
                }
            }
            case Entry.Destined e ->
                courses.computeIfAbsent(e.payment(), id -> new ArrayDeque<>()).add(e.course());
            case Entry.Accepted e -> {
                put(e.application());
                answers.put(e.application().id(), e.answer());
                Optional.ofNullable(courses.get(e.application().payment())).ifPresent(Deque::poll);
            }
            case Entry.Moved e -> {
                put(e.after());
                bookings.addAll(e.bookings());
                e.messages().forEach(mail::write);
            }
            case Entry.YearClosed e -> {
                closedYears.add(e.year());
                e.carriedOver().forEach(this::put);
                e.messages().forEach(mail::write);
            }
            case Entry.Written e -> mail.write(e.message());
            case Entry.Closed e -> mail.close(e.messageId(), e.status());
        }
    }

    /** What is laid down for this payment's next application. */
    Course course(String payment) {
        var laid = courses.get(payment);
        return laid == null || laid.isEmpty() ? Course.paid() : laid.peek();
    }

    /** How much of a budget line is spent, or will be. */
    Fen bound(String code) {
        return bound.getOrDefault(code, Fen.ZERO);
    }

    private void put(Application after) {
        var before = applications.put(after.id(), after);
        if (before != null) {
            before.binding().forEach(item -> bound.merge(item.budget().code(), item.amount(), Fen::minus));
        }
        after.binding().forEach(item -> bound.merge(item.budget().code(), item.amount(), Fen::plus));
        if (after.goesOn() || after.goingBack().isPresent()) {
            moving.put(after.id(), after);
        } else {
            moving.remove(after.id());
        }
    }
}
