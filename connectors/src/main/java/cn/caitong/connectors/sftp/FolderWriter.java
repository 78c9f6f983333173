package cn.caitong.connectors.sftp;

import cn.caitong.connectors.partner.FileArea;
import java.io.IOException;
import java.util.Arrays;
import java.util.Optional;

/** Puts files where others read them, so that they are never seen half; and moves files away without losing any. */
final class FolderWriter {
    private static final String PART = ".part";

    private final SftpLink link;
    private final FileArea area;

    FolderWriter(SftpLink link, FileArea area) {
        this.link = link;
        this.area = area;
    }

    /** Writes a file aside; nobody is to look at what is named like this. */
    void aside(String folder, String name, byte[] content) throws IOException {
        link.write(folder, name + PART, content);
    }

    /** Gives a file that was written aside its name. */
    void reveal(String folder, String name) throws IOException {
        link.rename(folder + "/" + name + PART, folder + "/" + name);
        if (hasDoneFiles()) {
            finish(folder, name);
        }
    }

    private boolean hasDoneFiles() {
        return area.finished() == FileArea.Finished.DONE_FILE;
    }

    private void finish(String folder, String name) throws IOException {
        link.write(folder, name + area.done(), new byte[0]);
    }

    /**
     * Puts a file down, in the place of an older one of its name; one that says the same stays, and is finished if whoever wrote it
     * was not done with that.
     */
    void put(String folder, String name, byte[] content) throws IOException {
        Optional<SftpLink.Found> older = link.find(folder, name);
        if (older.isPresent()) {
            if (Arrays.equals(link.read(folder, name, content.length + 1), content)) {
                if (hasDoneFiles() && link.find(folder, name + area.done()).isEmpty()) {
                    finish(folder, name);
                }
                return;
            }
            link.remove(folder, name);
        }
        aside(folder, name, content);
        reveal(folder, name);
    }

    /**
     * Takes away what said that a file was whole, once that lies aside and needs it no more: left behind, it would say so of the next one
     * under the name while that is still being written.
     */
    void forgetDone(String folder, String name) throws IOException {
        if (hasDoneFiles()
                && link.find(folder, name).isEmpty() // a newer one's otherwise
                && link.find(folder, name + area.done()).isPresent()) {
            link.remove(folder, name + area.done());
        }
    }

    /** Moves a file into another folder, under its own name; where that is taken there, beside it. */
    void move(String from, String aside, String to, String name, String digest) throws IOException {
        String target = name;
        if (link.find(to, name).isPresent()) {
            target = FileNames.distinct(name, digest);
            if (link.find(to, target).isPresent()) {
                link.remove(to, target); // the same content, moved once before
            }
        }
        link.rename(from + "/" + aside, to + "/" + target);
    }
}
