package cn.caitong.simulators;

import cn.caitong.simulators.rest.Dialect;
import cn.caitong.simulators.treasury.TreasurySettings;
import java.net.URI;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** The city's command line. What is unknown, missing or has no value is an {@link IllegalArgumentException}. */
record CityOptions(
        Path dir,
        Map<String, Dialect> centres,
        Optional<TreasuryChoice> treasury,
        Optional<String> portal,
        int portBase,
        Optional<URI> hub,
        String bind,
        Path tokens,
        Duration settleAfter) {
    private static final Set<String> KNOWN = Set.of(
            "--dir",
            "--centres",
            "--treasury",
            "--portal",
            "--port-base",
            "--hub",
            "--bind",
            "--tokens",
            "--settle-after");

    /** A treasury, and how it speaks. */
    record TreasuryChoice(String id, TreasurySettings.Dialect dialect) {
        /** {@code ID}, or {@code ID:DIALECT}. */
        static TreasuryChoice parse(String text) {
            String[] words = text.split(":", -1);
            if (words.length > 2 || words[0].isBlank()) {
                throw new IllegalArgumentException("--treasury wants ID or ID:DIALECT, not " + text);
            }
            var dialect = words.length == 1
                    ? TreasurySettings.Dialect.CZZF
                    : TreasurySettings.Dialect.valueOf(words[1].toUpperCase(Locale.ROOT));
            return new TreasuryChoice(words[0], dialect);
        }
    }

    static CityOptions parse(String... args) {
        var given = pairs(args);
        var dir = Path.of(required(given, "--dir"));
        return new CityOptions(
                dir,
                centres(required(given, "--centres")),
                Optional.ofNullable(given.get("--treasury")).map(TreasuryChoice::parse),
                Optional.ofNullable(given.get("--portal")),
                Integer.parseInt(given.getOrDefault("--port-base", "0")),
                Optional.ofNullable(given.get("--hub")).map(URI::create),
                given.getOrDefault("--bind", "127.0.0.1"),
                Path.of(given.getOrDefault(
                        "--tokens", dir.resolve("tokens.properties").toString())),
                Duration.parse(given.getOrDefault("--settle-after", "PT1S")));
    }

    Dialect dialect(String id) {
        return Optional.ofNullable(centres.get(id)).orElseThrow();
    }

    /** The port of the n-th centre, from 0; the admin door is at the base itself. */
    int port(int n) {
        return portBase == 0 ? 0 : portBase + 1 + n;
    }

    private static Map<String, Dialect> centres(String list) {
        var centres = new LinkedHashMap<String, Dialect>();
        for (String one : list.split(",", -1)) {
            String[] words = one.split(":", -1);
            if (words.length != 2 || words[0].isBlank()) {
                throw new IllegalArgumentException("--centres wants ID:DIALECT,…, not " + list);
            }
            centres.put(words[0], Dialect.valueOf(words[1].toUpperCase(Locale.ROOT)));
        }
        return centres;
    }

    private static Map<String, String> pairs(String... args) {
        var given = new HashMap<String, String>();
        for (int i = 0; i < args.length; i += 2) {
            if (!KNOWN.contains(args[i]) || i + 1 == args.length) {
                throw new IllegalArgumentException(
                        "unknown, or without a value: " + args[i] + " in " + Arrays.toString(args));
            }
            given.put(args[i], args[i + 1]);
        }
        return given;
    }

    private static String required(Map<String, String> given, String name) {
        return Optional.ofNullable(given.get(name))
                .orElseThrow(() -> new IllegalArgumentException(name + " is missing"));
    }
}
