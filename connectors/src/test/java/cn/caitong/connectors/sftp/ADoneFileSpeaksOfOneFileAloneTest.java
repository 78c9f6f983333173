package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.FolderStage.GB18030;
import static cn.caitong.connectors.sftp.FolderStage.sample;
import static cn.caitong.connectors.sftp.FolderStage.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.partner.FileArea.Finished;
import cn.caitong.engine.store.TransactionListener;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Where another file says that one is whole, it says so of that one: not of the next under its name, nor never of ours. */
@Tag("contract")
class ADoneFileSpeaksOfOneFileAloneTest {
    private static final String NAME = "SK_20260128_000001.csv";
    private static final String DONE = NAME + ".ok";
    private static final String ANSWER = "SK_20260128_000001_HZ.csv";

    private static FolderStage stage;

    private Pickup pickup;

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        stage = new FolderStage(folder);
    }

    @BeforeEach
    void clear() {
        stage.clear();
        pickup = stage.node("node-1", TransactionListener.NONE, stage.finishing(Finished.DONE_FILE));
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    /** The refused one could not be moved away at once; its correction is being written under its name. */
    @Test
    void theCorrectionOfARefusedFileIsNotReadBeforeItIsWhole() throws IOException {
        stage.put(NAME, text("in-receipt").replace("合计,1,12000.00", "合计,1,12000.01"));
        stage.put(DONE, "");
        Path refused = stage.file("to-hub-refused", "");
        Files.delete(refused);
        pickup.turn();
        assertThat(stage.names("to-hub"))
                .as("aside, and nothing that speaks of its name")
                .singleElement()
                .asString()
                .endsWith(".hub");
        Files.createDirectory(refused);
        byte[] whole = text("in-receipt").getBytes(GB18030);
        stage.put(NAME, Arrays.copyOf(whole, whole.length / 2));
        pickup.turn();
        assertThat(stage.names("to-hub")).as("still being written").containsExactly(NAME);
        stage.put(NAME, whole);
        stage.put(DONE, "");
        pickup.turn();
        assertThat(stage.names("to-hub")).isEmpty();
        assertThat(stage.names("to-hub-taken")).containsExactly(NAME);
        assertThat(stage.column("select external_id from message")).hasSize(1);
    }

    /** The hub died after it wrote its answer, and before it said that the answer was whole. */
    @Test
    void anAnswerThatWasNotFinishedIsFinishedByTheNextReading() throws IOException {
        stage.put(NAME, sample("in-receipt"));
        stage.put(DONE, "");
        pickup.turn();
        Files.delete(stage.file("to-hub-answers", ANSWER + ".ok"));
        Files.move(stage.file("to-hub-taken", NAME), stage.file("to-hub", NAME + ".7-1.hub"));
        pickup.turn();
        assertThat(stage.names("to-hub-answers")).containsExactly(ANSWER, ANSWER + ".ok");
    }
}
