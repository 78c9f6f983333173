package cn.caitong.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A rule that cannot fail says nothing: each is tried on the classes below {@code faulty}. */
@Tag("unit")
class HouseRulesFindFaultsTest {
    private static final String FAULTY = "cn.caitong.app.house.faulty";
    private static final JavaClasses CLASSES =
            new ClassFileImporter().importPath("target/test-classes/" + FAULTY.replace('.', '/'));
    private static final String REPORT = new HouseRules(FAULTY)
            .all().stream()
                    .map(rule -> rule.evaluate(CLASSES).getFailureReport().toString())
                    .collect(Collectors.joining("\n"));

    @ParameterizedTest
    @ValueSource(
            strings = {
                "ReachesUp.engine> has type <cn.caitong.app.house.faulty.engine.",
                "ReachesUp.camel> has type <org.apache.camel.CamelContext>",
                "TellsItsOwnTime.camel> has type <org.apache.camel.CamelContext>",
                "impl.Hidden> does reside in",
                "TellsItsOwnTime.injected> is annotated with an injecting annotation",
                "calls method <java.time.Instant.now()>",
                "calls method <java.time.LocalDate.now(java.time.ZoneId)>",
                "calls method <java.lang.System.currentTimeMillis()>",
                "calls method <java.time.Clock.systemUTC()>",
                "calls method <java.lang.System.nanoTime()>",
                "calls method <java.lang.Thread.ofVirtual()>",
                "gets field <java.lang.System.out>"
            })
    void inTheBytecode(String fault) {
        assertThat(REPORT).contains(fault);
    }
}
