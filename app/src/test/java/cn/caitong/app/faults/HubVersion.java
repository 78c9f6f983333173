package cn.caitong.app.faults;

import java.nio.file.Path;

/**
 * A hub's code and its configuration.
 *
 * @param root the folder that holds {@code config/} and {@code mappings/dialects/}
 */
record HubVersion(String classPath, Path root) {
    /** What this test was compiled with. */
    static HubVersion current() {
        return new HubVersion(
                System.getProperty("java.class.path"),
                Path.of("..").toAbsolutePath().normalize());
    }
}
