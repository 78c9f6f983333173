package cn.caitong.app.launcher;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("unit")
class LauncherHandsOverToJavaTest {
    @TempDir
    private Path folder = Path.of("");

    private LaunchedProject project = new LaunchedProject(folder, folder);

    @BeforeEach
    void layOut() {
        project = LaunchedProject.in(folder);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/nowhere", "17.0.9", "1.8.0_412", ""})
    void aJdkThatIsNamedMustBeRecentEnough(String version) throws IOException {
        Files.writeString(project.tools().resolve("jdk/release"), "JAVA_VERSION=\"" + version + "\"\n");
        String home = version.startsWith("/")
                ? version
                : project.tools().resolve("jdk").toString();
        LaunchedProject.Run run = project.hub(List.of("HUB_JAVA_HOME=" + home), "clock");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.err()).hasLineCount(1).contains("JDK 21", home, "更高版本");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "help", "--help"})
    void usageNeedsNoBuild(String verb) {
        LaunchedProject.Run run = verb.isEmpty() ? project.hub() : project.hub(verb);
        assertThat(run.exit()).isZero();
        assertThat(run.out()).contains("./hub clock", "./hub test", "需要 JDK 21");
        assertThat(project.mavenCalls()).isEmpty();
    }

    @Test
    void argumentsArriveAsTheyWereGiven() {
        project.hub("validate", "a file.json", "quo\"te", "*", "");
        List<String> arguments = project.javaArguments();
        assertThat(arguments).endsWith("cn.caitong.app.cli.Main", "validate", "a file.json", "quo\"te", "*", "");
        assertThat(arguments)
                .contains(
                        "-Dhub.home=" + project.root(),
                        project.root() + "/app/target/app.jar:" + project.root() + "/app/target/lib/*");
    }

    @Test
    void aLongTestRunKillsTheHubMoreOftenAndFuzzes() {
        project.hub("test", "--long", "-Dgroups=system");
        assertThat(String.join("\n", project.mavenCalls()))
                .contains("verify -Dhub.kills=500 -Dfuzz.duration=3m -Dgroups=system");
    }

    @Test
    void theExitCodeIsJavas() {
        assertThat(project.hub(List.of("JAVA_EXITS=7"), "clock").exit()).isEqualTo(7);
    }

    @Test
    void aLinkToItWorksFromAnywhere() throws IOException {
        Path link =
                Files.createSymbolicLink(folder.resolve("link"), project.root().resolve("hub"));
        Process process = new ProcessBuilder(link.toString(), "help")
                .directory(Path.of("/").toFile())
                .start();
        assertThat(process.getInputStream().readAllBytes()).asString().contains("./hub clock");
    }

    @Test
    void shortVerbsStartFromAnArchiveOfClassesThatIsNotOlderThanTheBuild() throws IOException {
        project.hub("clock");
        Path archive = project.root().resolve("app/target/hub-clock-21.0.1.jsa");
        assertThat(project.javaArguments()).contains("-XX:SharedArchiveFile=" + archive);
        Files.createFile(archive);
        project.touch("app/target/app.jar", Instant.parse("2100-01-01T00:00:00Z"));
        project.hub("clock");
        assertThat(archive).doesNotExist();
    }
}
