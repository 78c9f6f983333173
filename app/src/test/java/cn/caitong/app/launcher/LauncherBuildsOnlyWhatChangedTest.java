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
class LauncherBuildsOnlyWhatChangedTest {
    private static final Instant LATER = Instant.parse("2100-01-01T00:00:00Z");

    @TempDir
    private Path folder = Path.of("");

    private LaunchedProject project = new LaunchedProject(folder, folder);

    @BeforeEach
    void layOut() {
        project = LaunchedProject.in(folder);
    }

    @Test
    void aFailedBuildShowsItsErrorsAndRunsNothing() {
        LaunchedProject.Run run = project.hub(List.of("MAVEN_FAILS=yes"), "clock");
        assertThat(run.exit()).isEqualTo(2);
        assertThat(run.out()).isEmpty();
        assertThat(run.err())
                .contains("it does not compile", "build.log", "构建失败")
                .doesNotContain("[INFO]");
        assertThat(project.javaArguments()).isEmpty();
        assertThat(project.hub("clock").exit()).isZero();
        assertThat(project.mavenCalls()).hasSize(2);
    }

    @Test
    void theFirstRunBuildsAndTellsSoBesideTheAnswer() {
        LaunchedProject.Run run = project.hub("clock");
        assertThat(run.out()).isEqualTo("{\"answer\":1}\n");
        assertThat(run.err()).isEqualTo("hub: building · 构建 [7/7] Caitong :: app\n");
        assertThat(project.mavenCalls())
                .containsExactly("-B -f " + project.root()
                        + "/pom.xml package -DskipTests -Dtests.uncompiled=true -Dexec.skip=true -pl app -am");
    }

    @Test
    void theSecondRunDoesNotCallMaven() {
        project.hub("clock");
        assertThat(project.hub("clock").err()).isEmpty();
        assertThat(project.mavenCalls()).hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "pom.xml",
                "app/src/main/java/App.java",
                "engine/src/main/resources/db/V1.sql",
                "connectors/pom.xml"
            })
    void whatEndsUpInAJarIsBuilt(String file) {
        project.hub("clock");
        project.touch(file, LATER);
        project.hub("clock");
        assertThat(project.mavenCalls()).hasSize(2);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "config/application.yaml",
                "mappings/dialects/cqyz/in.jslt",
                "mappings/README.md",
                "app/src/test/java/AppTest.java",
                "app/target/app.jar"
            })
    void whatDoesNotIsLeftAlone(String file) {
        project.hub("clock");
        project.touch(file, LATER);
        project.hub("clock");
        assertThat(project.mavenCalls()).hasSize(1);
    }

    @Test
    void aDeletedSourceIsAChange() throws IOException {
        project.hub("clock");
        project.touch("app/target/.built", Instant.now().minusSeconds(30));
        Files.delete(project.root().resolve("app/src/main/java/App.java"));
        project.hub("clock");
        assertThat(project.mavenCalls()).hasSize(2);
    }

    @Test
    void anImageWithoutSourcesIsNotBuiltAndNeedsNoCompiler() throws IOException {
        Files.delete(project.tools().resolve("jdk/bin/javac"));
        assertThat(project.hub("clock").exit()).isEqualTo(2);
        Files.delete(project.root().resolve("pom.xml"));
        assertThat(project.hub("clock").exit()).isZero();
        assertThat(project.mavenCalls()).isEmpty();
    }

    @Test
    void twoLaunchersBuildOnce() {
        List<String> slowly = List.of("MAVEN_TAKES=0.3");
        List<Process> both = List.of(project.start(slowly, "clock"), project.start(slowly, "clock"));
        assertThat(both).allSatisfy(process -> assertThat(process.waitFor()).isZero());
        assertThat(project.mavenCalls()).hasSize(1);
    }
}
