package cn.caitong.connectors.sftp;

import cn.caitong.connectors.partner.FileArea;
import cn.caitong.connectors.sftp.SftpLink.Found;
import java.io.IOException;
import java.util.Optional;

/** What of a folder counts as there: a file that its reader knows to be whole. */
final class Shown {
    /** A result of one instruction is a few lines; whoever writes more is not answering us. */
    static final int MOST_BYTES = 65_536;

    private final SftpLink link;
    private final FileArea area;

    Shown(SftpLink link, FileArea area) {
        this.link = link;
        this.area = area;
    }

    /** Whether the reader of this folder sees such a file. */
    boolean isThere(String folder, String name) throws IOException {
        Optional<Found> found = link.find(folder, name).filter(Found::regular);
        return found.isPresent()
                && (area.finished() != FileArea.Finished.DONE_FILE
                        || link.find(folder, name + area.done()).isPresent());
    }

    /** A whole file's content, no more than one byte beyond {@link #MOST_BYTES}; nothing while it is not there, or grows. */
    Optional<byte[]> content(String folder, String name) throws IOException {
        if (!isThere(folder, name)) {
            return Optional.empty();
        }
        Optional<Found> before = link.find(folder, name);
        byte[] content = link.read(folder, name, MOST_BYTES + 1);
        return before.equals(link.find(folder, name)) ? Optional.of(content) : Optional.empty();
    }
}
