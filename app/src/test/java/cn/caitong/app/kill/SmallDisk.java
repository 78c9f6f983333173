package cn.caitong.app.kill;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;

/**
 * A file system of a size of its own for one process and its children, in a mount namespace that ends with them: nothing stays
 * behind on the machine, however the test ends. Root makes it directly, anybody else in a user namespace.
 */
final class SmallDisk {
    /** What was in the folder is copied; then the process becomes the command that follows. */
    private static final String MOUNT = """
        set -e
        cp -a "$1" "$1.before"
        mount -t tmpfs -o size=$2m,mode=700 caitong "$1"
        cp -a "$1.before/." "$1"
        shift 2
        exec "$@"\
        """;

    private SmallDisk() {}

    /** Goes before a command that is to find {@code folder} on such a file system. */
    static List<String> command(Path folder, int megabytes) {
        List<String> command = new ArrayList<>(List.of("unshare", "--mount"));
        if (!"root".equals(System.getProperty("user.name"))) {
            command.add("--map-root-user");
        }
        command.addAll(List.of("sh", "-c", MOUNT, "small-disk", folder.toString(), Integer.toString(megabytes)));
        return command;
    }
}
