package cn.caitong.connectors.sftp;

import cn.caitong.connectors.partner.FileArea;
import cn.caitong.connectors.sftp.SftpLink.Found;
import cn.caitong.engine.time.Ticker;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;

/** Which of a folder's files are whole, as the partner's descriptor says that one knows. One for each partner. */
final class FinishedFiles {
    private final FileArea area;
    private final Ticker ticker;
    private final Map<String, Seen> seen = new HashMap<>();

    FinishedFiles(FileArea area, Ticker ticker) {
        this.area = area;
        this.ticker = ticker;
    }

    private record Seen(Found as, long since) {}

    /** Those that are whole, by name. */
    List<Found> of(List<Found> folder) {
        Set<String> names = folder.stream().map(Found::name).collect(Collectors.toSet());
        seen.keySet().retainAll(names);
        return folder.stream().filter(found -> isWhole(found, names)).toList();
    }

    /**
     * Whether those that are whole are all that were, when the folder was listed. What has only not rested for long enough may
     * have been whole already, and then it was there and has not been read.
     */
    boolean certainlyAre(List<Found> whole, List<Found> folder) {
        return area.finished() != FileArea.Finished.STABLE || whole.size() == folder.size();
    }

    private boolean isWhole(Found found, Set<String> names) {
        return switch (area.finished()) {
            case RENAME -> true;
            // what lies aside was whole when it was taken there
            case DONE_FILE -> AsideNames.isOne(found.name()) || names.contains(found.name() + area.done());
            case STABLE -> hasRested(found);
        };
    }

    private boolean hasRested(Found found) {
        long now = ticker.nanos();
        Seen before = seen.get(found.name());
        if (before == null || !before.as().equals(found)) {
            seen.put(found.name(), new Seen(found, now));
            return false;
        }
        return now - before.since() >= area.stableFor().toNanos();
    }
}
