package cn.caitong.simulators.sftp;

import cn.caitong.simulators.centre.Stamp;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.ledger.Message;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.rest.Kind;
import cn.caitong.simulators.sftp.FileWire.HubAnswer;
import cn.caitong.simulators.traffic.Fault;
import cn.caitong.simulators.traffic.Misbehaviour;
import cn.caitong.simulators.traffic.Misbehaviours;
import cn.caitong.simulators.traffic.Traffic;
import cn.caitong.simulators.traffic.Turn;
import java.time.Duration;
import java.time.Instant;
import java.time.InstantSource;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;

/**
 * Puts down what the ledger has written, what waits for one channel in one file, and reads what the hub made of it. A file has
 * a name made of its last message's order number. What a fault strikes has a file of its own: a fault alters the file, never the
 * message.
 */
final class Mailer {
    private static final long TWIN = 500_000;

    private final SftpSettings settings;
    private final Ledger ledger;
    private final Area area;
    private final FileWire wire;
    private final Forgery forgery;
    private final Misbehaviours misbehaviours;
    private final Journal journal;
    private final InstantSource clock;
    private final ScheduledExecutorService later;
    private final Map<String, Turn> turns = new HashMap<>();
    /** Messages that have been put down and are not answered yet. */
    private final Set<String> down = new HashSet<>();
    /** Files that lie there or were read, by name, with the messages they hold; the word on a message is its first file's. */
    private final Map<String, List<String>> put = new LinkedHashMap<>();

    Mailer(
            SftpSettings settings,
            Ledger ledger,
            Area area,
            FileWire wire,
            Forgery forgery,
            Misbehaviours misbehaviours,
            Journal journal,
            InstantSource clock,
            ScheduledExecutorService later) {
        this.settings = settings;
        this.ledger = ledger;
        this.area = area;
        this.wire = wire;
        this.forgery = forgery;
        this.misbehaviours = misbehaviours;
        this.journal = journal;
        this.clock = clock;
        this.later = later;
    }

    synchronized void releaseHeld() {
        turns.values().forEach(Turn::release);
    }

    /** Reads answers, then puts down what may go; true if the hub has the last word on every message. */
    synchronized boolean sendPending() {
        readAnswers();
        var together = new LinkedHashMap<String, List<Message>>();
        for (Message message : ledger.unsent()) {
            var turn = turns.computeIfAbsent(message.id(), id -> new Turn(strike(message), clock.instant()));
            if (!down.contains(message.id()) && turn.mayGo(clock.instant())) {
                down.add(message.id());
                boolean isAlone = turn.fault().isPresent() || message.channel().equals("statements");
                if (isAlone) {
                    send(message, turn);
                } else {
                    together.computeIfAbsent(message.channel(), channel -> new ArrayList<>())
                            .add(message);
                }
            }
        }
        together.forEach(
                (channel, messages) -> lay(name(messages.getLast(), 0), messages, wire.file(channel, messages)));
        return ledger.unsent().isEmpty();
    }

    private Optional<Misbehaviour> strike(Message message) {
        var ids = Stream.concat(Stream.of(message.id()), message.about().stream());
        return misbehaviours.strike(new Traffic(Kind.ofChannel(message.channel()), ids.toList()), fault -> true);
    }

    private void send(Message message, Turn turn) {
        var fault = turn.fault().map(how -> how.fault()).orElse(Fault.LATE);
        if (fault == Fault.LOST) {
            close(message.id(), 0);
            return;
        }
        String text = wire.file(message.channel(), List.of(message));
        String name = name(message, 0);
        String id = message.about().getFirst();
        switch (fault) {
            case TWICE -> {
                lay(name, List.of(message), text);
                lay(name(message, TWIN), List.of(message), text);
            }
            case REUSED_ID -> {
                lay(name, List.of(message), text);
                lay(name(message, TWIN), List.of(message), forgery.otherAmount(text, message.amount()));
            }
            case WRONG_AMOUNT -> lay(name, List.of(message), forgery.otherAmount(text, message.amount()));
            case WRONG_ID -> lay(name, List.of(message), forgery.strangeId(text, id));
            case OTHERS_ID -> lay(name, List.of(message), forgery.othersId(text, id));
            case MALFORMED -> lay(name, List.of(message), Forgery.cut(text));
            case HUGE ->
                lay(
                        name,
                        List.of(message),
                        Forgery.padded(text, turn.fault().orElseThrow().size()));
            case DRIP -> {
                put.put(name, List.of(message.id()));
                drip(
                        name,
                        text.getBytes(wire.encoding()),
                        1,
                        turn.fault().orElseThrow().delay());
            }
            default -> lay(name, List.of(message), text);
        }
    }

    private void lay(String name, List<Message> messages, String text) {
        put.put(name, messages.stream().map(Message::id).toList());
        area.put(area.folders().in(), name, text);
    }

    /** It grows where the hub looks, under a name that is not yet the file's. */
    private void drip(String name, byte[] content, int length, Duration pace) {
        if (length == content.length) {
            area.put(area.folders().in(), name, content);
        } else {
            area.grow(area.folders().in(), name + ".tmp", content, length);
            int next = Math.min(content.length, length + 16);
            var unused = later.schedule(
                    () -> drip(name, content, next, pace), pace.multipliedBy(16).toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    private String name(Message message, long offset) {
        String[] parts = message.id().split("-", -1);
        long sequence = Long.parseLong(parts[parts.length - 1]);
        var day = LocalDate.parse(parts[parts.length - 2], DateTimeFormatter.BASIC_ISO_DATE);
        Instant at = day.atStartOfDay(Ledger.ZONE).toInstant();
        return wire.name(message.channel(), new Stamp(settings.id(), sequence, at), sequence + offset);
    }

    private void readAnswers() {
        for (String name : List.copyOf(put.keySet())) {
            String answer = wire.answerName(name);
            var text = area.text(area.folders().inAnswers(), answer);
            boolean isFirst = turnOf(name).map(first -> first.equals(name)).orElse(true);
            // a twin's answer is read after its first's, however they come
            if (text.isPresent() && (isFirst || !put.containsKey(turnOf(name).orElse("")))) {
                area.answerRead(answer);
                took(name, wire.readAnswer(text.get()));
            }
        }
    }

    /** The name of the first file of what a file holds. */
    private Optional<String> turnOf(String name) {
        var ids = put.getOrDefault(name, List.of());
        return put.entrySet().stream()
                .filter(each -> each.getValue().equals(ids))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private void took(String name, HubAnswer answer) {
        var ids = new ArrayList<>(Optional.ofNullable(put.remove(name)).orElse(List.of()));
        if (answer.rows().isEmpty()) {
            ids.forEach(id -> word(name, id, answer.status(), ""));
        }
        for (HubAnswer.Row row : answer.rows()) {
            // a forged id may be another's: what a file holds is known from what was put into it
            String id = ids.size() == 1 ? ids.getFirst() : row.id();
            word(name, id, row.status(), row.receipt());
        }
    }

    private void word(String name, String id, int status, String receipt) {
        journal.add(
                new JournalLine(clock.instant(), JournalLine.Direction.TO_HUB, name, id, "", status, receipt, null));
        boolean isOpen =
                ledger.unsent().stream().anyMatch(message -> message.id().equals(id));
        if (isOpen) {
            close(id, status);
        }
    }

    private void close(String id, int status) {
        ledger.closeMessage(id, status);
        turns.remove(id);
        down.remove(id);
        turns.values().forEach(Turn::overtaken);
    }
}
