package cn.caitong.connectors.sftp;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A server that is just being started is no alarm; one that stays away is, in words that say what to do. */
@Tag("contract")
class OneFailedReadingIsNoNewsTest {
    private static final String OPEN = "select detail from alarm where cleared_at is null";

    private static FolderStage stage;

    private Pickup pickup;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        stage = new FolderStage(folder);
    }

    @BeforeEach
    void beginAnew() {
        pickup = stage.node("node-1");
    }

    @AfterEach
    void clear() {
        stage.clear();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void aServerThatStaysAwayIsSaidInWordsOnceAndForgottenWhenItIsBack() {
        stage.centre.goDown();
        try {
            pickup.turn();
            assertThat(stage.column(OPEN)).as("it may be starting").isEmpty();
            pickup.turn();
            pickup.turn();
            assertThat(stage.column(OPEN))
                    .singleElement()
                    .asString()
                    .contains("nobody listens at its baseUrl; have the partner start its server", "请联系对方启动服务")
                    .doesNotContain("Exception");
        } finally {
            stage.centre.comeUp();
        }
        pickup.turn();
        assertThat(stage.column(OPEN)).isEmpty();
    }

    @Test
    void failuresWithAReadingBetweenThemAreEachAFirstOne() {
        for (int again = 0; again < 2; again++) {
            stage.centre.goDown();
            pickup.turn();
            stage.centre.comeUp();
            pickup.turn();
        }
        assertThat(stage.column("select code from alarm")).isEmpty();
    }

    @Test
    void aPasswordThatIsNotTakenIsToldAtOnce() throws IOException {
        Path password = stage.secrets().resolve("500229.sftp.password");
        String right = Files.readString(password);
        try {
            Files.writeString(password, "another");
            pickup.turn();
            assertThat(stage.column(OPEN))
                    .singleElement()
                    .asString()
                    .contains("does not let the hub sign in", "拒绝登录")
                    .doesNotContain("another");
        } finally {
            Files.writeString(password, right);
        }
    }

    /** While its server was away somebody put another in its place. */
    @Test
    void anotherReasonIsSaidInThePlaceOfTheFirst() throws IOException {
        Path known = stage.secrets().resolve("500229.known_hosts");
        String right = Files.readString(known);
        stage.centre.goDown();
        pickup.turn();
        pickup.turn();
        try {
            HostKey.draw(Files.createDirectories(stage.secrets().resolve("other")), "500229", "localhost");
            Files.writeString(known, Files.readString(stage.secrets().resolve("other/500229.known_hosts")));
            stage.centre.comeUp();
            pickup.turn();
            assertThat(stage.column(OPEN)).singleElement().asString().contains("does not show the known key");
        } finally {
            Files.writeString(known, right);
        }
        pickup.turn();
        assertThat(stage.column(OPEN)).isEmpty();
    }

    @Test
    void aPasswordThatIsNotThereIsToldAtOnce() throws IOException {
        Path password = stage.secrets().resolve("500229.sftp.password");
        Path aside = stage.secrets().resolve("aside");
        Files.move(password, aside);
        try {
            pickup.turn();
            assertThat(stage.column(OPEN)).singleElement().asString().contains("is not among the secrets", "请补齐");
        } finally {
            Files.move(aside, password);
        }
    }
}
