package cn.caitong.simulators.guarantee;

import cn.caitong.simulators.log.JsonLines;
import cn.caitong.simulators.log.LineFile;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** A centre's book of guarantees, on disk before the hub hears of anything, and the same after a kill. */
public final class GuaranteeBook implements AutoCloseable {
    private final LineFile file;
    private final Map<String, Line> lines = new LinkedHashMap<>();

    private record Line(Guarantee guarantee, Happening last) {}

    private GuaranteeBook(LineFile file) {
        this.file = file;
        file.found().forEach(line -> put(JsonLines.read(line, Line.class)));
    }

    public static GuaranteeBook open(Path path) {
        return new GuaranteeBook(LineFile.open(path));
    }

    /** Books a guarantee; a number that is booked already is an {@link IllegalArgumentException}. */
    public synchronized void lodge(Guarantee guarantee, Happening lodged) {
        if (lines.containsKey(guarantee.id())) {
            throw new IllegalArgumentException("this guarantee is booked already: " + guarantee.id());
        }
        keep(new Line(guarantee, lodged));
    }

    /** Books what happened; to one that nobody lodged, or that was given back, it is an {@link IllegalArgumentException}. */
    public synchronized Guarantee happens(String id, Happening happening) {
        var known = Optional.ofNullable(lines.get(id))
                .filter(line -> line.last().what() != Happening.What.GIVEN_BACK)
                .orElseThrow(() -> new IllegalArgumentException("no such guarantee lies here: " + id));
        var until = happening.until();
        var after = until == null ? known.guarantee() : known.guarantee().until(until);
        keep(new Line(after, happening));
        return after;
    }

    /** All that were ever lodged, as they stand, oldest first. */
    public synchronized List<Guarantee> all() {
        return lines.values().stream().map(Line::guarantee).toList();
    }

    private void keep(Line line) {
        file.append(JsonLines.write(line));
        put(line);
    }

    private void put(Line line) {
        lines.put(line.guarantee().id(), line);
    }

    @Override
    public void close() {
        file.close();
    }
}
