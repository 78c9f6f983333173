package cn.caitong.app.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.alarm.AlarmCatalogue;
import cn.caitong.engine.alarm.AlarmKind;
import cn.caitong.engine.alarm.EngineAlarms;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/** Reads the sources: whoever raises an alarm names its code, as text or as a constant, where it is raised. */
@Tag("unit")
class EveryAlarmIsInTheCatalogueTest {
    private static final String REMEDY = "the page is stale: mvn -pl app -am test -Dtest=EveryAlarmIsInTheCatalogueTest"
            + " -Dsurefire.failIfNoSpecifiedTests=false -Dgenerated=write";

    /** They hand on what others have named; {@code Refusals} knows one code of the error catalogue, {@code HeldWatch} raises by SQL. */
    private static final Map<String, Set<String>> HAND_ON = Map.of(
            "Consequences.java", Set.of(),
            "DecisionDraft.java", Set.of(),
            "Effects.java", Set.of(),
            "EventEvidence.java", Set.of(),
            "FileIntake.java", Set.of(),
            "Parked.java", Set.of(),
            "QueueMarks.java", Set.of(),
            "Refusals.java", Set.of("secret-refused"),
            "RepetitionWatch.java", Set.of("repeated-objector"),
            "HeldWatch.java", Set.of("held-too-long"));

    private static final Pattern RAISES = Pattern.compile("(?<![\\w.])new (?:Decision\\.)?Alarm\\(|\\balarm\\(");
    private static final Pattern CODE = Pattern.compile("\"([a-z]+(?:-[a-z]+)+)\"");
    private static final Pattern CONSTANT = Pattern.compile("(?<!\\w)(?:(\\w+)\\.)?([A-Z][A-Z_]{2,})\\b");

    private final Map<String, String> sources;

    EveryAlarmIsInTheCatalogueTest() throws IOException {
        sources = Sources.of("engine", "connectors", "routes", "app");
    }

    @Test
    void eachCodeThatIsRaisedIsThereAndNoOther() {
        Set<String> raised = new TreeSet<>();
        sources.forEach((name, source) -> raised.addAll(raised(name, source)));
        HAND_ON.values().forEach(raised::addAll);
        assertThat(Alarming.catalogue().kinds())
                .extracting(AlarmKind::code)
                .as("declare it among its flow's alarms, with owner, remedy and what ends it")
                .containsExactlyElementsOf(raised);
    }

    @Test
    void nobodyElseWritesTheTable() {
        assertThat(sources.entrySet().stream()
                        .filter(file -> file.getValue().contains("insert into alarm"))
                        .map(Map.Entry::getKey))
                .containsExactly("Alarms.java", "HeldWatch.java");
    }

    @Test
    void thePageIsWhatTheCatalogueSays() throws IOException {
        String page = AlarmPage.render(Alarming.catalogue());
        if ("write".equals(System.getProperty("generated"))) {
            Files.writeString(AlarmPage.PAGE, page);
        }
        assertThat(page).as(REMEDY).isEqualTo(Files.readString(AlarmPage.PAGE));
    }

    @Test
    void eachSpeaksBothLanguages() {
        AlarmCatalogue catalogue = Alarming.catalogue();
        assertThat(Stream.concat(catalogue.kinds().stream(), catalogue.parkedKinds().stream()))
                .allSatisfy(kind -> {
                    assertThat(kind.code()).matches("[a-z]+(-[a-z]+)*");
                    assertThat(kind.en()).matches("[A-Z].*\\.").doesNotContain("|");
                    assertThat(kind.zh()).containsPattern("\\p{IsHan}").endsWith("。");
                });
    }

    @Test
    void oneCodeHasOneMeaning() {
        List<AlarmKind> twice = Stream.concat(EngineAlarms.all().stream(), EngineAlarms.all().stream())
                .toList();
        assertThatThrownBy(() -> new AlarmCatalogue(twice))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("delivery-late");
    }

    private Set<String> raised(String name, String source) {
        List<Integer> calls =
                RAISES.matcher(source).results().map(MatchResult::end).toList();
        Set<String> codes = new TreeSet<>();
        calls.forEach(from -> codes.addAll(codes(source, Sources.arguments(source, from))));
        if (!calls.isEmpty() && !HAND_ON.containsKey(name)) {
            assertThat(codes)
                    .as("%s raises alarms, and names no code where it does", name)
                    .isNotEmpty();
        }
        return codes;
    }

    private Set<String> codes(String source, String arguments) {
        Set<String> codes = new TreeSet<>();
        CODE.matcher(arguments).results().forEach(code -> codes.add(code.group(1)));
        CONSTANT.matcher(arguments).results().forEach(constant -> {
            String owner = constant.group(1) == null ? source : sources.getOrDefault(constant.group(1) + ".java", "");
            value(owner, constant.group(2)).ifPresent(codes::add);
        });
        return codes;
    }

    private static Optional<String> value(String source, String constant) {
        return Pattern.compile("String " + constant + " = " + CODE.pattern() + ";")
                .matcher(source)
                .results()
                .map(found -> found.group(1))
                .findFirst();
    }
}
