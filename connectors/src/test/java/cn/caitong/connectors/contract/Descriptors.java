package cn.caitong.connectors.contract;

import cn.caitong.connectors.partner.Partner;
import cn.caitong.connectors.partner.PartnerFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import java.util.function.UnaryOperator;

/** The descriptors that are shipped, with times short enough for a test. */
final class Descriptors {
    static final Path SHIPPED = Path.of("..", "config", "partners");
    /** Of partners that the default city has otherwise. */
    static final Path EXAMPLES = Path.of("..", "config", "examples", "partners");

    private static final Map<String, String> SHORT = Map.of(
            "connectTimeout", "PT3S",
            "answerTimeout", "PT2S",
            "lease", "PT20S",
            "settle", "PT4S",
            "backoff", "{ first: PT0.2S, longest: PT1S, shortest: PT0.2S }",
            "concurrency", "16",
            "perSecond", "1000");

    /** Over a broker each word takes its time, also where a fault is not meant to. */
    private static final Map<String, String> LESS_SHORT = Map.of("answerTimeout", "PT4S", "settle", "PT9S");

    private Descriptors() {}

    /** This partner alone, found at that address. */
    static Partner hurried(String id, String address, Path folder) throws IOException {
        return hurried(id, address, folder, text -> text);
    }

    /** The same with another descriptor than is shipped. */
    static Partner hurried(String id, String address, Path folder, UnaryOperator<String> change) throws IOException {
        return hurried(SHIPPED, id, folder, change).at(address);
    }

    /** The same of another folder. */
    static Partner hurried(Path from, String id, String address, Path folder) throws IOException {
        return hurried(from, id, folder, text -> text).at(address);
    }

    /** The same where it is met on queues, and has no address. */
    static Partner onQueues(Path from, String id, Path folder) throws IOException {
        Map<String, String> times = new HashMap<>(SHORT);
        times.putAll(LESS_SHORT);
        return hurried(from, id, folder, text -> text, times);
    }

    private static Partner hurried(Path from, String id, Path folder, UnaryOperator<String> change) throws IOException {
        return hurried(from, id, folder, change, SHORT);
    }

    private static Partner hurried(
            Path from, String id, Path folder, UnaryOperator<String> change, Map<String, String> times)
            throws IOException {
        String text = change.apply(Files.readString(from.resolve(id + ".yaml")));
        for (Map.Entry<String, String> each : times.entrySet()) {
            text = text.replaceAll("(?m)^(  " + each.getKey() + ": ).*$", "$1" + each.getValue());
        }
        text = text.replaceAll("(?m)^(  backoff: .*)$", "$1\n  outage: { after: 3, first: PT0.3S, longest: PT1S }");
        Path descriptors = Files.createDirectories(folder.resolve("partners-" + id));
        Files.writeString(descriptors.resolve(id + ".yaml"), text);
        return PartnerFiles.load(descriptors).getFirst();
    }
}
