package cn.caitong.connectors.amqp;

import static cn.caitong.connectors.amqp.QueueStage.ONE;
import static cn.caitong.connectors.amqp.QueueStage.OTHER;
import static cn.caitong.connectors.amqp.QueueStage.objection;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import cn.caitong.simulators.queue.Parcel;
import cn.caitong.simulators.queue.QueueLine;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Broker and hub are one process: what one of them holds, both have less of. */
@Tag("contract")
class AVastMessageNeverReachesTheHeapTest {
    /** To be read it would be held as it came, as the bytes of its body and as a text: no heap has room for three thirds. */
    private static final long VAST = Runtime.getRuntime().maxMemory() / 3;

    @Test
    void itIsRejectedAndAnsweredAndWhatComesAfterItIsTaken(@TempDir Path folder) throws Exception {
        try (QueueStage stage = new QueueStage(folder);
                QueuePartners node = stage.node();
                QueueLine line = stage.line(ONE)) {
            Parcel head = Parcel.said("vast-1", "text/plain", new byte[0]);
            String in = QueueNames.of(ONE).in();
            assertThatThrownBy(() -> line.putVast(in, head, VAST, QueueStage.PATIENCE))
                    .isInstanceOf(QueueLine.Rejected.class);
            Parcel refused = QueueStage.answer(line, ONE);
            assertThat(refused.status()).contains(413);
            assertThat(refused.about()).contains("vast-1");
            assertThat(refused.text()).contains("body-too-large");
            assertThat(QueueStage.ask(line, ONE, Parcel.said("next", objection(ONE, "V-1")))
                            .status())
                    .contains(202);
            assertThat(files(folder.resolve("artemis/large"))).isEmpty();
            assertThat(node).isNotNull();
        }
    }

    /** Nobody is answered for what another has put there, nor may its id grow into what it was refused for. */
    @Test
    void nothingStandsInForWhatIsNotItsSendersOrHasNoIdToAnswer(@TempDir Path folder) throws Exception {
        byte[] large = new byte[2_000_000];
        try (QueueStage stage = new QueueStage(folder);
                QueuePartners node = stage.node();
                QueueLine line = stage.line(ONE);
                QueueLine others = stage.line(OTHER)) {
            assertThat(node).isNotNull();
            assertThatThrownBy(() ->
                            line.putNamelessly(QueueNames.of(OTHER).in(), Parcel.said("forged", "text/plain", large)))
                    .isInstanceOf(QueueLine.Forbidden.class);
            assertThatThrownBy(
                            () -> line.put(QueueNames.of(ONE).in(), Parcel.said("9".repeat(2000), "text/plain", large)))
                    .isInstanceOf(QueueLine.Rejected.class);
            assertThat(QueueStage.ask(others, OTHER, Parcel.said("mine", objection(OTHER, "V-2")))
                            .about())
                    .contains("mine");
            assertThat(QueueStage.ask(line, ONE, Parcel.said("next", objection(ONE, "V-3")))
                            .about())
                    .contains("next");
        }
    }

    private static List<Path> files(Path folder) throws IOException {
        try (Stream<Path> files = Files.list(folder)) {
            return files.toList();
        }
    }
}
