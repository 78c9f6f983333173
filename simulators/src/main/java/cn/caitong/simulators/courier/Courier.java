package cn.caitong.simulators.courier;

import cn.caitong.simulators.http.Answer;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.log.JournalLine;
import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.log.LineFile;
import cn.caitong.simulators.road.HubClient;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
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
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Carries letters in their order, each until the hub has taken it (2xx) or refused it for good (other 4xx). A letter is on disk
 * before anybody hears of it. Safe for use by many threads.
 */
public final class Courier implements AutoCloseable {
    private static final Pattern SECONDS = Pattern.compile("(?<=T\\d\\d:\\d\\d:)\\d\\d");

    private final LineFile file;
    private final Journal journal;
    private final InstantSource clock;
    private final HubClient road;
    private final Map<String, Letter> unsent = new LinkedHashMap<>();
    private final Map<String, Slip> slips = new HashMap<>();
    private final Deque<Slip> planned = new ArrayDeque<>();
    private final Set<String> written = new HashSet<>();
    private @Nullable URI hub;

    /** One line of the file: a letter, or the word on one. */
    private record Line(@Nullable Letter letter, @Nullable String done, int status) {}

    /**
     * @param ownToken the bearer token that the sender shows the hub
     * @param patience how long it waits for the hub's answer, in real time
     */
    public Courier(Path file, String ownToken, Journal journal, InstantSource clock, Duration patience) {
        this.file = LineFile.open(file);
        this.journal = journal;
        this.clock = clock;
        this.road = new HubClient(ownToken, patience);
        this.file.found().stream().map(line -> JsonLines.read(line, Line.class)).forEach(this::remember);
    }

    private void remember(Line line) {
        if (line.letter() != null) {
            written.add(line.letter().id());
            unsent.put(line.letter().id(), line.letter());
        }
        if (line.done() != null) {
            unsent.remove(line.done());
        }
    }

    public synchronized void hubIs(URI address) {
        hub = address;
    }

    /** The next letters that are written are carried so, one each. */
    public synchronized void slip(Slip... next) {
        planned.addAll(List.of(next));
    }

    public synchronized void take(Letter letter) {
        file.append(JsonLines.write(new Line(letter, null, 0)));
        unsent.put(letter.id(), letter);
        written.add(letter.id());
        Slip slip = planned.poll();
        if (slip != null) {
            slips.put(letter.id(), slip);
        }
    }

    /** Lets go of what is held. */
    public synchronized void release() {
        slips.values().removeIf(slip -> slip == Slip.HELD);
    }

    /** How many there have ever been, in this process and in those before it. */
    public synchronized int written() {
        return written.size();
    }

    /** Whether it was ever given a letter of this id. */
    public synchronized boolean knows(String letterId) {
        return written.contains(letterId);
    }

    public synchronized List<Letter> unsent() {
        return List.copyOf(unsent.values());
    }

    /** Carries what may go, oldest first; stops at the first on which the hub gives no word. True if all of it has gone. */
    public synchronized boolean sendPending() {
        URI address = hub;
        if (address == null) {
            return unsent.isEmpty();
        }
        for (Letter letter : new ArrayList<>(unsent.values())) {
            Slip slip = slips.get(letter.id());
            boolean waits = slip == Slip.HELD || (slip == Slip.OVERTAKEN && unsent.size() > 1);
            if (!waits && !send(address, letter, slip)) {
                return false;
            }
        }
        return unsent.isEmpty();
    }

    /** Whether the hub has said its last word on it. */
    private boolean send(URI address, Letter letter, @Nullable Slip slip) {
        slips.remove(letter.id());
        if (slip == Slip.LOST) {
            close(letter, 0);
            return true;
        }
        Optional<Answer> first = carry(address, slip == Slip.MALFORMED ? half(letter) : letter, slip);
        if (slip == Slip.TWICE) {
            carry(address, letter, slip);
        }
        if (slip == Slip.REUSED_ID) {
            carry(address, letter.saying(other(letter.body())), slip);
        }
        if (slip == Slip.UNHEARD || slip == Slip.MALFORMED) {
            return false;
        }
        first.filter(answer -> isLastWord(answer.status())).ifPresent(answer -> close(letter, answer.status()));
        return !unsent.containsKey(letter.id());
    }

    private Optional<Answer> carry(URI address, Letter letter, @Nullable Slip slip) {
        Optional<Answer> answer = road.carry(address, letter.post(), letter.body(), Duration.ZERO);
        journal.add(new JournalLine(
                clock.instant(),
                JournalLine.Direction.TO_HUB,
                letter.path(),
                letter.id(),
                Journal.digest(letter.body()),
                answer.map(Answer::status).orElse(0),
                answer.map(Answer::body).orElse(""),
                slip == null ? null : slip.name()));
        return answer;
    }

    private void close(Letter letter, int status) {
        file.append(JsonLines.write(new Line(null, letter.id(), status)));
        unsent.remove(letter.id());
    }

    private static boolean isLastWord(int status) {
        return switch (status) {
            case 401, 403, 429 -> false;
            default -> status < 500;
        };
    }

    private static Letter half(Letter letter) {
        return letter.saying(letter.body().substring(0, letter.body().length() / 2));
    }

    /** Another time of day wherever one is told, which is in every letter. */
    static String other(String body) {
        return SECONDS.matcher(body).replaceAll(time -> time.group().equals("59") ? "58" : "59");
    }

    @Override
    public void close() {
        road.close();
        file.close();
    }
}
