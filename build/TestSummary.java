import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import javax.xml.stream.XMLInputFactory;
import javax.xml.stream.XMLStreamConstants;
import javax.xml.stream.XMLStreamException;
import javax.xml.stream.XMLStreamReader;

/**
 * Sums a test run over all modules: the time of each tier, then one line in Surefire's own words. Surefire reports
 * classes and not tags, so a class's tier is read from its source. Exits with 1 if anything failed.
 */
public class TestSummary {
    private static final List<String> TIERS = List.of("unit", "database", "route", "contract", "system", "untagged");
    private static final Pattern TAG = Pattern.compile("@Tag\\(\"(unit|database|route|contract|system)\"\\)");

    /** JUnit's own words before the reason that a test gives. */
    private static final Pattern CONDITION = Pattern.compile("^System property \\[[^\\]]*\\] does not exist ==> ");

    /** What one class's report says: its tier, how often each XML element occurs, its time, and what was left out and why. */
    record Report(String tier, Map<String, Integer> elements, double seconds, List<LeftOut> leftOut) {}

    record LeftOut(String testClass, String test, String reason) {}

    /**
     * Takes the project's root, a file as old as the start of the run (older reports belong to another run), and Maven's
     * exit code.
     */
    public static void main(String[] args) throws IOException, XMLStreamException {
        System.setOut(new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8));
        Path root = Path.of(args[0]);
        FileTime start = Files.getLastModifiedTime(Path.of(args[1]));
        List<Report> reports = new ArrayList<>();
        for (Path file : reportsSince(root, start)) {
            reports.add(read(file));
        }
        boolean built = args[2].equals("0");
        boolean passed = sum(reports, "failure") + sum(reports, "error") == 0;
        print(
                reports,
                built && passed ? "[INFO] " : "[ERROR] ",
                built ? "All modules:" : "As far as the failed build came:");
        System.exit(passed ? 0 : 1);
    }

    private static List<Path> reportsSince(Path root, FileTime start) throws IOException {
        List<Path> found = new ArrayList<>();
        for (Path module : children(root)) {
            for (Path file : children(module.resolve("target/surefire-reports"))) {
                String name = file.getFileName().toString();
                boolean fresh = Files.getLastModifiedTime(file).compareTo(start) >= 0;
                if (fresh && name.startsWith("TEST-") && name.endsWith(".xml")) {
                    found.add(file);
                }
            }
        }
        return found;
    }

    private static List<Path> children(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            return List.of();
        }
        try (Stream<Path> inside = Files.list(folder)) {
            return inside.sorted().toList();
        }
    }

    // The counts on a report's first line leave out nested classes, so the cases themselves are counted.
    private static Report read(Path file) throws IOException, XMLStreamException {
        Path module = file.getParent().getParent().getParent();
        Map<String, Integer> elements = new HashMap<>();
        List<LeftOut> leftOut = new ArrayList<>();
        String testClass = "";
        String test = "";
        try (InputStream in = Files.newInputStream(file)) {
            XMLStreamReader xml = XMLInputFactory.newDefaultFactory().createXMLStreamReader(in);
            xml.nextTag();
            String tier = tierOf(module, xml.getAttributeValue(null, "name"));
            String seconds = xml.getAttributeValue(null, "time").replace(",", "");
            while (xml.hasNext()) {
                if (xml.next() == XMLStreamConstants.START_ELEMENT) {
                    elements.merge(xml.getLocalName(), 1, Integer::sum);
                    if (xml.getLocalName().equals("testcase")) {
                        testClass = xml.getAttributeValue(null, "classname");
                        test = xml.getAttributeValue(null, "name");
                    } else if (xml.getLocalName().equals("skipped")) {
                        String reason = String.valueOf(xml.getAttributeValue(null, "message"));
                        leftOut.add(new LeftOut(
                                testClass, test, CONDITION.matcher(reason).replaceFirst("")));
                    }
                }
            }
            return new Report(tier, elements, Double.parseDouble(seconds), leftOut);
        }
    }

    private static String tierOf(Path module, String testClass) throws IOException {
        String outermost = testClass.replaceFirst("\\$.*", "").replace('.', '/');
        Path source = module.resolve("src/test/java/" + outermost + ".java");
        if (!Files.exists(source)) {
            return "untagged";
        }
        Matcher tag = TAG.matcher(Files.readString(source));
        return tag.find() ? tag.group(1) : "untagged";
    }

    private static void print(List<Report> reports, String level, String scope) {
        System.out.println("[INFO] ");
        System.out.println("[INFO] Time by tier, summed over test classes:");
        for (String tier : TIERS) {
            List<Report> ofTier = reports.stream()
                    .filter(report -> report.tier().equals(tier))
                    .toList();
            if (!ofTier.isEmpty()) {
                double seconds = ofTier.stream().mapToDouble(Report::seconds).sum();
                System.out.printf(
                        Locale.ROOT, "[INFO]   %-9s %6d tests %9.1f s%n", tier, sum(ofTier, "testcase"), seconds);
            }
        }
        printLeftOut(reports);
        System.out.println(level + scope);
        System.out.printf(
                "%sTests run: %d, Failures: %d, Errors: %d, Skipped: %d%n",
                level,
                sum(reports, "testcase"),
                sum(reports, "failure"),
                sum(reports, "error"),
                sum(reports, "skipped"));
    }

    /** Once for each class and reason: what is left out together need not be read one by one. */
    private static void printLeftOut(List<Report> reports) {
        reports.stream()
                .flatMap(report -> report.leftOut().stream())
                .collect(Collectors.groupingBy(
                        one -> Map.entry(one.testClass(), one.reason()), LinkedHashMap::new, Collectors.toList()))
                .forEach((together, left) -> System.out.printf(
                        "[WARNING] Not run · 未运行  %s%s: %s%n",
                        together.getKey(),
                        left.size() == 1 ? "." + left.get(0).test() : " (" + left.size() + " tests)",
                        together.getValue()));
    }

    private static int sum(List<Report> reports, String element) {
        return reports.stream()
                .mapToInt(report -> report.elements().getOrDefault(element, 0))
                .sum();
    }
}
