package cn.caitong.simulators.traffic;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.log.JournalLine;
import java.net.URI;
import java.time.Duration;
import java.time.InstantSource;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Sends what the books have written, oldest first, until the hub has the last word on it: taken (2xx) or refused for good.
 * A fault alters one sending of a message, never the message.
 */
public final class Outbox implements AutoCloseable {
    /** The hub's header that says what its status would be where SOAP knows only two. */
    public static final String HUBS_STATUS = "Caitong-Status";

    /** How long the hub wants to be left alone, in seconds. */
    public static final String RETRY_AFTER = "Retry-After";

    private static final Duration USUAL_RETRY = Duration.ofMillis(200);

    private final String partner;
    private final Mail mail;
    private final Journal journal;
    private final Misbehaviours misbehaviours;
    private final Speaker speaker;
    private final BadMessages badMessages;
    private final Carrier carrier;
    private final InstantSource clock;
    private final Map<String, Turn> turns = new HashMap<>();
    private volatile @Nullable URI hub;
    private volatile Duration retryAfter = USUAL_RETRY;

    /** Where messages are written, and closed when they have been sent. */
    public interface Mail {
        List<Message> unsent();

        /** The message is not sent again: the hub took it, or (400 and above) refused it for good. */
        void closeMessage(String messageId, int status);
    }

    /** The road to the hub. */
    public interface Carrier extends AutoCloseable {
        /** Carries a body to the hub, a byte at a time where {@code pace} is not zero; no answer is an empty one. */
        Optional<Answer> carry(URI hub, Post post, String body, Duration pace);

        @Override
        void close();
    }

    /**
     * Of one partner, by one road to the hub.
     *
     * @param partner its id at the hub
     */
    public Outbox(
            String partner,
            Mail mail,
            Journal journal,
            Misbehaviours misbehaviours,
            Speaker speaker,
            Forger forger,
            InstantSource clock,
            Carrier carrier) {
        this.partner = partner;
        this.mail = mail;
        this.journal = journal;
        this.misbehaviours = misbehaviours;
        this.speaker = speaker;
        this.badMessages = new BadMessages(forger);
        this.carrier = carrier;
        this.clock = clock;
    }

    /** The hub's status as REST would have it, where SOAP knows but two. */
    public static int hubsStatus(Answer answer) {
        var told = answer.headers().get(HUBS_STATUS);
        return told == null ? answer.status() : Integer.parseInt(told);
    }

    public void hubIs(URI address) {
        hub = address;
    }

    public synchronized void releaseHeld() {
        turns.values().forEach(Turn::release);
    }

    /** Sends what may leave; stops at the first message the hub gives no word on. True if it got through them all. */
    public synchronized boolean sendPending() {
        var address = hub;
        if (address == null) {
            return false;
        }
        // a message that was overtaken may leave in the next round
        while (mail.unsent().stream().anyMatch(this::mayGo)) {
            for (var message : mail.unsent()) {
                if (mayGo(message) && !send(address, message)) {
                    return false;
                }
            }
        }
        return true;
    }

    private boolean mayGo(Message message) {
        return turns.computeIfAbsent(message.id(), id -> new Turn(strike(message), clock.instant()))
                .mayGo(clock.instant());
    }

    /** How long the hub wants to be left alone. */
    Duration retryAfter() {
        return retryAfter;
    }

    private Optional<Misbehaviour> strike(Message message) {
        var ids = Stream.concat(Stream.of(message.id()), message.about().stream());
        return misbehaviours.strike(new Traffic(speaker.topic(message), ids.toList()));
    }

    private boolean send(URI address, Message message) {
        // a fault strikes one sending: what is repeated for want of an answer is repeated well
        var turn = turns.put(message.id(), new Turn(Optional.empty(), clock.instant()));
        var fault = turn == null ? Optional.<Misbehaviour>empty() : turn.fault();
        if (fault.filter(how -> how.fault() == Fault.LOST).isPresent()) {
            close(message, 0);
            return true;
        }
        // the word on a message is the answer to its first sending
        var answers = badMessages.bodies(message, fault).stream()
                .map(body -> post(address, message, body, fault))
                .toList();
        var word = answers.get(0).filter(answer -> isLastWord(speaker.word(answer)));
        word.ifPresent(answer -> close(message, speaker.word(answer)));
        retryAfter = answers.get(0).flatMap(Outbox::wish).orElse(USUAL_RETRY);
        return word.isPresent();
    }

    private static boolean isLastWord(int status) {
        return switch (status) {
            case 401, 403, 429 -> false;
            default -> status < 500;
        };
    }

    private static Optional<Duration> wish(Answer answer) {
        return Optional.ofNullable(answer.headers().get(RETRY_AFTER))
                .map(Long::parseLong)
                .map(Duration::ofSeconds);
    }

    private void close(Message message, int status) {
        mail.closeMessage(message.id(), status);
        turns.remove(message.id());
        turns.values().forEach(Turn::overtaken);
    }

    private Optional<Answer> post(URI address, Message message, String body, Optional<Misbehaviour> fault) {
        var pace = BadMessages.pace(fault);
        var post = speaker.post(partner, message);
        var answer = carrier.carry(address, post, body, pace);
        journal.add(new JournalLine(
                clock.instant(),
                JournalLine.Direction.TO_HUB,
                post.path(),
                message.id(),
                Journal.digest(post.bytes(body)),
                answer.map(speaker::word).orElse(0),
                answer.map(Answer::body).orElse(""),
                fault.map(how -> how.fault().name()).orElse(null)));
        return answer;
    }

    @Override
    public void close() {
        carrier.close();
    }
}
