package cn.caitong.benchmarks.process;

import cn.caitong.benchmarks.stage.Letters;
import cn.caitong.benchmarks.stage.Site;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * Where a hub process lives: a copy of this repository's configuration, in which partners may come and be called as fast as they
 * like and no number of refunds is an error, and an empty folder of data.
 */
public final class HubHome {
    private static final Map<String, String> UNLIMITED = Map.of(
            "perSecond: \\d+", "perSecond: 10000",
            "concurrency: \\d+", "concurrency: 64",
            "rows: \\d+", "rows: 1000000",
            "amount: \"[0-9.]+\"", "amount: \"999999999.00\"");

    private final Path folder;
    private final Map<String, String> environment = new TreeMap<>();

    private HubHome(Path folder) {
        this.folder = folder;
    }

    /**
     * Lays it out anew.
     *
     * @param centre where the one district's centre is reached
     */
    public static HubHome layOut(Site site, Path folder, URI centre) throws IOException {
        clear(folder);
        HubHome home = new HubHome(folder);
        home.configure(site.home());
        home.introduce(site);
        home.environment.put("HUB_DATA", home.data().toString());
        home.environment.put("HUB_NODE", "benchmark");
        home.environment.put("HUB_PORT", "0");
        home.environment.put("HUB_PARTNER_%s_URL".formatted(Letters.CENTRE), centre.toString());
        return home;
    }

    Path home() {
        return folder.resolve("home");
    }

    Path data() {
        return folder.resolve("data");
    }

    Path log() {
        return folder.resolve("hub.log");
    }

    Map<String, String> environment() {
        return environment;
    }

    private void configure(Path repository) throws IOException {
        Files.createDirectories(home().resolve("mappings"));
        Files.createSymbolicLink(home().resolve("mappings/dialects"), repository.resolve("mappings/dialects"));
        try (Stream<Path> files = Files.walk(repository.resolve("config"))) {
            for (Path file : files.filter(Files::isRegularFile).toList()) {
                Path copy = home().resolve(repository.relativize(file));
                Files.createDirectories(copy.getParent());
                Files.writeString(copy, isLimit(file) ? unlimited(Files.readString(file)) : Files.readString(file));
            }
        }
    }

    private static boolean isLimit(Path file) {
        return file.toString().contains("/config/partners/") || file.endsWith("money-limits.yaml");
    }

    static String unlimited(String descriptor) {
        String text = descriptor;
        for (Map.Entry<String, String> each : UNLIMITED.entrySet()) {
            text = text.replaceAll(each.getKey(), each.getValue());
        }
        return text;
    }

    /** Those who speak in this benchmark show what they show everywhere in it. */
    private void introduce(Site site) throws IOException {
        Path secrets = Files.createDirectories(data().resolve("secrets"));
        for (String partner : new String[] {Letters.CENTRE, "one-thing"}) {
            String name = partner + ".in.sha256";
            Files.copy(site.data().resolve("secrets").resolve(name), secrets.resolve(name));
            Files.writeString(secrets.resolve(partner + ".out.token"), Site.token(partner));
        }
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            try (Stream<Path> all = Files.walk(folder)) {
                for (Path each : all.sorted(Comparator.reverseOrder()).toList()) {
                    Files.delete(each);
                }
            }
        }
        Files.createDirectories(folder);
    }
}
