package cn.caitong.connectors.inbound;

import static cn.caitong.connectors.inbound.DoorWithoutProtocol.said;
import static cn.caitong.connectors.inbound.DoorWithoutProtocol.sample;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A partner repeats itself after the hub's dialect has become another: a new version, or a corrected file (P1, P4). */
@Tag("database")
class TheSameBytesAreTheSameMessageWhateverReadsThemTest {
    private static final String RECEIPTS = "in/receipts.jslt";
    private static final String PLACE = "\"name\": $data.BIDDER_NAME";

    private static DoorWithoutProtocol door;
    private static Path folder;

    private String said;
    private Reply first;

    @BeforeAll
    static void build(@TempDir Path temporary) {
        folder = temporary;
        door = new DoorWithoutProtocol(folder);
    }

    @AfterAll
    static void close() {
        door.close();
    }

    @BeforeEach
    void accepted() throws Exception {
        door.database.empty();
        said = sample("cqyz", "in-receipt");
        first = receive(door.open(), said);
        assertThat(first.status()).isEqualTo(202);
    }

    @Test
    void theyGetTheFirstReceiptWhereTodayTheyReadOtherwise() throws Exception {
        Reply again = receive(changed("\"Somebody\""), said);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        onlyTheFirstIsKept();
    }

    @Test
    void andWhereTodayTheyWouldBeRefused() throws Exception {
        Reply again = receive(changed("null"), said);
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        assertThat(door.texts("select code from refusal")).isEmpty();
        onlyTheFirstIsKept();
    }

    @Test
    void writtenOtherwiseWithTheSameMeaningTheyAreTheSameUnderTheSameDialect() throws Exception {
        Reply again = receive(door.open(), said.replace("\n", "\n\n"));
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.body()).isEqualTo(first.body());
        onlyTheFirstIsKept();
    }

    @Test
    void otherContentUnderTheSameIdIsAConflictBeforeAndAfter() throws Exception {
        String other = said.replace("12000.00", "12000.01");
        assertThat(other).isNotEqualTo(said);
        assertThat(receive(door.open(), other).status()).isEqualTo(409);
        assertThat(receive(changed("\"Somebody\""), other).status()).isEqualTo(409);
    }

    @Test
    void whatIsRefusedAndIsNotTheSameIsRefused() throws Exception {
        assertThat(receive(changed("null"), said.replace("12000.00", "12000.01"))
                        .status())
                .isEqualTo(422);
        assertThat(receive(changed("null"), said.replace("20260128-000101", "20260128-000102"))
                        .status())
                .isEqualTo(422);
        assertThat(door.texts("select code from refusal")).hasSize(2);
    }

    private static Reply receive(Reception reception, String body) {
        return reception.receive(said("500103", "receipts", body.getBytes(UTF_8)));
    }

    /** The dialects as they are, but that the bidder's name is read as this. */
    private static Reception changed(String value) throws Exception {
        Path dialects = folder.resolve("dialects-" + value.hashCode());
        copy(DoorWithoutProtocol.MAPPINGS.resolve("dialects"), dialects);
        Path transform = dialects.resolve("cqyz").resolve(RECEIPTS);
        String before = Files.readString(transform);
        assertThat(before).contains(PLACE);
        Files.writeString(transform, before.replace(PLACE, "\"name\": " + value));
        return door.open(dialects);
    }

    private static void copy(Path from, Path to) throws IOException {
        List<Path> files;
        try (Stream<Path> found = Files.walk(from)) {
            files = found.filter(Files::isRegularFile).toList();
        }
        for (Path file : files) {
            Path target = to.resolve(from.relativize(file));
            Files.createDirectories(target.getParent());
            Files.write(target, Files.readAllBytes(file));
        }
    }

    private static void onlyTheFirstIsKept() {
        assertThat(door.texts("select external_id from message")).hasSize(1);
        assertThat(door.texts("select first_id::text from message_conflict")).isEmpty();
        assertThat(door.texts("select type from inbox")).hasSize(1);
    }
}
