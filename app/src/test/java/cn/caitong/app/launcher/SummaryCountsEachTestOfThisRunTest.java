package cn.caitong.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@Tag("unit")
class SummaryCountsEachTestOfThisRunTest {
    @TempDir
    private Path root = Path.of("");

    @BeforeEach
    void layOut() throws IOException {
        write("start", "");
        Files.setLastModifiedTime(
                root.resolve("start"), FileTime.from(Instant.now().minusSeconds(10)));
        write("engine/src/test/java/a/PlainTest.java", "@Tag(\"database\")\nclass PlainTest {}");
        report("engine", "a.PlainTest", "1,000.5", """
            <testcase/><testcase classname="a.PlainTest" name="far"><skipped message="no network here"/></testcase>\
            """);
    }

    @Test
    void aFailedRunIsAnError() throws Exception {
        report("app", "b.NestedTest", "2", "<testcase/><testcase><failure/></testcase><testcase><error/></testcase>");
        assertThat(summary("1", 1))
                .contains("[ERROR] As far as the failed build came:")
                .endsWith("[ERROR] Tests run: 5, Failures: 1, Errors: 1, Skipped: 1\n");
    }

    @Test
    void tiersAndTotalsAreOfThisRunAlone() throws Exception {
        Path old = report("app", "b.OldTest", "2", "<testcase><failure/></testcase>");
        Files.setLastModifiedTime(old, FileTime.from(Instant.now().minusSeconds(60)));
        assertThat(summary("0", 0))
                .contains("[INFO]   database       2 tests    1000.5 s\n")
                .endsWith("[INFO] All modules:\n[INFO] Tests run: 2, Failures: 0, Errors: 0, Skipped: 1\n");
    }

    @Test
    void whatWasLeftOutIsSaidWithItsReason() throws Exception {
        assertThat(summary("0", 0)).contains("[WARNING] Not run · 未运行  a.PlainTest.far: no network here\n");
    }

    @Test
    void whatWasLeftOutTogetherIsSaidOnceInTheTestsOwnWords() throws Exception {
        String skipped = "<testcase classname=\"b.LongTest\" name=\"%s\">"
                + "<skipped message=\"System property [hub.kills] does not exist ==> it is long\"/></testcase>";
        report("app", "b.LongTest", "2", skipped.formatted("one") + skipped.formatted("other"));
        assertThat(summary("0", 0)).contains("[WARNING] Not run · 未运行  b.LongTest (2 tests): it is long\n");
    }

    /** A report whose own counts are wrong, as Surefire's are for nested classes. */
    private Path report(String module, String type, String seconds, String cases) throws IOException {
        return write(
                module + "/target/surefire-reports/TEST-" + type + ".xml",
                "<testsuite name=\"%s\" time=\"%s\" tests=\"0\" failures=\"0\">%s</testsuite>"
                        .formatted(type, seconds, cases));
    }

    private String summary(String mavensExit, int expectedExit) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "../build/TestSummary.java",
                        root.toString(),
                        root.resolve("start").toString(),
                        mavensExit)
                .redirectErrorStream(true)
                .start();
        String out = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).isEqualTo(expectedExit);
        return out;
    }

    private Path write(String name, String text) throws IOException {
        Path file = root.resolve(name);
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }
}
