package cn.caitong.connectors.sftp;

import static cn.caitong.connectors.sftp.FolderStage.GB18030;
import static cn.caitong.connectors.sftp.FolderStage.text;
import static org.assertj.core.api.Assertions.assertThat;

import cn.caitong.connectors.partner.FileArea.Finished;
import cn.caitong.engine.files.FileIntake;
import cn.caitong.engine.store.TransactionListener;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileTime;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Its sender puts another file in its place, of the same size and within the same second, while the hub has read the first. */
@Tag("contract")
class WhatReplacesAFileIsNeverMovedUnreadTest {
    private static final String NAME = "SK_20260128_000001.csv";
    private static final String ANSWER = "SK_20260128_000001_HZ.csv";
    private static final String ASIDE = NAME + ".7-1.hub";
    private static final String FIRST = text("in-receipt");
    private static final String SECOND = FIRST.replace("000101,101", "000102,102");
    private static final String THIRD = FIRST.replace("000101,101", "000103,103");
    private static final String WRONG = FIRST.replace("合计,1,12000.00", "合计,1,12000.01");
    private static final FileTime THAT_SECOND = FileTime.from(Instant.parse("2026-01-28T02:15:31Z"));

    private static FolderStage stage;

    /** What is put down next, once the hub has stored what it read. */
    private final Deque<String> next = new ArrayDeque<>();

    @BeforeAll
    static void open(@TempDir Path folder) throws IOException {
        stage = new FolderStage(folder);
    }

    @BeforeEach
    void clear() {
        stage.clear();
    }

    @AfterAll
    static void close() {
        stage.close();
    }

    @Test
    void itIsReadAtTheNextTurnAndTheFirstStands() {
        put(FIRST);
        next.add(SECOND);
        Pickup node = replacedOnceItIs(FileIntake.TAKE);
        node.turn();
        assertThat(contents("to-hub-taken")).as("the second was not read").isEmpty();
        assertThat(stage.column("select external_id from message")).containsExactly("500229-20260128-000101");
        node.turn();
        assertThat(stage.column("select code from parked where resolved_at is null"))
                .containsExactly("file-conflict");
        assertThat(contents("to-hub-refused")).containsExactly(SECOND);
        assertThat(stage.names("to-hub-refused")).containsExactly(NAME);
        assertThat(stage.names("to-hub")).isEmpty();
        assertThat(stage.answer(ANSWER).getFirst()).isEqualTo("回执,%s,受理,,,".formatted(NAME));
        assertThat(stage.names("to-hub-answers")).hasSize(2);
    }

    /** A file that was refused took nothing, not even its name; its correction comes within the second. */
    @Test
    void theCorrectionOfARefusedFileIsTaken() {
        put(WRONG);
        next.add(FIRST);
        Pickup node = replacedOnceItIs(FileIntake.REFUSE);
        node.turn();
        String readAt = stage.column("select read_at::text from file_poll").getFirst();
        node.turn();
        assertThat(stage.column("select arrived_at::text from inbox"))
                .as("at once after the reading that did not find it (P6)")
                .containsExactly(readAt);
        assertThat(stage.column("select external_id from message")).containsExactly("500229-20260128-000101");
        assertThat(contents("to-hub-taken")).containsExactly(FIRST);
        assertThat(stage.names("to-hub-taken")).containsExactly(NAME);
        assertThat(stage.names("to-hub")).isEmpty();
        assertThat(stage.column("select code from parked")).isEmpty();
    }

    @Test
    void aThirdUnderTheNameTakesNothingFromTheSecond() {
        put(FIRST);
        next.add(SECOND);
        Pickup node = replacedOnceItIs(FileIntake.TAKE);
        node.turn();
        put(THIRD);
        node.turn();
        node.turn();
        assertThat(contents("to-hub-refused")).containsExactlyInAnyOrder(SECOND, THIRD);
        assertThat(stage.names("to-hub")).isEmpty();
        assertThat(stage.column("select code from parked")).containsExactly("file-conflict", "file-conflict");
    }

    @Test
    void theSameContentAgainIsMovedAsTheFirst() {
        put(FIRST);
        next.add(FIRST);
        replacedOnceItIs(FileIntake.TAKE).turn();
        assertThat(contents("to-hub-taken")).containsExactly(FIRST);
        assertThat(stage.names("to-hub")).isEmpty();
        assertThat(stage.column("select code from parked")).isEmpty();
    }

    /** The process died between taking it aside and moving it away. */
    @Test
    void whatLiesAsideAndIsKnownIsAnsweredAndMovedUnderItsOwnName() throws IOException {
        put(FIRST);
        Pickup node = stage.node("node-1");
        node.turn();
        Files.move(stage.file("to-hub-taken", NAME), stage.file("to-hub", ASIDE));
        Files.delete(stage.file("to-hub-answers", ANSWER));
        node.turn();
        assertThat(stage.names("to-hub-taken")).containsExactly(NAME);
        assertThat(stage.names("to-hub")).isEmpty();
        assertThat(stage.answer(ANSWER).getFirst()).isEqualTo("回执,%s,受理,,,".formatted(NAME));
        assertThat(stage.column("select external_id from message")).hasSize(1);
    }

    /** It died there before it saw that this was another one than it had read. */
    @Test
    void whatLiesAsideAndIsNotKnownIsTakenAsUnderItsOwnName() {
        stage.put(ASIDE, SECOND);
        put(THIRD);
        stage.node("node-1").turn();
        assertThat(stage.column("select name from partner_file")).containsExactly(NAME);
        assertThat(stage.column("select external_id from message"))
                .as("what lay aside was there before")
                .containsExactly("500229-20260128-000102");
        assertThat(contents("to-hub-taken")).containsExactly(SECOND);
        assertThat(contents("to-hub-refused")).containsExactly(THIRD);
        assertThat(stage.names("to-hub")).isEmpty();
    }

    @Test
    void aDoneFileThatBelongsToANewerOneStays() {
        stage.put(ASIDE, FIRST);
        put(SECOND);
        stage.put(done(), "");
        stage.node("node-1", TransactionListener.NONE, stage.finishing(Finished.DONE_FILE))
                .turn();
        assertThat(contents("to-hub-taken")).containsExactly(FIRST);
        assertThat(contents("to-hub-refused")).as("read, since it is whole").containsExactly(SECOND);
        assertThat(stage.names("to-hub")).isEmpty();
    }

    @Test
    void whatSaidThatAFileIsWholeGoesWithIt() {
        put(FIRST);
        stage.put(done(), "");
        next.add(SECOND);
        Pickup node = stage.node("node-1", replacing(FileIntake.TAKE), stage.finishing(Finished.DONE_FILE));
        node.turn();
        assertThat(stage.names("to-hub"))
                .as("the second, aside")
                .singleElement()
                .asString()
                .endsWith(".hub");
        put(THIRD);
        node.turn();
        assertThat(stage.names("to-hub"))
                .as("nobody has said that the third is whole")
                .containsExactly(NAME);
        stage.put(done(), "");
        node.turn();
        assertThat(contents("to-hub-refused")).containsExactlyInAnyOrder(SECOND, THIRD);
        assertThat(stage.names("to-hub")).isEmpty();
    }

    private static String done() {
        return NAME + stage.partner().files().orElseThrow().done();
    }

    private Pickup replacedOnceItIs(String transaction) {
        return stage.node("node-1", replacing(transaction), stage.partner());
    }

    private TransactionListener replacing(String transaction) {
        return new TransactionListener() {
            @Override
            public void committed(String name) {
                if (name.equals(transaction) && !next.isEmpty()) {
                    put(next.removeFirst());
                }
            }
        };
    }

    /** Under its name at once, as a sender that renames does. */
    private static void put(String content) {
        try {
            Path upload = Files.write(stage.file("from-hub", "upload"), content.getBytes(GB18030));
            Files.setLastModifiedTime(upload, THAT_SECOND);
            Files.move(upload, stage.file("to-hub", NAME), StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException failed) {
            throw new UncheckedIOException(failed);
        }
    }

    private static List<String> contents(String folder) {
        return stage.names(folder).stream()
                .map(name -> {
                    try {
                        return Files.readString(stage.file(folder, name), GB18030);
                    } catch (IOException failed) {
                        throw new UncheckedIOException(failed);
                    }
                })
                .toList();
    }
}
