package cn.caitong.engine.store;

import io.zonky.test.db.postgres.util.LinuxUtils;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * How a postmaster was started, as it wrote it down itself.
 *
 * @param program the {@code postgres} that runs
 * @param arguments each in quotation marks, as {@code pg_ctl -o} passes them on
 */
record PostmasterOptions(Path program, String arguments) {
    private static final String FIRST_ARGUMENT = " \"";

    /** Reads them from the data folder of a cluster that is running. */
    static PostmasterOptions of(Path data) throws IOException {
        String line = Files.readString(data.resolve("postmaster.opts")).strip();
        int end = line.indexOf(FIRST_ARGUMENT);
        if (end < 0) {
            throw new IOException(data + "/postmaster.opts is not what a postmaster writes: " + line);
        }
        return new PostmasterOptions(Path.of(line.substring(0, end)), line.substring(end + 1));
    }

    /** What goes before a command of PostgreSQL, which refuses to run as root. */
    static List<String> asAnotherUser() {
        return LinuxUtils.isUnshareAvailable() ? List.of("unshare", "-U") : List.of();
    }
}
