package cn.caitong.app.demo;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.springframework.util.FileSystemUtils;

@Tag("unit")
class AStageIsClearedUnlessSomethingWentWrongTest {
    private final List<Path> kept = new ArrayList<>();
    private Stage stage;

    @BeforeEach
    void open() throws IOException {
        stage = Stage.open(kept::add);
        Files.createDirectory(stage.folder().resolve("postgres"));
        Files.writeString(stage.folder().resolve("postgres/PG_VERSION"), "18");
    }

    @AfterEach
    void clear() throws IOException {
        FileSystemUtils.deleteRecursively(stage.folder());
    }

    @Test
    void whatWentWrongIsKeptAndSaidWhere() throws IOException {
        stage.close();
        assertThat(kept).containsExactly(stage.folder());
        assertThat(stage.folder().resolve("postgres/PG_VERSION")).exists();
    }

    @Test
    void whatSomebodyStoppedEndsAtTheNextDayAndIsCleared() throws Exception {
        Thread controlC = Thread.ofPlatform().daemon().start(stage::stop);
        await().until(stage::isStopped);
        assertThatThrownBy(stage::goOn).isInstanceOf(CancellationException.class);
        stage.close();
        controlC.join();
        assertThat(kept).isEmpty();
        assertThat(stage.folder()).doesNotExist();
    }

    @Test
    void whatWentWellIsCleared() throws IOException {
        assertThatCode(stage::goOn).doesNotThrowAnyException();
        stage.done();
        stage.close();
        assertThat(kept).isEmpty();
        assertThat(stage.folder()).doesNotExist();
    }
}
