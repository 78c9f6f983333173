package cn.caitong.simulators.queue;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.http.Entrance;
import cn.caitong.simulators.http.Reply;
import cn.caitong.simulators.http.Request;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.locks.LockSupport;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * What a listening port is to others: takes what the hub puts into the partner's queue, several at a time, and puts what is behind it
 * says into the queue of results. The message is acknowledged after that: who dies in between gets it again.
 */
public final class QueueDoor implements Entrance {
    /** The header that holds the id of the message, and, of an answer, that of the message it pretends to answer. */
    public static final String MESSAGE_ID = "message-id";

    private static final System.Logger LOG = System.getLogger(QueueDoor.class.getName());
    private static final int HANDS = 8;
    private static final Duration GRACE = Duration.ofSeconds(5);
    private static final long AGAIN = Duration.ofMillis(300).toNanos();

    private final QueueSettings settings;
    private final Function<Request, Reply> behind;
    private @Nullable Shift shift;

    /** Opens it; whether the broker is there shows later. */
    public QueueDoor(QueueSettings settings, Function<Request, Reply> behind) {
        this.settings = settings;
        this.behind = behind;
        open();
    }

    /** Those who work while it is open. */
    private static final class Shift {
        private final List<Thread> hands = new ArrayList<>();
        private volatile boolean isOver;
    }

    @Override
    public URI address() {
        return URI.create("amqp://" + settings.host() + ":" + settings.port() + "/" + settings.queue("out"));
    }

    @Override
    public synchronized void open() {
        if (shift == null) {
            var begun = new Shift();
            for (int hand = 0; hand < HANDS; hand++) {
                begun.hands.add(Thread.ofPlatform()
                        .daemon()
                        .name("queue-" + settings.id() + "-" + hand)
                        .start(() -> work(begun)));
            }
            shift = begun;
        }
    }

    /** From now on nothing is taken; what is in somebody's hands goes back. */
    @Override
    public synchronized void shut() {
        var ending = shift;
        if (ending == null) {
            return;
        }
        ending.isOver = true;
        shift = null;
        for (Thread hand : ending.hands) {
            try {
                hand.join(GRACE);
            } catch (InterruptedException stopped) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** A line of each hand's own: an answer that takes its time keeps nobody else waiting. */
    private void work(Shift own) {
        while (!own.isOver) {
            try (QueueLine line = settings.open()) {
                line.serve(settings.queue("out"), parcel -> take(line, parcel), () -> own.isOver);
            } catch (QueueLine.Forbidden cut) {
                LOG.log(System.Logger.Level.DEBUG, "the line was cut", cut);
                LockSupport.parkNanos(AGAIN);
            }
        }
    }

    /** Whether it is done with; else it comes again. */
    private boolean take(QueueLine line, Parcel parcel) {
        String id = parcel.id().orElse("");
        Map<String, String> headers = new HashMap<>(Map.of(MESSAGE_ID, id));
        parcel.contentType().ifPresent(type -> headers.put("content-type", type));
        var reply = behind.apply(Request.carried(settings.queue("out"), headers, parcel.bytes()));
        var answer = reply.answer();
        String about = answer.headers().getOrDefault(MESSAGE_ID, id);
        return switch (reply.manner()) {
            case PROPER -> put(line, 1, Parcel.answer(about, answer.status(), answer.body()));
            case TWICE -> put(line, 2, Parcel.answer(about, answer.status(), answer.body()));
            // half an answer: what it says is there, how it was is not
            case TRUNCATED -> put(line, 1, Parcel.answer(about, half(answer)));
            // its last byte never comes
            case DRIP -> true;
            case RESET -> false;
        };
    }

    private boolean put(QueueLine line, int times, Parcel parcel) {
        for (int time = 0; time < times; time++) {
            settings.answer(line, parcel);
        }
        return true;
    }

    private static String half(Answer answer) {
        byte[] bytes = answer.body().getBytes(StandardCharsets.UTF_8);
        return new String(bytes, 0, bytes.length / 2, StandardCharsets.UTF_8);
    }

    @Override
    public void close() {
        shut();
    }
}
