package cn.caitong.engine.backup;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.engine.store.BlankDatabase;
import cn.caitong.engine.store.DatabaseSettings;
import cn.caitong.engine.store.EmbeddedDatabase;
import cn.caitong.engine.store.TransactionListener;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The process ends before and after the commit of all rows, with the database beside it and in its own folder. */
@Tag("database")
class AHalfDoneRestoreIsBegunAnewTest {
    @TempDir
    private Path folder = Path.of("");

    private Path data = folder;

    @BeforeEach
    void layOut() throws Exception {
        data = Files.createDirectory(folder.resolve("data"));
    }

    /** What a killed process leaves is what one leaves that an error ends here: nothing is tidied up on the way out. */
    private static final class Death extends Error {
        private static final long serialVersionUID = 1L;
    }

    private static final TransactionListener BEFORE = new TransactionListener() {
        @Override
        public void beforeCommit(String transaction) {
            throw new Death();
        }
    };

    private static final TransactionListener AFTER = new TransactionListener() {
        @Override
        public void committed(String transaction) {
            throw new Death();
        }
    };

    @Test
    void besideAnExternalDatabase() throws Exception {
        try (KeptHub hub = new KeptHub(folder.resolve("hub"));
                BlankDatabase blank = new BlankDatabase()) {
            hub.backup().to(folder.resolve("kept"));
            Optional<DatabaseSettings> there = Optional.of(blank.settings());

            dies(there, BEFORE);
            assertThat(KeptHub.strings(blank.settings(), "select id from message"))
                    .as("all rows come at once")
                    .isEmpty();
            dies(there, AFTER);
            assertThat(KeptHub.strings(blank.settings(), "select id from message"))
                    .hasSize(1);

            new Restore(folder.resolve("kept"), data, there).run(null);
            assertThat(Restore.isHalfDone(data)).isFalse();
            assertThat(KeptHub.rows(blank.settings())).isEqualTo(KeptHub.rows(hub.database.settings()));
        }
    }

    /** Whoever names another database by mistake must not have it cleared. */
    @Test
    void onlyInThePlaceWhereItWasBegun() throws Exception {
        try (KeptHub hub = new KeptHub(folder.resolve("hub"));
                BlankDatabase begun = new BlankDatabase();
                BlankDatabase another = new BlankDatabase()) {
            hub.backup().to(folder.resolve("kept"));
            dies(Optional.of(begun.settings()), BEFORE);
            another.withOwner("create table mine (id int)");
            assertThatThrownBy(
                            () -> new Restore(folder.resolve("kept"), data, Optional.of(another.settings())).run(null))
                    .hasMessageContaining("数据库中已有表");
            assertThat(KeptHub.strings(another.settings(), "select relname from pg_class where relname = 'mine'"))
                    .hasSize(1);
        }
    }

    @Test
    void inAFolderOfItsOwn() throws Exception {
        try (KeptHub hub = new KeptHub(folder.resolve("hub"))) {
            hub.backup().to(folder.resolve("kept"));
            dies(Optional.empty(), AFTER);
            new Restore(folder.resolve("kept"), data, Optional.empty()).run(null);
            assertThat(Restore.isHalfDone(data)).isFalse();
            try (EmbeddedDatabase restored = EmbeddedDatabase.start(data.resolve("postgres"), 0)) {
                assertThat(KeptHub.rows(restored.settings())).isEqualTo(KeptHub.rows(hub.database.settings()));
            }
        }
    }

    private void dies(Optional<DatabaseSettings> external, TransactionListener how) {
        assertThatThrownBy(() -> new Restore(folder.resolve("kept"), data, external, how).run(null))
                .isInstanceOf(Death.class);
        assertThat(Restore.isHalfDone(data)).as("no hub starts on it").isTrue();
    }
}
