package cn.caitong.app.kill;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/** The transactions that the sources name, and those that they begin without a name of their own. */
final class TransactionNames {
    private static final List<String> MODULES = List.of("engine", "connectors", "routes", "app");
    private static final Pattern NAMED =
            Pattern.compile("@TransactionName\\s+(?:\\w+ )?static final String (\\w+) =\\s+\"([^\"]+)\"");
    private static final Pattern BEGUN =
            Pattern.compile("ransactions(?:\\(\\))?\\s*\\.(?:call|run)\\(\\s*([\\w.\"-]+)");
    /** Runs what its callers name: {@code delivery-end} or {@code delivery-recover}. */
    private static final String PASSES_ON = "Ending: transaction";

    private final Set<String> names = new TreeSet<>();
    private final List<String> unnamed = new ArrayList<>();

    private TransactionNames() {}

    static TransactionNames inSources() {
        TransactionNames found = new TransactionNames();
        for (String module : MODULES) {
            try (Stream<Path> files = Files.walk(Path.of("..", module, "src/main/java"))) {
                for (Path file :
                        files.filter(each -> each.toString().endsWith(".java")).toList()) {
                    found.read(file.getFileName().toString().replace(".java", ""), Files.readString(file));
                }
            } catch (IOException unreadable) {
                throw new UncheckedIOException(unreadable);
            }
        }
        return found;
    }

    private void read(String type, String source) {
        Map<String, String> constants = new TreeMap<>();
        for (Matcher named = NAMED.matcher(source); named.find(); ) {
            constants.put(named.group(1), named.group(2));
        }
        names.addAll(constants.values());
        for (Matcher begun = BEGUN.matcher(source); begun.find(); ) {
            String place = type + ": " + begun.group(1);
            if (!constants.containsKey(begun.group(1)) && !place.equals(PASSES_ON)) {
                unnamed.add(place);
            }
        }
    }

    Set<String> names() {
        return names;
    }

    /** Class and name of each that is not begun under a {@code @TransactionName} constant of its class. */
    List<String> unnamed() {
        return unnamed;
    }
}
