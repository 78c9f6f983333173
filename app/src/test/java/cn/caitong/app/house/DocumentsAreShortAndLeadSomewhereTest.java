package cn.caitong.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class DocumentsAreShortAndLeadSomewhereTest {
    private static final Pattern LINK = Pattern.compile("\\]\\(([^)#:]+)(#[^)]*)?\\)");

    private static final Pattern PLACE = Pattern.compile("\\]\\(([^)#:]*)#([^)]+)\\)");
    private static final Pattern CODE = Pattern.compile("^```.*?^```", Pattern.DOTALL | Pattern.MULTILINE);
    private static final Pattern HEADING = Pattern.compile("^#+ (.*)$", Pattern.MULTILINE);

    private static final int DEPTH = 4;

    /** What is built, or kept by a hub, changes while this looks, and is passed by. */
    static List<Path> documents() throws IOException {
        List<Path> documents = new ArrayList<>();
        Files.walkFileTree(House.root(), Set.of(), DEPTH, new SimpleFileVisitor<>() {
            @Override
            public FileVisitResult preVisitDirectory(Path folder, BasicFileAttributes attributes) {
                String name = String.valueOf(folder.getFileName());
                boolean isPassed = !folder.equals(House.root()) && (name.equals("target") || name.startsWith("."));
                return isPassed ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
            }

            @Override
            public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
                if (file.toString().endsWith(".md")) {
                    documents.add(House.root().relativize(file));
                }
                return FileVisitResult.CONTINUE;
            }
        });
        return documents;
    }

    @ParameterizedTest
    @MethodSource("documents")
    void linksLeadToFiles(Path document) throws IOException {
        Path file = House.root().resolve(document);
        assertThat(LINK.matcher(Files.readString(file)).results().map(link -> link.group(1)))
                .allSatisfy(target -> assertThat(file.resolveSibling(target)).exists());
    }

    /** A link into a page whose heading was renamed leads to its top, and nobody notices. */
    @ParameterizedTest
    @MethodSource("documents")
    void linksIntoAPageLeadToAHeading(Path document) throws IOException {
        Path file = House.root().resolve(document);
        for (MatchResult link : PLACE.matcher(Files.readString(file)).results().toList()) {
            Path page = link.group(1).isEmpty() ? file : file.resolveSibling(link.group(1));
            if (page.toString().endsWith(".md")) {
                assertThat(places(page)).as(link.group()).contains(link.group(2));
            }
        }
    }

    /** As GitHub names the places of a page: a heading in small letters, without its signs, joined by hyphens. */
    private static List<String> places(Path page) throws IOException {
        String text = CODE.matcher(Files.readString(page)).replaceAll("");
        return HEADING.matcher(text)
                .results()
                .map(heading -> heading.group(1)
                        .strip()
                        .toLowerCase(Locale.ROOT)
                        .replaceAll("[^\\p{L}\\p{N}_ -]", "")
                        .replace(' ', '-'))
                .toList();
    }

    @ParameterizedTest
    @MethodSource("documents")
    void readmesAndDecisionsKeepTheirLength(Path document) throws IOException {
        int most = document.startsWith("docs/decisions") ? 60 : document.getNameCount() == 1 ? 150 : 0;
        boolean ofModule = document.endsWith("README.md") && document.getNameCount() == 2;
        if (most > 0 || ofModule) {
            assertThat(Files.readAllLines(House.root().resolve(document)))
                    .hasSizeLessThanOrEqualTo(ofModule ? 60 : most);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"mappings", "engine", "connectors", "routes", "simulators", "app"})
    void aModulesReadmeNamesItsPackages(String module) throws IOException {
        String readme = Files.readString(House.root().resolve(module).resolve("README.md"));
        String base = module + "/src/main/java/cn/caitong/" + module + "/";
        assertThat(House.sources().stream()
                        .map(SourceFile::path)
                        .filter(path -> path.startsWith(base))
                        .map(path -> path.substring(base.length()))
                        .filter(path -> path.contains("/"))
                        .map(path -> path.substring(0, path.indexOf('/')))
                        .distinct())
                .allSatisfy(name -> assertThat(readme).contains("`" + name + "`"));
    }
}
