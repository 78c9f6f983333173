package cn.caitong.simulators.portal;

import cn.caitong.simulators.courier.Courier;
import cn.caitong.simulators.courier.Letter;
import cn.caitong.simulators.courier.Slip;
import cn.caitong.simulators.ledger.Ledger;
import cn.caitong.simulators.log.Journal;
import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.log.LineFile;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.time.InstantSource;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The portal. What it is told to publish is on its board, on disk, before anybody hears of it; the hub is told with
 * {@link #sendPending}. Nothing on the board is ever changed or taken down.
 */
public final class Portal implements AutoCloseable {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private final String id;
    private final InstantSource clock;
    private final LineFile file;
    private final Journal journal;
    private final Courier courier;
    private final Tidings tidings;
    private final Map<String, Posted> board = new LinkedHashMap<>();
    private int told;

    /** One line of the board: what is new on it, if anything is, and what the hub is told. */
    private record Line(@Nullable Posted posted, Letter letter) {}

    /**
     * Opens the board in a folder.
     *
     * @param id the partner's id at the hub
     * @param ownToken what the portal shows the hub
     */
    public Portal(String id, Path dir, String ownToken, InstantSource clock) {
        this.id = id;
        this.clock = clock;
        this.tidings = new Tidings(id);
        this.file = LineFile.open(dir.resolve("board.jsonl"));
        this.journal = Journal.open(dir.resolve("journal.jsonl"));
        this.courier = new Courier(dir.resolve("letters.jsonl"), ownToken, journal, clock, PATIENCE);
        file.found().stream().map(line -> JsonLines.read(line, Line.class)).forEach(this::remember);
    }

    /** What a kill kept from the courier it gets now. */
    private void remember(Line line) {
        told++;
        if (line.posted() != null) {
            board.put(line.posted().number(), line.posted());
        }
        if (!courier.knows(line.letter().id())) {
            courier.take(line.letter());
        }
    }

    public String id() {
        return id;
    }

    public void hubIs(URI hub) {
        courier.hubIs(hub);
    }

    /** Makes it public, now. */
    public synchronized Posted publish(Notice notice) {
        var now = clock.instant();
        String number = "CQ-%s-%d-%05d".formatted(mark(notice), Ledger.day(now).getYear(), board.size() + 1);
        var posted = new Posted(number, notice, now);
        write(posted, posted);
        return posted;
    }

    /** Tells the hub of it once more, in a new message: the day of publication stays. An unknown number: IllegalArgumentException. */
    public synchronized void tellAgain(String number) {
        var posted = Optional.ofNullable(board.get(number))
                .orElseThrow(() -> new IllegalArgumentException("not on the board: " + number));
        write(null, posted);
    }

    private void write(@Nullable Posted fresh, Posted posted) {
        var letter = tidings.of("%s-%06d".formatted(id, told + 1), posted, clock.instant());
        file.append(JsonLines.write(new Line(fresh, letter)));
        if (fresh != null) {
            board.put(fresh.number(), fresh);
        }
        told++;
        courier.take(letter);
    }

    private static String mark(Notice notice) {
        return switch (notice) {
            case Notice.Award award -> "ZB";
            case Notice.Termination termination -> "ZZ";
            case Notice.Correction correction -> "GZ";
            case Notice.Contract contract -> "HT";
        };
    }

    /** Everything that was ever published, oldest first. */
    public synchronized List<Posted> board() {
        return List.copyOf(board.values());
    }

    /** What is published next is told so, one each. */
    public void slip(Slip... next) {
        courier.slip(next);
    }

    /** Tells the hub what it has not heard; true if all of it has gone. */
    public boolean sendPending() {
        return courier.sendPending();
    }

    /** Lets go of what a slip holds. */
    public void releaseHeld() {
        courier.release();
    }

    public Journal journal() {
        return journal;
    }

    @Override
    public void close() {
        courier.close();
        file.close();
        journal.close();
    }
}
