package cn.caitong.app.house;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class SourceRulesFindFaultsTest {
    private static final String MAIN = "engine/src/main/java/a/";
    private static final String TEST = "engine/src/test/java/a/";
    private static final SourceFile PACKAGE = new SourceFile(MAIN + "package-info.java", "@NullMarked\npackage a;");

    @ParameterizedTest
    @ValueSource(strings = {"  @Suppress" + "Warnings(\"all\")", "  // TO" + "DO later", "  return " + "null;"})
    void inMainCode(String line) {
        assertThat(faults(new SourceFile(MAIN + "A.java", line))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"  Thread.sl" + "eep(1);", "  @Dis" + "abled"})
    void inTests(String line) {
        assertThat(faults(new SourceFile(TEST + "Fixture.java", line))).hasSize(1);
        assertThat(faults(new SourceFile(MAIN + "A.java", line))).isEmpty();
    }

    @Test
    void aFileOfOver400Lines() {
        assertThat(faults(new SourceFile(MAIN + "A.java", "\n".repeat(401)))).hasSize(1);
        assertThat(faults(new SourceFile(MAIN + "A.java", "\n".repeat(400)))).isEmpty();
    }

    @Test
    void aPackageThatIsNotNullMarked() {
        SourceFile alone = new SourceFile(MAIN + "b/B.java", "");
        assertThat(faults(alone)).hasSize(1);
        assertThat(faults(alone, new SourceFile(MAIN + "b/package-info.java", "package a.b;")))
                .hasSize(1);
    }

    @Test
    void aThirteenthPublicType() {
        SourceFile[] types = Stream.of(
                        "class", "sealed interface", "record", "enum", "final class", "abstract class", "interface")
                .flatMap(kind -> Stream.of("A", "B").map(name -> "public " + kind + " " + name))
                .map(line -> new SourceFile(MAIN + "T.java", line + " {"))
                .toArray(SourceFile[]::new);
        assertThat(types).hasSize(14);
        assertThat(faults(types)).singleElement().asString().contains("14 public types");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import org.junit.jupiter.api.Tag;\n@Test",
                "import org.junit.jupiter.api.Tag;\n@FuzzTest",
                "import org.junit.jupiter.api.Tag;\n@Tag(\"fast\")\n@Test",
                "import org.junit.jupiter.api.Tag;\n@Tag(\"unit\")\n@Property",
                "import net.jqwik.api.Tag;\n@Tag(\"unit\")\n@ParameterizedTest",
                "import org.junit.jupiter.api.Tag;\n@Tag(\"unit\")\n@Tag(\"system\")\n@Test"
            })
    void aTestWithoutItsOneTier(String text) {
        assertThat(faults(new SourceFile(TEST + "ATest.java", text))).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "import org.junit.jupiter.api.Tag;\n@Tag(\"unit\")\n@Test",
                "import net.jqwik.api.Tag;\n@Tag(\"unit\")\n@Property",
                "import org.junit.jupiter.api.Tag;\n@Tag(\"unit\")\n@net.jqwik.api.Tag(\"unit\")\n@Test @Property"
            })
    void butNotATestWithItsTier(String text) {
        assertThat(faults(new SourceFile(TEST + "ATest.java", text))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"class A {\n    @Test\n", "class A {\n    @Property\n", "class A {\n    @FuzzTest\n"})
    void aTestThatIsNeverRun(String text) {
        assertThat(faults(new SourceFile(TEST + "Tests.java", text)))
                .singleElement()
                .asString()
                .contains("never run");
        assertThat(faults(new SourceFile(TEST + "Contract.java", "abstract " + text)))
                .isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "@Enab" + "ledOnOs(OS.LINUX)",
                "@Enab" + "ledOnOs(value = OS.MAC)\nvoid is() { disabledReason(); }",
                "@Enab" + "ledIfSystemProperty(named = \"a\", matches = \"b\")",
                "@Enab" + "ledForJreRange(min = JRE.JAVA_21)"
            })
    void aTestThatIsSkippedForNoReason(String text) {
        assertThat(faults(new SourceFile(TEST + "Fixture.java", text))).hasSize(1);
    }

    @Test
    void butNotOneThatSaysWhy() {
        String text = "@Enab"
                + "ledIfSystemProperty(\n named = \"a\",\n matches = \"b\",\n disabledReason =\n \"slow (a minute)\")";
        assertThat(faults(new SourceFile(TEST + "Fixture.java", text))).isEmpty();
    }

    private static List<String> faults(SourceFile... files) {
        return SourceRules.faults(
                Stream.concat(Stream.of(PACKAGE), Stream.of(files)).toList());
    }
}
