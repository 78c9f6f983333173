package cn.caitong.simulators.queue;

import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.log.LineFile;
import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/**
 * A partner that takes what its hub puts into its queue, by its own user: it books each message once, by its id and on disk,
 * answers it, and answers questions from its books. It goes wrong when told to.
 */
public final class QueueOffice implements AutoCloseable {
    private static final int VAST = 1_500_000;
    private static final String OK = "{}";

    private final QueueSettings settings;
    private final LineFile books;
    private final Map<String, String> booked = new LinkedHashMap<>();
    private final List<String> questions = new ArrayList<>();
    private final Map<String, Mischief> mischiefs = new ConcurrentHashMap<>();
    private final Duration late;
    private final ScheduledExecutorService later = Executors.newScheduledThreadPool(
            1, Thread.ofPlatform().name("office-later").daemon().factory());
    private volatile Session session;

    /** One line of the books. */
    private record Booking(String id, String content) {}

    /** While it is there, it reads. */
    private static final class Session {
        private final QueueLine line;
        private final Thread thread;
        private volatile boolean isOver;

        Session(QueueLine line, Thread thread) {
            this.line = line;
            this.thread = thread;
        }
    }

    /** @param late after how long {@link Mischief#LATE} answers */
    public QueueOffice(QueueSettings settings, Path dir, Duration late) {
        this.settings = settings;
        this.late = late;
        this.books = LineFile.open(dir.resolve("books.jsonl"));
        for (String line : books.found()) {
            Booking found = JsonLines.read(line, Booking.class);
            booked.put(found.id(), found.content());
        }
        this.session = begin();
    }

    private Session begin() {
        QueueLine line = settings.open();
        Thread thread =
                Thread.ofPlatform().name("office-" + settings.id()).daemon().unstarted(this::serve);
        Session begun = new Session(line, thread);
        session = begun;
        thread.start();
        return begun;
    }

    private void serve() {
        Session own = session;
        try {
            own.line.serve(settings.queue("out"), parcel -> take(own, parcel), () -> own.isOver);
        } catch (QueueLine.Forbidden cut) {
            System.getLogger(QueueOffice.class.getName()).log(System.Logger.Level.DEBUG, "the line was cut", cut);
        }
    }

    /** From now on nothing is taken, until it comes up again. */
    public void goDown() {
        Session own = session;
        own.isOver = true;
        try {
            own.thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
        }
        own.line.close();
    }

    public void comeUp() {
        session = begin();
    }

    /** The next message of this id, and no other, goes wrong so. */
    public void misbehave(String id, Mischief how) {
        mischiefs.put(id, how);
    }

    /** What was booked, in its order; each once. */
    public synchronized List<String> booked() {
        return List.copyOf(booked.keySet());
    }

    /** What was asked after, as often as it was. */
    public synchronized List<String> questions() {
        return List.copyOf(questions);
    }

    /** Whether the message is done with; else it stays in the queue. */
    private synchronized boolean take(Session own, Parcel parcel) {
        String id = parcel.id().orElseThrow();
        JsonNode message = JsonLines.read(parcel.text(), JsonNode.class);
        if (message.path("type").asText().contains("status-requested")) {
            String about = about(message.path("data"));
            questions.add(about);
            answer(own, id, 200, standing(about));
            return true;
        }
        Optional<Mischief> how = Optional.ofNullable(mischiefs.remove(id));
        return how.map(mischief -> spoil(own, id, parcel, mischief)).orElseGet(() -> {
            book(own, id, parcel);
            return true;
        });
    }

    private static String about(JsonNode data) {
        JsonNode application = data.at("/payment/applicationId");
        return application.isMissingNode() ? data.path("instructionId").asText() : application.asText();
    }

    private String standing(String id) {
        return booked.containsKey(id) ? "{\"standing\":\"taken\"}" : "{\"standing\":\"not-found\"}";
    }

    /** The same again is answered as before; another content under its id is a conflict. */
    private void book(Session own, String id, Parcel parcel) {
        answer(own, id, keep(id, parcel) ? 200 : 409, OK);
    }

    private boolean keep(String id, Parcel parcel) {
        String before = booked.putIfAbsent(id, parcel.text());
        if (before == null) {
            books.append(JsonLines.write(new Booking(id, parcel.text())));
        }
        return before == null || before.equals(parcel.text());
    }

    private boolean spoil(Session own, String id, Parcel parcel, Mischief how) {
        boolean isTaken =
                switch (how) {
                    case FORGOTTEN, BUSY, REFUSED -> false;
                    case SILENT, BROKEN_OFF, LATE, TWICE, WITHOUT_STATUS, STRANGE_STATUS, OTHERS_ID, HUGE ->
                        keep(id, parcel);
                };
        switch (how) {
            case FORGOTTEN, SILENT, BROKEN_OFF -> {}
            case LATE -> {
                var unused = later.schedule(() -> answer(own, id, 200, OK), late.toMillis(), TimeUnit.MILLISECONDS);
            }
            case BUSY -> answer(own, id, 503, "{\"title\":\"busy\"}");
            case REFUSED -> answer(own, id, 422, "{\"title\":\"budget line unknown\"}");
            case TWICE -> {
                answer(own, id, 200, OK);
                answer(own, id, 200, OK);
            }
            case WITHOUT_STATUS -> settings.answer(own.line, Parcel.answer(id, OK));
            case STRANGE_STATUS -> answer(own, id, 299, OK);
            case OTHERS_ID -> answer(own, "another-" + id, 200, OK);
            case HUGE -> answer(own, id, 200, "{\"x\":\"" + "y".repeat(VAST) + "\"}");
        }
        return isTaken ? how != Mischief.BROKEN_OFF : true;
    }

    private void answer(Session own, String about, int status, String body) {
        settings.answer(own.line, Parcel.answer(about, status, body));
    }

    @Override
    public void close() {
        goDown();
        later.shutdownNow();
        books.close();
    }
}
