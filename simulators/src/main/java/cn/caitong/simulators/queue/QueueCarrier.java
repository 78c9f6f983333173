package cn.caitong.simulators.queue;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.traffic.Outbox;
import cn.caitong.simulators.traffic.Post;
import java.net.URI;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Puts what a partner says into its queue, and waits for the hub's answer to that; other answers are late ones, and nobody's. */
public final class QueueCarrier implements Outbox.Carrier {
    private static final Duration LOOK = Duration.ofMillis(500);

    private final QueueSettings settings;
    private final Duration patience;
    private final String run = UUID.randomUUID().toString();
    private @Nullable QueueLine line;
    private int sent;

    public QueueCarrier(QueueSettings settings, Duration patience) {
        this.settings = settings;
        this.patience = patience;
    }

    /** Where the hub is does not matter: the broker knows. Each sending has an id of its own. */
    @Override
    public synchronized Optional<Answer> carry(URI hub, Post post, String body, Duration pace) {
        sent++;
        String id = settings.id() + "-" + run + "-" + sent;
        try {
            var open = line();
            settings.put(open, post.path(), Parcel.said(id, post.contentType(), post.bytes(body)));
            return await(open, id);
        } catch (QueueLine.Forbidden cut) {
            close();
            return Optional.empty();
        }
    }

    private QueueLine line() {
        var open = line;
        if (open == null) {
            open = settings.open();
            line = open;
        }
        return open;
    }

    private Optional<Answer> await(QueueLine open, String id) {
        for (long looks = patience.dividedBy(LOOK); looks >= 0; looks--) {
            var answer = open.take(settings.queue("answers"), LOOK)
                    .filter(parcel -> parcel.about().equals(Optional.of(id)));
            if (answer.isPresent()) {
                return answer.map(parcel -> new Answer(parcel.status().orElse(0), Map.of(), parcel.text()));
            }
        }
        return Optional.empty();
    }

    @Override
    public synchronized void close() {
        var open = line;
        line = null;
        if (open != null) {
            open.close();
        }
    }
}
