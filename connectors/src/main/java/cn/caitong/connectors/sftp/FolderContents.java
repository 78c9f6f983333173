package cn.caitong.connectors.sftp;

import cn.caitong.connectors.sftp.SftpLink.Found;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Predicate;

/**
 * What of a partner's folder is of use, entry by entry: files that carry something, and what says that they are whole. What else lies
 * there, and never goes away, takes no place from them; what is no plain file of a usable name is remembered, up to a few.
 */
final class FolderContents {
    /** More than that is looked at in later turns, once these are moved away. */
    private static final int MOST = 20_000;
    /** More than that need not be told at once. */
    private static final int MOST_BAITS = 20;

    private final Predicate<String> carries;
    private final String done;
    private final List<Found> files = new ArrayList<>();
    private final List<Found> baits = new ArrayList<>();

    /**
     * @param carries whether files of such a name carry something
     * @param done the ending of a file that says that another is whole; empty where none does
     */
    FolderContents(Predicate<String> carries, String done) {
        this.carries = carries;
        this.done = done;
    }

    /** Whether to go on: the next entry may be of use as well. */
    boolean take(Found found) {
        String name = AsideNames.original(found.name());
        if (name.equals(".") || name.equals("..")) {
            return true;
        }
        boolean isCarrier = FileNames.isUsable(name) && carries.test(name);
        if (!FileNames.isUsable(name) || (isCarrier && !found.regular())) {
            if (baits.size() < MOST_BAITS) {
                baits.add(found);
            }
        } else if (isCarrier || saysThatOneIsWhole(name)) {
            files.add(found);
        }
        return isWhole();
    }

    private boolean saysThatOneIsWhole(String name) {
        return !done.isEmpty() && name.endsWith(done) && carries.test(name.substring(0, name.length() - done.length()));
    }

    /** Whether nothing of use was left out. */
    boolean isWhole() {
        return files.size() < MOST;
    }

    List<Found> files() {
        return List.copyOf(files);
    }

    List<Found> baits() {
        return List.copyOf(baits);
    }
}
